// After a provider's brief: a sentence without a source is dropped, and a draft with a fact from nowhere is none.

import type { SummarySentence } from '../understand/summary.ts';
import type { BriefAnswer, BriefMessage } from './brief-prompt.ts';
import { searchable } from './find-words.ts';

export type Brief = Readonly<{ sentences: readonly SummarySentence[]; draft: string | null }>;

const mostWords = 80;
const mostSentences = 6;
/** UTF-16 units. */
const longestSentence = 400;
/** Longer is no short and friendly answer. */
const longestDraft = 3000;

/** `approved` are the texts that the draft may draw on beside the thread; `instructions` are ours, and belong in nobody's mail. */
export function checkBrief(
  answer: BriefAnswer,
  messages: readonly BriefMessage[],
  approved: readonly string[],
  instructions: string,
): Brief {
  const sentences: SummarySentence[] = [];
  let words = 0;
  for (const { sentence, message: name } of answer.summary) {
    const message = messages.find((each) => each.name === name.trim());
    const text = sentence.replace(/\s+/g, ' ').trim();
    const length = text.split(' ').length;
    if (!message || text === '' || text.length > longestSentence) continue;
    if (!isTraceable(text, [message.text]) || repeats(text, instructions)) continue;
    if (words + length > mostWords || sentences.length === mostSentences) break;
    words += length;
    sentences.push({ text, messageId: message.id });
  }
  const draft = answer.draft.trim();
  const texts = (of: readonly BriefMessage[]) => of.map((each) => each.text);
  // A figure that the customer wrote may be repeated; a link or an address of theirs goes into no mail of ours.
  const ours = [...approved, ...texts(messages.filter((each) => each.author !== 'customer'))];
  const usable =
    draft !== '' &&
    draft.length <= longestDraft &&
    !/\{\{|\{%|<<<|\bm\d+\b/.test(draft) &&
    isTraceable(draft, [...approved, ...texts(messages)]) &&
    isTraceable((draft.match(places) ?? []).join('\n'), ours) &&
    !repeats(draft, instructions);
  return { sentences, draft: usable ? draft : null };
}

/** Numbers, amounts, dates in figures, links and addresses: what a customer would hold us to. */
const facts = /https?:\/\/[^\s)>\]]+|[^\s<>()]+@[^\s<>()]+\.\w+|\p{L}{0,6}[-#]?\d[\p{L}\d.,:/-]*/gu;

const places = /https?:\/\/[^\s)>\]]+|[^\s<>()]+@[^\s<>()]+\.\w+|\bwww\.\S+/gu;

/** Each as a whole: "10-44" is not in "10-4471". */
function isTraceable(text: string, sources: readonly string[]): boolean {
  const known = new Set(sources.flatMap(factsIn));
  return factsIn(text).every((fact) => known.has(fact));
}

/** Approved texts are Markdown, where figures and links may have backslashes before their punctuation. */
const factsIn = (text: string): string[] =>
  Array.from(searchable(text.replaceAll('\\', '')).folded.matchAll(facts), ([fact]) =>
    fact.replace(/^#|[.,:;/-]+$/g, ''),
  );

/** This many words in a row are no chance. */
const run = 7;

function repeats(text: string, instructions: string): boolean {
  const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const ours = ` ${words(instructions).join(' ')} `;
  const theirs = words(text);
  for (let at = 0; at + run <= theirs.length; at++) {
    if (ours.includes(` ${theirs.slice(at, at + run).join(' ')} `)) return true;
  }
  return false;
}
