// Letter statistics of languages as a table in the model file, and how strongly a text speaks for each of them.

/** Learnt by the package eld (Apache-2.0), cut down to the languages that mail to our teams may come in. */
export type LanguageTable = Readonly<{
  /** ISO 639-1. */
  languages: readonly string[];
  /** Sorted 32-bit hashes of runs of four bytes. */
  hashes: Uint32Array;
  /** The entries of the i-th run lie from `starts[i]` to `starts[i + 1]`. */
  starts: Uint32Array;
  /** Language number and weight by turns. */
  entries: Uint8Array;
}>;

const runLength = 4;
/** Runs begin at every third byte: neighbours share one. */
const stride = 3;
const longestWord = 70;
/** A text says its language within this many bytes. */
const readLength = 380;
/** What eld leaves out of every weight of its file, and the scale on which a sum becomes 0 to 1. */
const baseWeight = 53;
const scale = 25;

const blank = 32;

/** 32-bit FNV-1a with a last mixing step. */
export function runHash(bytes: ArrayLike<number>, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Hashes of the runs of one word, which stands between `from` and `to` with a blank before and after it. */
function runsOf(bytes: Uint8Array, from: number, to: number, into: Set<number>): void {
  const length = Math.min(to - from, longestWord);
  let at = 0;
  for (; at + runLength < length; at += stride)
    into.add(runHash(bytes, at === 0 ? from - 1 : from + at, from + at + runLength));
  // The end of the word, blank and all; the whole of it where it is short.
  const last = Math.max(0, length - runLength);
  const end = from + length;
  const closing = [...bytes.subarray(at === 0 ? from - 1 : from + last, end), blank];
  if (at === 0 && length > runLength) closing.splice(1, last);
  into.add(runHash(closing, 0, closing.length));
}

function find(hashes: Uint32Array, wanted: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const seen = hashes[middle] as number;
    if (seen === wanted) return middle;
    if (seen < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** From 0 to 1 for each language that the words (lower case, blanks between) speak for at all. */
export function languageScores(table: LanguageTable, words: string): Map<string, number> {
  const bytes = new TextEncoder().encode(` ${words} `);
  const runs = new Set<number>();
  for (let from = 1; from < bytes.length && from < readLength; ) {
    let to = bytes.indexOf(blank, from);
    if (to < 0) to = bytes.length;
    if (to > from) runsOf(bytes, from, to, runs);
    from = to + 1;
  }
  const sums = new Float64Array(table.languages.length);
  for (const run of runs) {
    const place = find(table.hashes, run);
    if (place < 0) continue;
    for (let k = table.starts[place] as number; k < (table.starts[place + 1] as number); k++) {
      const language = table.entries[k * 2] as number;
      sums[language] = (sums[language] as number) + (table.entries[k * 2 + 1] as number) + baseWeight;
    }
  }
  const scores = new Map<string, number>();
  for (const [l, sum] of sums.entries()) {
    if (sum > 0) scores.set(table.languages[l] as string, sum / runs.size / (sum / runs.size + scale));
  }
  return scores;
}
