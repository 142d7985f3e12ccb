// A mail as the search keeps it: its words with their places, as PostgreSQL reads a tsvector.

import type { Address } from '../mail.ts';
import { wordsOf } from './words.ts';

export type MailToSearch = Readonly<{
  subject: string;
  text: string;
  from: Address;
  to: readonly Address[];
  files: readonly string[];
  isNote: boolean;
  /** By ISO 639-1; null where it is not known. */
  language: string | null;
  at: Date;
}>;

export type SearchDocument = Readonly<{
  tsvector: string;
  /** Each once: what is known of the words there are, and what is brought to its stem. */
  words: readonly string[];
}>;

/** PostgreSQL counts no further than 16,383; what stands behind it in a very long mail is found, but not as a phrase. */
const lastPlace = 16_383;
/** A word that stands in a mail oftener says no more by it. */
const mostPlaces = 40;
/** The rest of a longer mail is a log or a table; a tsvector must stay under a megabyte. */
const mostCharacters = 200_000;
const mostWords = 30_000;
/** Between two fields, so that no phrase begins in one and ends in the next. */
const gap = 8;

type Weight = 'A' | 'B' | 'C' | '';

export function toSearchDocument(mail: MailToSearch): SearchDocument {
  const places = new Map<string, string[]>();
  let at = 1;
  const add = (text: string, weight: Weight) => {
    for (const { folded } of wordsOf(text.slice(0, mostCharacters))) {
      const known = places.get(folded);
      if (known) {
        if (known.length < mostPlaces) known.push(`${Math.min(at, lastPlace)}${weight}`);
      } else if (places.size < mostWords) places.set(folded, [`${Math.min(at, lastPlace)}${weight}`]);
      at++;
    }
    at += gap;
  };
  add(mail.subject, 'A');
  add(`${mail.from.name} ${mail.from.address}`, 'B');
  for (const { name, address } of mail.to) add(`${name} ${address}`, 'C');
  for (const file of mail.files) add(file, '');
  add(mail.text, '');
  const words = [...places].map(([word, list]) => `'${word}':${list.join(',')}`);
  return { tsvector: [...words, ...marksOf(mail)].join(' '), words: [...places.keys()] };
}

function marksOf({ files, isNote, language, at }: MailToSearch): string[] {
  return [
    ...Object.values(timeMarks(at)),
    ...(files.length > 0 ? [fileMark] : []),
    ...(isNote ? [noteMark] : []),
    ...(language !== null && /^[a-z]{2}$/.test(language) ? [languageMark(language)] : []),
  ].map((mark) => `'${mark}'`);
}

export const fileMark = '~file';
export const noteMark = '~note';
/** A stem counts in its own language alone: the Hungarian one of "chair" is another word elsewhere. */
export const languageMark = (language: string) => `~l${language}`;

/** By UTC: they only say where to look first. */
export function timeMarks(at: Date): Readonly<{ day: string; month: string; year: string }> {
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  return { day: `~d${day}`, month: `~m${day.slice(0, 6)}`, year: `~y${day.slice(0, 4)}` };
}
