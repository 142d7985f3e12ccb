// Sixth step of understanding: how the customer feels, from the sentence heads, with the words that gave it away.

import type { Span } from '../understanding.ts';
import { contradiction } from './contradiction.ts';
import { sigmoid } from './linear.ts';
import { type Head, heads, type Model } from './model.ts';
import { deniesAnger } from './mood-denied.ts';
import { isPlainThanks } from './plain-thanks.ts';
import type { Reading, ReadSentence } from './reading.ts';

/** In log-odds before calibration; chosen on mails held out. */
const contradictionWeight = 2;

/**
 * Anger that keeps its manners is heard as discontent first, and as praise that means the opposite: both count towards
 * it. Alone, the anger head ranked mildly annoyed mails little better than calm ones.
 */
const shares: Readonly<Partial<Record<Head, readonly (readonly [Head, number])[]>>> = {
  anger: [
    ['negative', 0.5],
    ['sarcasm', 0.2],
  ],
};

function headScore(scores: Float64Array, head: Head): number {
  let sum = scores[heads.indexOf(head)] as number;
  for (const [other, share] of shares[head] ?? []) sum += share * (scores[heads.indexOf(other)] as number);
  return sum;
}

/**
 * One raw score for the mail: its strongest sentence (one insult is enough), the mean of all (one odd sentence in a calm
 * mail means little) and the mail read as one text. Null where there is nothing to read.
 */
export function pooledHead(reading: Reading, head: Head): number | null {
  const scores = sentencesOf(reading).map((sentence) => headScore(sentence.heads, head));
  if (scores.length === 0) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const pooled = 0.3 * Math.max(...scores) + 0.3 * mean + 0.4 * headScore(reading.asOne().heads, head);
  return head === 'sarcasm' ? pooled + contradictionWeight * contradiction(reading) : pooled;
}

function sentencesOf(reading: Reading): ReadSentence[] {
  return reading.subject === null ? [...reading.body] : [reading.subject, ...reading.body];
}

/** Calibrated probability of a head for the mail; the base rate of nothing is 0. */
export function headProbability(model: Model, reading: Reading, head: Head): number {
  const pooled = pooledHead(reading, head);
  if (pooled === null) return 0;
  const { slope, offset } = model.heads[head];
  return sigmoid(slope * pooled + offset);
}

/** Below this a sentence alone says too little; where the mail as a whole is quiet, it has to say more. */
const loudShare = { inQuiet: 0.65, else: 0.5 } as const;
const quiet = 0.3;
/** Languages in which moods were taught by hundreds of sentences; in others joy sounds like anger. */
const wellTaught: ReadonlySet<string> = new Set(['en', 'de']);
const loudElsewhere = 0.85;
/** A word or two sound like anything. */
const fewestLoudWords = 3;

/** The share of the sentence that speaks most for a head, where it is so loud that calm ones beside it do not matter; else 0. */
export function loudest(
  model: Model,
  reading: Reading,
  head: Head,
  source: Sources,
  language: string,
): number {
  const shares = sentencesOf(reading)
    .filter(({ words, field, start, end }) => {
      const said = source[field].slice(start, end);
      return words.length >= fewestLoudWords && !deniesAnger(said) && !isPlainThanks(said);
    })
    .map((sentence) => {
      const share = shareOf(model, sentence, head);
      // Discontent that is plain makes anger of what only might be.
      return head === 'anger' ? Math.max(share, (share + shareOf(model, sentence, 'negative')) / 2) : share;
    });
  const most = Math.max(0, ...shares);
  if (!wellTaught.has(language)) return most >= loudElsewhere ? most : 0;
  const isQuiet = headProbability(model, reading, head) < quiet;
  return most >= (isQuiet ? loudShare.inQuiet : loudShare.else) ? most : 0;
}

function shareOf(model: Model, { heads: scores }: ReadSentence, head: Head): number {
  const { slope, offset } = model.heads[head];
  return sigmoid(slope * headScore(scores, head) + offset);
}

/** The sentences that speak for a head, strongest first; none where the head is quiet. */
export function headEvidence(model: Model, reading: Reading, head: Head, source: Sources, most = 3): Span[] {
  return sentencesOf(reading)
    .map((sentence) => ({ sentence, share: shareOf(model, sentence, head) }))
    .filter(({ share }) => share >= 0.5)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, most)
    .map(({ sentence }) => spanOf(sentence, source));
}

export type Sources = Readonly<{ subject: string; text: string }>;

export function spanOf(
  place: { field: 'subject' | 'text'; start: number; end: number },
  source: Sources,
): Span {
  const { field, start, end } = place;
  return { field, start, end, text: source[field].slice(start, end) };
}
