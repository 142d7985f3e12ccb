// Meaning of English words beyond their letters: a small table of word vectors, so that "whereabouts" is near "where".

import { remembered } from './remembered.ts';
import type { Roots } from './roots.ts';
import type { Word } from './words.ts';

/** What is known of English words. Made from GloVe 6B vectors (Pennington, Socher, Manning 2014; public domain), reduced and quantised. */
export type WordVectors = Readonly<{
  size: number;
  dimensions: number;
  /** Sorted 32-bit word hashes; the rank in the frequency list of the i-th hash is `rank[i]`. */
  hashes: Uint32Array;
  rank: Uint16Array;
  /** `size * dimensions` signed bytes, in the order of `hashes`. */
  bytes: Int8Array;
  /** Normal forms of words: "parcels" and "parcel" are one. */
  roots: Roots;
}>;

/** 32-bit FNV-1a; two of 25,000 words meet in one number less than once in a dozen tables. */
export function wordHash(form: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < form.length; i++) h = Math.imul(h ^ form.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function find(vectors: WordVectors, form: string): number {
  const wanted = wordHash(form);
  let low = 0;
  let high = vectors.size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const seen = vectors.hashes[middle] as number;
    if (seen === wanted) return middle;
    if (seen < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

type Known = Readonly<{ row: number; weight: number }>;

/** Where the parts of a form ("don't" has two) stand in the table, and how much each counts. */
function placesOf(vectors: WordVectors, form: string): Known[] {
  const parts = form.includes("'") ? form.split("'") : [form];
  return parts.flatMap((part) => {
    const place = find(vectors, part);
    if (place < 0) return [];
    const weight = 1 / (1 + 60 / ((vectors.rank[place] as number) + 1));
    return [{ row: place * vectors.dimensions, weight }];
  });
}

const mostKept = 6000;
const byVectors = new WeakMap<WordVectors, (form: string) => Known[]>();

function knownPlaces(vectors: WordVectors): (form: string) => Known[] {
  const known = byVectors.get(vectors);
  if (known !== undefined) return known;
  const made = remembered(mostKept, (form) => placesOf(vectors, form));
  byVectors.set(vectors, made);
  return made;
}

const none = new Float32Array(0);

/**
 * Mean of the word vectors, rare words weighing more (smooth inverse frequency, Arora, Liang, Ma 2017), unit length.
 * Zeros where no word is known; an empty array where there is no table.
 */
export function sentenceVector(vectors: WordVectors | null, words: readonly Word[]): Float32Array {
  if (vectors === null) return none;
  const { bytes, dimensions } = vectors;
  const places = knownPlaces(vectors);
  const sum = new Float32Array(dimensions);
  for (const word of words) {
    for (const { row, weight } of places(word.form)) {
      for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) + weight * (bytes[row + d] as number);
    }
  }
  let length = 0;
  for (let d = 0; d < dimensions; d++) length += (sum[d] as number) * (sum[d] as number);
  if (length === 0) return sum;
  const scale = 1 / Math.sqrt(length);
  for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) * scale;
  return sum;
}
