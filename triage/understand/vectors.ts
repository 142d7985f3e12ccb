// Meaning of English words beyond their letters: a small table of word vectors, so that "whereabouts" is near "where".

import type { Roots } from './roots.ts';

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

/** Where a word's vector begins among the bytes, and how much it counts. */
export type Place = Readonly<{ row: number; weight: number }>;

/** Of each part of a form ("don't" has two) that the table has. */
export function placesOf(vectors: WordVectors, form: string): Place[] {
  const parts = form.includes("'") ? form.split("'") : [form];
  return parts.flatMap((part) => {
    const place = find(vectors, part);
    if (place < 0) return [];
    // Rare words weigh more: smooth inverse frequency (Arora, Liang, Ma 2017).
    const weight = 1 / (1 + 60 / ((vectors.rank[place] as number) + 1));
    return [{ row: place * vectors.dimensions, weight }];
  });
}
