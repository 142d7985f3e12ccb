// Letter statistics of languages as a table in the model file, and how strongly a text speaks for each of them.

import { remembered } from './remembered.ts';

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

/** Hashes of the runs of one word: the bytes from `from` to `to`, with a blank before and after it. */
function runsOf(bytes: Uint8Array, from: number, to: number): number[] {
  const runs: number[] = [];
  const length = Math.min(to - from, longestWord);
  let at = 0;
  for (; at + runLength < length; at += stride)
    runs.push(runHash(bytes, at === 0 ? from - 1 : from + at, from + at + runLength));
  // The end of the word, blank and all; the whole of it where it is short.
  const last = Math.max(0, length - runLength);
  const end = from + length;
  const closing = [...bytes.subarray(at === 0 ? from - 1 : from + last, end), blank];
  if (at === 0 && length > runLength) closing.splice(1, last);
  runs.push(runHash(closing, 0, closing.length));
  return runs;
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

type WordRuns = Readonly<{
  /** Bytes of the word. */
  length: number;
  /** Where its runs stand in the table. */
  places: readonly number[];
  /** Hashes of those that it does not have: they count among the runs, and speak for nobody. */
  strange: readonly number[];
}>;

const encoder = new TextEncoder();

function wordRuns(table: LanguageTable, word: string): WordRuns {
  const bytes = encoder.encode(` ${word}`);
  const found = runsOf(bytes, 1, bytes.length).map((run) => ({ run, place: find(table.hashes, run) }));
  return {
    length: bytes.length - 1,
    places: found.filter(({ place }) => place >= 0).map(({ place }) => place),
    strange: found.filter(({ place }) => place < 0).map(({ run }) => run),
  };
}

const mostKept = 4000;
/** By table, what is known of its words; and which runs the text at hand has already: all zeros between two texts. */
type Reader = Readonly<{ runsOf: (word: string) => WordRuns; seen: Uint8Array }>;
const readers = new WeakMap<LanguageTable, Reader>();

function readerOf(table: LanguageTable): Reader {
  const known = readers.get(table);
  if (known !== undefined) return known;
  const reader: Reader = {
    runsOf: remembered(mostKept, (word) => wordRuns(table, word)),
    seen: new Uint8Array(table.hashes.length),
  };
  readers.set(table, reader);
  return reader;
}

/** From 0 to 1 for each language that the words (lower case) speak for at all. Each run counts once. */
export function languageScores(table: LanguageTable, words: readonly string[]): Map<string, number> {
  const reader = readerOf(table);
  const { seen } = reader;
  const met: number[] = [];
  const strange = new Set<number>();
  const sums = new Float64Array(table.languages.length);
  let from = 1;
  for (const word of words) {
    if (from >= readLength) break;
    const { length, places, strange: others } = reader.runsOf(word);
    from += length + 1;
    for (const run of others) strange.add(run);
    for (const place of places) {
      if (seen[place] === 1) continue;
      seen[place] = 1;
      met.push(place);
      for (let k = table.starts[place] as number; k < (table.starts[place + 1] as number); k++) {
        const language = table.entries[k * 2] as number;
        sums[language] = (sums[language] as number) + (table.entries[k * 2 + 1] as number) + baseWeight;
      }
    }
  }
  for (const place of met) seen[place] = 0;
  const runs = met.length + strange.size;
  const scores = new Map<string, number>();
  for (const [l, sum] of sums.entries()) {
    if (sum > 0) scores.set(table.languages[l] as string, sum / runs / (sum / runs + scale));
  }
  return scores;
}
