// Sixth step of understanding: how the customer feels, from the sentence heads, with the words that gave it away.

import type { Span } from '../understanding.ts';
import { contradiction } from './contradiction.ts';
import { sigmoid } from './linear.ts';
import { type Head, heads, type Model } from './model.ts';
import type { Reading, ReadSentence } from './reading.ts';

/** In log-odds before calibration; chosen on mails held out. */
const contradictionWeight = 2;

/**
 * One raw score for the mail: its strongest sentence (one insult is enough), the mean of all (one odd sentence in a calm
 * mail means little) and the mail read as one text. Null where there is nothing to read.
 */
export function pooledHead(reading: Reading, head: Head): number | null {
  const h = heads.indexOf(head);
  const scores = sentencesOf(reading).map((sentence) => sentence.heads[h] as number);
  if (scores.length === 0) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const pooled = 0.3 * Math.max(...scores) + 0.3 * mean + 0.4 * (reading.wholeHeads[h] as number);
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

/** The sentences that speak for a head, strongest first; none where the head is quiet. */
export function headEvidence(model: Model, reading: Reading, head: Head, source: Sources, most = 3): Span[] {
  const h = heads.indexOf(head);
  const { slope, offset } = model.heads[head];
  return sentencesOf(reading)
    .map((sentence) => ({ sentence, share: sigmoid(slope * (sentence.heads[h] as number) + offset) }))
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
