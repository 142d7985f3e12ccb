// Cuts the letter statistics of the package eld down to a small table for the model file.

import { type LanguageTable, runHash } from '../understand/language-table.ts';

/** The data of `eld`: runs of bytes, written with one stand-in letter per byte, and their weight per language number. */
export type LetterStatistics = Readonly<{
  languages: Readonly<Record<number, string>>;
  ngrams: Readonly<Record<string, Readonly<Record<number, number>>>>;
  /** The stand-in letter of each byte. */
  dictionary: readonly string[];
}>;

/** Languages in Latin letters; the others are known by their script (`understand/script.ts`). */
const kept: ReadonlySet<string> = new Set(
  'ca cs da de en es et eu fi fr hr hu is it lt lv nl no pl pt ro sk sl sq sv tl tr vi'.split(' '),
);

export function languageTable({ languages, ngrams, dictionary }: LetterStatistics): LanguageTable {
  const names = [...new Set(Object.values(languages))].filter((name) => kept.has(name)).toSorted();
  const numberOf = new Map(names.map((name, n) => [name, n] as const));
  const byteOf = new Map(dictionary.map((letter, byte) => [letter, byte] as const));
  byteOf.set(' ', 32);
  const rows: { hash: number; entries: number[] }[] = [];
  for (const [run, weights] of Object.entries(ngrams)) {
    const entries = Object.entries(weights).flatMap(([language, weight]) => {
      const n = numberOf.get(languages[Number(language)] ?? '');
      return n === undefined ? [] : [n, weight];
    });
    if (entries.length === 0) continue;
    const bytes = Array.from(run, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
    rows.push({ hash: runHash(bytes, 0, bytes.length), entries });
  }
  rows.sort((a, b) => a.hash - b.hash);
  const starts = new Uint32Array(rows.length + 1);
  for (const [i, { entries }] of rows.entries()) starts[i + 1] = (starts[i] as number) + entries.length / 2;
  return {
    languages: names,
    hashes: Uint32Array.from(rows, (row) => row.hash),
    starts,
    entries: Uint8Array.from(rows.flatMap((row) => row.entries)),
  };
}
