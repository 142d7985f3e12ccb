// The built-in engine: from a mail's words to what the customer wants, how they feel, and how sure we are of it.

import { type Intent, intents } from '../intents.ts';
import { type Corrected, withTeam } from '../model/team-judgement.ts';
import type { Evidence, Span, Understanding } from '../understanding.ts';
import { confidenceOf } from './confidence.ts';
import { criticalOf } from './critical.ts';
import { didNotHelp } from './did-not-help.ts';
import { entitiesOf } from './entities/entities.ts';
import type { NumberFormat } from './entities/formats.ts';
import { languageOf } from './language.ts';
import { largestAt } from './linear.ts';
import type { Model } from './model.ts';
import { deniesAnger } from './mood-denied.ts';
import { wordedMoods, wordedShare } from './mood-words.ts';
import { isPlainThanks } from './plain-thanks.ts';
import { pool } from './pooling.ts';
import { isPost, type PostMood, postEvidence, postProbability } from './post.ts';
import { type Reading, read } from './reading.ts';
import { isBareConsent, thanksOnly } from './thanks-only.ts';
import { headEvidence, headProbability, loudest, type Sources, spanOf } from './tone.ts';
import { wantsHuman } from './wants-human.ts';

export type MailWords = Readonly<{
  /** Absent: no mail, but a post or a line of a chat, whose mood is read as such. A mail without one has an empty one. */
  subject?: string;
  /** The new words: without quoted mail and signature. */
  text: string;
  /** The mail being answered: only numbers are taken from it, never a wish. */
  quoted?: string;
  attachmentNames?: readonly string[];
  /** True where the last mail before this one was the bot's. */
  afterBotReply?: boolean;
  /** ISO 8601; what "yesterday" is measured from. */
  date?: string;
  /** Earlier messages of the conversation, newest first: only numbers are taken from them. */
  earlier?: readonly string[];
  /** What the team's own numbers look like (`entities/formats.ts`). */
  formats?: readonly NumberFormat[];
  /** Names of the products in the customer's orders. */
  products?: readonly string[];
}>;

/** Below this share an intent is not worth naming beside the first. */
const shareWorthNaming = 0.02;

/** What a mail means. Pure; about 1 ms for 200 words, bounded for any length. */
export function understand(mail: MailWords, model: Model): Understanding {
  const source = { subject: mail.subject ?? '', text: mail.text };
  const reading = read(model, source.subject, source.text);
  const { language, confidence: languageConfidence } = languageOf(wordsForLanguage(source), model.languages);
  const notHelped = didNotHelp(model, reading, source, mail.afterBotReply);
  const thanks =
    isPlainThanks(source.text) ||
    thanksOnly(model, reading) ||
    (mail.afterBotReply === true && isBareConsent(source.text));
  const base = intentShares(model, reading, language, languageConfidence);
  const { shares, own, spoken } = model.team ? withTeam(model.team, reading, base) : withoutTeam(base);
  const best = largestAt(shares);
  const human = wantsHuman(model, reading, source, shares[intents.indexOf('talk_to_human')] ?? 0);
  const intent = intents[best] ?? 'other';
  const critical = criticalOf(model, reading, source);
  const mood = moodOf(
    model,
    reading,
    source,
    languageConfidence < sureOfLanguage ? 'und' : language,
    mail.subject === undefined && isPost(mail.text, reading, language),
  );
  return {
    engine: 'built-in',
    model: model.name,
    language,
    languageConfidence: rounded(languageConfidence),
    intent,
    confidence: rounded(shares[best] ?? 0),
    intents: named(shares),
    ...(own === null ? {} : { own: { intent: own.intent, confidence: rounded(own.confidence) } }),
    tone: {
      anger: rounded(mood.probability('anger')),
      sarcasm: rounded(mood.probability('sarcasm')),
      negative: rounded(headProbability(model, reading, 'negative')),
      urgency: rounded(headProbability(model, reading, 'urgency')),
    },
    critical: rounded(critical.share),
    wantsHuman: human.length > 0,
    didNotHelp: notHelped.length > 0,
    thanksOnly: thanks,
    entities: entitiesOf({
      ...source,
      quoted: mail.quoted,
      attachmentNames: mail.attachmentNames,
      date: mail.date,
      earlier: mail.earlier,
      formats: mail.formats,
      products: mail.products,
    }),
    evidence: {
      ...evidenceOf(model, reading, source, best, human, notHelped, mood),
      critical: critical.evidence,
      ...(spoken === null ? {} : { intent: [spanOf(spoken, source)] }),
    },
  };
}

type Mood = Readonly<{ probability: (mood: PostMood) => number; evidence: (mood: PostMood) => Span[] }>;

/** Below this the wordings of every language are looked for. */
const sureOfLanguage = 0.8;

function moodOf(model: Model, reading: Reading, source: Sources, language: string, asPost: boolean): Mood {
  const { posts, vectors } = model;
  if (posts === null || !asPost) {
    const worded = wordedMoods(reading, source, language);
    const meant = withoutDenials(model, reading, source);
    return {
      probability: (mood) =>
        Math.max(
          headProbability(model, meant, mood),
          loudest(model, reading, mood, source, language),
          worded[mood].length > 0 ? wordedShare : 0,
        ),
      evidence: (mood) =>
        worded[mood].length > 0 ? worded[mood].slice(0, 3) : headEvidence(model, reading, mood, source),
    };
  }
  return {
    probability: (mood) =>
      reading.body.length === 0 ? 0 : postProbability(posts, vectors, source.text, mood),
    evidence: (mood) => postEvidence(posts, vectors, reading, source.text, mood),
  };
}

/** The mail without the sentences that deny anger or scold oneself: their words sound like it. */
function withoutDenials(model: Model, reading: Reading, { subject, text }: Sources): Reading {
  const denials = reading.body.filter(({ start, end }) => deniesAnger(text.slice(start, end)));
  if (denials.length === 0) return reading;
  let rest = text;
  for (const { start, end } of denials)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return read(model, subject, rest);
}

const withoutTeam = (shares: number[]): Corrected => ({ shares, own: null, spoken: null });

/** The base model's shares of the intents and what they were read from: all that a team's cases start from. */
export function readIntents(
  { subject = '', text }: Pick<MailWords, 'subject' | 'text'>,
  model: Model,
): Readonly<{ reading: Reading; shares: readonly number[] }> {
  const reading = read(model, subject, text);
  const { language, confidence } = languageOf(wordsForLanguage({ subject, text }), model.languages);
  return { reading, shares: intentShares(model, reading, language, confidence) };
}

/** A few lines tell the language as well as a whole mail. */
const wordsForLanguage = ({ subject, text }: Sources): string =>
  `${text.slice(0, 2000)}\n${subject.slice(0, 200)}`;

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

const routed: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'cs']);

/**
 * Probability per intent, the first one calibrated. Without a readable sentence nothing is known: "other", as unsure as
 * can be. A language that the model was not taught is read by chance alone.
 */
function intentShares(
  model: Model,
  reading: Reading,
  language: string,
  languageConfidence: number,
): number[] {
  const even = 1 / intents.length;
  if (reading.body.length === 0 && reading.subject === null) {
    return intents.map((intent) => (intent === 'other' ? even + 0.01 : even - 0.001));
  }
  const pooled = pool(reading, model.pooling);
  const best = largestAt(pooled);
  const foreign = routed.has(language) ? 0 : languageConfidence;
  const trust = language === 'und' ? 0.5 : 1 - 0.6 * foreign;
  const confidence = even + (confidenceOf(model, reading, pooled) - even) * trust;
  const rest = (1 - confidence) / Math.max(1e-6, 1 - (pooled[best] ?? 0));
  // The others share what is left; none may pass the first, what remains over says "none of these".
  return Array.from(pooled, (share, c) =>
    c === best ? confidence : Math.min(share * rest, confidence * 0.99),
  );
}

function named(shares: readonly number[]): Partial<Record<Intent, number>> {
  const worth: Partial<Record<Intent, number>> = {};
  for (const [c, intent] of intents.entries()) {
    const share = rounded(shares[c] ?? 0);
    if (share >= shareWorthNaming) worth[intent] = share;
  }
  return worth;
}

function evidenceOf(
  model: Model,
  reading: Reading,
  source: Sources,
  best: number,
  human: readonly Span[],
  notHelped: readonly Span[],
  mood: Mood,
): Evidence {
  const sentences = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
  const speaking = sentences
    .toSorted((a, b) => (b.classes[best] ?? 0) - (a.classes[best] ?? 0))
    .filter((sentence, i) =>
      i === 0 ? (sentence.classes[best] ?? 0) > 0.05 : (sentence.classes[best] ?? 0) > 0.3,
    );
  return {
    intent: speaking.slice(0, 2).map((sentence) => spanOf(sentence, source)),
    anger: mood.evidence('anger'),
    sarcasm: mood.evidence('sarcasm'),
    negative: headEvidence(model, reading, 'negative', source),
    urgency: headEvidence(model, reading, 'urgency', source),
    wantsHuman: human,
    didNotHelp: notHelped,
  };
}
