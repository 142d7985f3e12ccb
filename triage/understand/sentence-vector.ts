// The dense side of a sentence: what its words mean, as one vector.

import { type Entry, lexiconOf } from './lexicon.ts';
import type { Place, WordVectors } from './vectors.ts';
import type { Word } from './words.ts';

const none = new Float32Array(0);

/**
 * Mean of the vectors of all words, unit length. Zeros where no word is known; an empty array where there is no table.
 * Four dimensions at a time, each summed in the order of the words and in single precision, as training did.
 */
export function meanVector(vectors: WordVectors | null, words: readonly Entry[]): Float32Array {
  if (vectors === null) return none;
  const { bytes, dimensions } = vectors;
  const rows: number[] = [];
  const weights: number[] = [];
  for (const { places } of words) {
    for (let i = 0; i < places.length; i++) {
      const { row, weight } = places[i] as Place;
      rows.push(row);
      weights.push(weight);
    }
  }
  const sum = new Float32Array(dimensions);
  for (let d = 0; d < dimensions; d += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < rows.length; i++) {
      const k = (rows[i] as number) + d;
      const weight = weights[i] as number;
      s0 = Math.fround(s0 + weight * (bytes[k] as number));
      s1 = Math.fround(s1 + weight * (bytes[k + 1] as number));
      s2 = Math.fround(s2 + weight * (bytes[k + 2] as number));
      s3 = Math.fround(s3 + weight * (bytes[k + 3] as number));
    }
    sum[d] = s0;
    sum[d + 1] = s1;
    sum[d + 2] = s2;
    sum[d + 3] = s3;
  }
  let length = 0;
  for (let d = 0; d < dimensions; d++) length += (sum[d] as number) * (sum[d] as number);
  if (length === 0) return sum;
  const scale = 1 / Math.sqrt(length);
  for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) * scale;
  return sum;
}

export function sentenceVector(vectors: WordVectors | null, words: readonly Word[]): Float32Array {
  const lexicon = lexiconOf(vectors);
  return meanVector(
    vectors,
    words.map(({ form }) => lexicon(form)),
  );
}
