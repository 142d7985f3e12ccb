// Anger and irony of a short text without a subject: read like a public post, which shows them by other signs than a mail.

import type { Span } from '../understanding.ts';
import { type Linear, score, sigmoid } from './linear.ts';
import type { Platt } from './model.ts';
import { plainPost, postFeatures } from './post-features.ts';
import type { Reading } from './reading.ts';
import { sentenceVector } from './sentence-vector.ts';
import { spanOf } from './tone.ts';
import type { WordVectors } from './vectors.ts';
import { words } from './words.ts';

export const postMoods = ['anger', 'sarcasm'] as const;
export type PostMood = (typeof postMoods)[number];

/** The heads of posts, one class for each mood, and what their scores mean. */
export type PostHeads = Readonly<{
  linear: Linear;
  scale: Readonly<Record<PostMood, Platt>>;
}>;

/** UTF-16 units: the longest public posts, and what is typed into a chat. */
const longest = 300;

/** Posts were learnt in English only; some are too short to tell. A greeting or a signature makes a mail of any length. */
const spoken: ReadonlySet<string> = new Set(['en', 'und']);

export function isPost(text: string, reading: Reading, language: string): boolean {
  return text.length <= longest && spoken.has(language) && reading.rest.length === 0;
}

function scoreOf(heads: PostHeads, vectors: WordVectors | null, text: string, mood: PostMood): number {
  const dense = sentenceVector(vectors, words(plainPost(text, vectors)));
  return score(heads.linear, postFeatures(text, vectors), dense)[postMoods.indexOf(mood)] as number;
}

export function postProbability(
  heads: PostHeads,
  vectors: WordVectors | null,
  text: string,
  mood: PostMood,
): number {
  const { slope, offset } = heads.scale[mood];
  return sigmoid(slope * scoreOf(heads, vectors, text, mood) + offset);
}

/** The strongest sentence where the post as a whole speaks for the mood. */
export function postEvidence(
  heads: PostHeads,
  vectors: WordVectors | null,
  reading: Reading,
  text: string,
  mood: PostMood,
): Span[] {
  if (postProbability(heads, vectors, text, mood) < 0.5) return [];
  const scored = reading.body.map((sentence) => ({
    sentence,
    score: scoreOf(heads, vectors, text.slice(sentence.start, sentence.end), mood),
  }));
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 1)
    .map(({ sentence }) => spanOf(sentence, { subject: '', text }));
}
