// First step of understanding: cuts text into words with their places, so that every judgement can point at its words.

import { remembered } from './remembered.ts';

export type Word = Readonly<{
  /** As compared: lower case, accents kept, digits masked, addresses and codes replaced by a class such as "#mail". */
  form: string;
  start: number;
  end: number;
  /** Written in capitals, three letters or more; two in a row are shouting, one is a name. */
  upper: boolean;
}>;

// Separators inside a word are never letters or digits themselves, so the pattern runs in linear time.
const wordPattern =
  /[\p{L}\p{M}\p{N}]+(?:['’.\-_/@:][\p{L}\p{M}\p{N}]+)*|[?!]+|[€$£¥%#]|:-?[()]|\p{Extended_Pictographic}/gu;

const hasDigit = /\p{N}/u;
const hasLetter = /\p{L}/u;

/** The class or normal form of one raw word. Numbers say what they are, not how much: "10-4471" is a code. */
function formOf(raw: string): string {
  if (raw.includes('@')) return '#mail';
  if (/^[?!]/.test(raw))
    return raw.length === 1 ? raw : raw.includes('?') && raw.includes('!') ? '?!' : `${raw[0]}${raw[0]}`;
  if (!hasDigit.test(raw)) {
    if (raw.length > 40) return '#long';
    return raw.replaceAll('’', "'").toLowerCase();
  }
  if (hasLetter.test(raw))
    return /^\d{1,4}(?:st|nd|rd|th|am|pm|h|uhr)$/i.test(raw) ? `#n${raw.replace(/\d/g, '')}` : '#code';
  const digits = raw.replace(/[^\p{N}]/gu, '').length;
  if (/[-/]/.test(raw) && digits > 4) return '#code';
  if (/:/.test(raw)) return '#time';
  return digits >= 5 ? '#code' : digits === 4 ? '#n4' : digits >= 3 ? '#n3' : '#n';
}

type Reading = Readonly<{ form: string; upper: boolean }>;

/** What is kept of a word: enough for the words of some thousand mails, numbers and names among them. */
const mostKept = 10_000;

const readingOf = remembered(
  mostKept,
  (raw): Reading => ({
    form: formOf(raw),
    upper: raw.length >= 3 && raw === raw.toUpperCase() && raw !== raw.toLowerCase() && !hasDigit.test(raw),
  }),
);

/** Words of `text` between two offsets, in order. Linear in the length of the text. */
export function words(text: string, from = 0, to = text.length): Word[] {
  const found: Word[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(part); match !== null; match = wordPattern.exec(part)) {
    const raw = match[0];
    const start = from + match.index;
    const { form, upper } = readingOf(raw);
    found.push({ form, start, end: start + raw.length, upper });
  }
  return found;
}

/** Two words in a row in capitals. */
export function isShouted(found: readonly Word[]): boolean {
  return found.some((word, i) => word.upper && found[i + 1]?.upper === true);
}
