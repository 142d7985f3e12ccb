// The numbers of features: hashes of words, pairs and letters, the same on every machine.

/**
 * Features are numbered below 2^20: of the half million n-grams of corpus and open data few share a number. The model
 * file has rows for those that weigh something, not for all of these numbers.
 */
export const featureBits = 20;
const mask = (1 << featureBits) - 1;

/** What kind of n-gram it is: the same letters as a word and as a part of one are two features. */
export const seeds = { word: 1, pair: 2, skip: 3, start: 4, chars: 5, root: 6, rootPair: 7 } as const;

const offset = 0x811c9dc5;
const prime = 0x01000193;

/** The state of FNV-1a over UTF-16 units after `text`; pairs of words go on from the state after their first. */
export function hashOn(state: number, text: string): number {
  let h = state;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), prime);
  return h;
}

export function hashFrom(seed: number): number {
  return offset ^ seed;
}

/** A last mixing step, and no more bits than there are slots. */
export function hashEnd(state: number): number {
  let h = state ^ (state >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 13;
  return h & mask;
}

export function hash(text: string, seed: number): number {
  return hashEnd(hashOn(hashFrom(seed), text));
}

/** Hashes of all runs of `length` characters in `text`, in order. */
export function runHashes(text: string, length: number, seed: number): number[] {
  const found: number[] = [];
  const start = hashFrom(seed);
  for (let from = 0; from + length <= text.length; from++) {
    let h = start;
    for (let i = from; i < from + length; i++) h = Math.imul(h ^ text.charCodeAt(i), prime);
    found.push(hashEnd(h));
  }
  return found;
}
