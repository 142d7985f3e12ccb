// The summary an agent reads first: who wants what, what happened, what was answered; in the writers' own words.

import { intentWords } from '../intents.ts';
import { inEnglish, type Told, toSay, toTell } from '../tell.ts';
import type { Tone, Understanding } from '../understanding.ts';
import { sentences } from './sentences.ts';
import { type MoodOfMail, moodSentence } from './tone-trend.ts';

export type ThreadMessage = Readonly<{
  id: string;
  author: 'customer' | 'bot' | 'agent';
  text: string;
  /** ISO 8601; messages are in the order of time. */
  at: string;
  /** Of a customer's mail that was read before. */
  tone?: Tone | null;
}>;

/** `said`: the same for readers of other languages; absent where the words are a model's, or from before it was kept. */
export type SummarySentence = Readonly<{ text: string; messageId: string; said?: Told }>;
export type Summary = Readonly<{ sentences: readonly SummarySentence[] }>;

/** Nobody reads more before opening the thread. Words. */
const wordLimit = 80;
const longestQuote = 24;

const count = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Shortened at a word, with an ellipsis, so that it stays a quotation. */
function clipped(text: string, most: number): string {
  const tidy = text.replace(/\s+/g, ' ').trim();
  const parts = tidy.split(' ');
  return parts.length <= most ? tidy : `${parts.slice(0, most).join(' ')} …`;
}

function bodySentences(text: string): string[] {
  return sentences(text.slice(0, 12_000), 60)
    .filter((sentence) => sentence.part === 'body')
    .map((sentence) => text.slice(sentence.start, sentence.end))
    .filter((sentence) => count(sentence) >= 3);
}

const happened =
  /\b(?:was|were|had|did|came|arrived|ordered|bought|received|paid|sent|returned|told|promised|broke|stopped|waited|tried|called|since|ago|never|still|war|wurde|habe|bestellt|seit|noch|j'ai|été|depuis|toujours|compré|pedí|recibí|desde|todavía|objednal\w*|dostal\w*|přišl\w*|stále)\b/i;
const politeness =
  /^(?:thank|thanks|sorry|i hope|hope (?:you|this)|danke|vielen dank|merci|gracias|děkuji|please find)/i;

/** How much a sentence tells of what happened: facts and past events count, courtesies do not. */
function storyWorth(sentence: string, position: number): number {
  const words = count(sentence);
  return (
    (happened.test(sentence) ? 2 : 0) +
    (/\d/.test(sentence) ? 1.5 : 0) +
    (words >= 6 && words <= 35 ? 1 : 0) -
    (sentence.trimEnd().endsWith('?') ? 1.5 : 0) -
    (politeness.test(sentence) ? 3 : 0) -
    position * 0.15
  );
}

function bestStory(text: string, not: string): string | null {
  let best: string | null = null;
  let bestWorth = 1.5;
  for (const [position, sentence] of bodySentences(text).entries()) {
    const worth = storyWorth(sentence, position);
    if (sentence !== not && worth > bestWorth) {
      best = sentence;
      bestWorth = worth;
    }
  }
  return best;
}

/** What a reply tells: its first sentence with a fact in it, else its first. */
function answerOf(text: string): string | null {
  const all = bodySentences(text).filter((sentence) => !politeness.test(sentence));
  return all.find((sentence) => /\d/.test(sentence)) ?? all[0] ?? null;
}

const sentenceOf = (said: Told, messageId: string): SummarySentence => ({
  ...{ text: inEnglish(said), messageId, said },
});

function wishSentence(message: ThreadMessage, latest: Understanding): SummarySentence {
  const orders = latest.entities.orderNumbers.map((order) => order.value).slice(0, 2);
  const about = orders.length > 0 ? ` (${orders.join(', ')})` : '';
  const found = latest.evidence.intent.find((span) => span.field === 'text');
  const wish = latest.wantsHuman ? toTell(intentWords.talk_to_human.wish) : wishWords(latest);
  const quote = found && clipped(found.text, longestQuote);
  return sentenceOf(
    quote
      ? toTell('{wish}{about}: “{quote}”', { wish, about, quote })
      : { words: '{wish}{about}', values: { wish, about } },
    message.id,
  );
}

/** A team's own intent has no words but its name. */
const wishWords = ({ intent, own }: Understanding): Told =>
  own
    ? toTell('The customer asks about {subject}', { subject: own.intent.replaceAll('_', ' ') })
    : toTell(intentWords[intent].wish);

const quoting = (words: string, text: string): Told => ({
  words,
  values: { quote: clipped(text, longestQuote) },
});

function factSentence(
  messages: readonly ThreadMessage[],
  facts: readonly { name: string; value: string }[],
  fallback: string,
): SummarySentence | null {
  const known = facts.filter((fact) => fact.value.trim() !== '').slice(0, 4);
  if (known.length === 0) return null;
  const source = messages.find((message) => known.some((fact) => message.text.includes(fact.value)));
  // By name and value, for a reader of another language has other names for them.
  const list = { facts: known.map(({ name, value }) => ({ name, value })) };
  return sentenceOf(toTell('Known: {list}.', { list }), source?.id ?? fallback);
}

/**
 * At most 80 words in at most six sentences, each with the message it comes from. `messages` in order of time;
 * `latest` is the understanding of the customer's last message; `facts` what was looked up or collected.
 */
export function summarise(
  messages: readonly ThreadMessage[],
  latest: Understanding,
  facts: readonly { name: string; value: string }[],
): Summary {
  const fromCustomer = messages.filter((message) => message.author === 'customer');
  const last = fromCustomer.at(-1);
  if (last === undefined) return { sentences: [] };
  const found: SummarySentence[] = [wishSentence(last, latest)];
  const quoted = latest.evidence.intent.find((span) => span.field === 'text')?.text ?? '';
  const first = fromCustomer[0] ?? last;
  const story = bestStory(first.text, quoted);
  if (story !== null) found.push(sentenceOf(quoting(toSay('“{quote}”'), story), first.id));
  const answered = messages.filter((message) => message.author !== 'customer').at(-1);
  const answer = answered === undefined ? null : answerOf(answered.text);
  if (answered !== undefined && answer !== null) {
    const words =
      answered.author === 'bot'
        ? toSay('The bot answered: “{quote}”')
        : toSay('An agent answered: “{quote}”');
    found.push(sentenceOf(quoting(words, answer), answered.id));
  }
  if (latest.didNotHelp) found.push(sentenceOf(toTell('The customer says that this did not help.'), last.id));
  if (first.id !== last.id) {
    const since = bestStory(last.text, quoted);
    if (since !== null) found.push(sentenceOf(quoting(toSay('Since then: “{quote}”'), since), last.id));
  }
  const mood = moodSentence(moodsOf(fromCustomer, last, latest.tone));
  // Before what is merely known: who answers must know it first.
  if (mood !== null) found.splice(1, 0, mood);
  const fact = factSentence(messages, facts, last.id);
  if (fact !== null) found.push(fact);
  return { sentences: withinLimit(found) };
}

/** How each of the customer's mails sounded, the last one as it was read just now. */
export function moodsOf(
  fromCustomer: readonly ThreadMessage[],
  last: ThreadMessage,
  tone: Tone,
): MoodOfMail[] {
  return fromCustomer.flatMap((message) => {
    const heard = message === last ? tone : message.tone;
    return heard ? [{ id: message.id, at: message.at, tone: heard }] : [];
  });
}

function withinLimit(found: readonly SummarySentence[]): SummarySentence[] {
  const kept: SummarySentence[] = [];
  let left = wordLimit;
  for (const sentence of found) {
    const words = count(sentence.text);
    if (words <= left) {
      kept.push(sentence);
      left -= words;
    } else if (left >= 8) {
      kept.push(shortened(sentence, left));
      left = 0;
    }
  }
  return kept;
}

/** The quotation gives way first: what is said about it is short. */
function shortened({ text, messageId, said }: SummarySentence, most: number): SummarySentence {
  const quote = said?.values.quote;
  const left = typeof quote === 'string' ? count(quote) - (count(text) - most) - 1 : 0;
  if (said && typeof quote === 'string' && left >= 3)
    return sentenceOf({ ...said, values: { ...said.values, quote: clipped(quote, left) } }, messageId);
  return { text: `${clipped(text, most - 2)}${text.endsWith('”') ? '”' : ''}`, messageId };
}
