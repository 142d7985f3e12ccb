// Used by `reply-text.ts`: where, within the words a customer typed, the signature begins.

import { closingCore, closingSentence, firmClosings, smallPrint, thanksClosings } from './closing-words.ts';
import { isRule } from './quote-start.ts';
import { deviceLine, otherDeviceLine } from './quote-words.ts';

export type SignatureFound = Readonly<{
  /** First line of the signature, index into the given lines. */
  start: number;
  /** First line after it. */
  end: number;
  /** Below a device line ("Sent from my phone") stands quoted mail, whatever it looks like. */
  restIsQuoted: boolean;
}>;

const lineLimit = 120;
const signatureLines = 15;

const phone = /(?:\+|00)?\(?\d[\d\s()./-]{6,}\d/;
const contact =
  /(?:https?:\/\/|www\.)\S|[^\s@]{1,64}@[^\s@]{1,100}\.\p{L}{2,}|^(?:t|f|m|tel|phone|mobile|mob|fax|cell|skype|handy|telefon|telefax|portable|móvil|cell|gsm)\b[.:]?\s*[:+\d(]|\bvia mobile\b/iu;

/**
 * The signature in a run of lines that holds nothing quoted, or null. The first words of a mail are never a signature;
 * `isTail` says that other words came before, above a quotation.
 */
export function findSignature(lines: readonly string[], isTail = false): SignatureFound | null {
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  // From the second line with words on; a signature is near the end, so a long mail is not searched whole.
  for (const at of filled.slice(isTail ? 0 : 1).slice(-200)) {
    const line = (lines[at] ?? '').trim();
    if (line.length > lineLimit) continue;
    const after = lines.slice(at + 1);
    if (/^--\s?$/.test(lines[at] ?? '') && looksShort(after, signatureLines * 2)) return upTo(lines, at);
    if (/^(?:-{2,3}|—{1,3}|–{1,3}|_{2,4}|\*{3}|~{2,})$/.test(line) && looksShort(after, signatureLines))
      return upTo(lines, at);
    if (isRule(line) && looksShort(after, signatureLines) && after.some(isContact)) return upTo(lines, at);
    if (/^-{5}BEGIN PGP SIGNATURE-{5}$/.test(line)) return upTo(lines, at);
    if (isDeviceLine(lines, at)) return { start: at, end: at + 1, restIsQuoted: true };
    if (isClosing(line, after)) return upTo(lines, at);
  }
  return findCard(lines, filled) ?? findSmallPrint(lines, filled);
}

/** Paragraphs of small print at the end, put there by a company's mail server. */
function findSmallPrint(lines: readonly string[], filled: readonly number[]): SignatureFound | null {
  let start = -1;
  for (const at of filled.slice(1).slice(-40).reverse()) {
    const line = (lines[at] ?? '').trim();
    const isHeading =
      /^(?:disclaimer|confidentiality(?: notice)?|legal notice|haftungsausschluss|vertraulichkeitshinweis)\b.{0,20}$/i.test(
        line,
      );
    if (isHeading || (line.length > 80 && smallPrint.test(line.slice(0, 2000)))) start = at;
    else if (start !== -1 || (line.length > lineLimit && !isRule(line))) break;
  }
  return start === -1 ? null : { start, end: lines.length, restIsQuoted: false };
}

function isDeviceLine(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim().replace(/^(?:[[(*_-]|<{1,2})\s?/, '');
  if (!(deviceLine.test(line) || otherDeviceLine.test(line)) || line.length > 100 || /[?!]$/.test(line))
    return false;
  if (/\s(?:is|are|was|were|i|i'm|it|you|we|but|because|that|when|which)\s/i.test(line)) return false;
  // "Sent from my phone I cannot see the order" is a sentence; the line of a device stands alone.
  const previous = (lines[at - 1] ?? '').trim();
  const next = (lines[at + 1] ?? '').trim();
  return (previous === '' || isRule(previous) || next === '') && (next === '' || next.length < 60);
}

function isClosing(line: string, after: readonly string[]): boolean {
  const { phrase, rest } = splitClosing(line);
  if (phrase === 'firm') {
    return (rest === '' || isName(rest)) && looksShort(beforePostscript(after), signatureLines);
  }
  if (phrase === 'thanks') {
    const below = beforePostscript(after).filter((text) => text.trim() !== '');
    const [name = '', ...more] = below;
    if (rest !== '') return isName(rest) && below.length === 0 && /^\p{Lu}/u.test(rest);
    return (isName(name) && looksShort(more, 6)) || (isFirm(name) && looksShort(more, signatureLines));
  }
  return isLooseClosing(line, after);
}

/** A formula of the writer's own around a usual word, with nothing but a name and a few short lines below. */
function isLooseClosing(line: string, after: readonly string[]): boolean {
  if (line.length > 60 || !/[\p{L},]$/u.test(line) || !closingCore.test(line)) return false;
  if (line.split(/\s+/).length > 8) return false;
  const below = beforePostscript(after).filter((text) => text.trim() !== '');
  const [name = '', ...more] = below;
  return isName(name.replace(/[,.].*$/, '')) && looksShort(more, 8);
}

function isFirm(line: string): boolean {
  const { phrase, rest } = splitClosing(line);
  return phrase === 'firm' && (rest === '' || isName(rest));
}

const closingStarts: ReadonlySet<string> = new Set(
  [...firmClosings, ...thanksClosings].map((phrase) => bareWord(phrase.split(' ')[0] ?? '')),
);

/** Whether a line begins with a word that closings begin with, or with none. */
function canClose(line: string): boolean {
  const text = line.trimStart();
  const end = text.search(/\s/);
  const word = end === -1 ? text : text.slice(0, end);
  if (sentenceStarts.test(word)) return true;
  // Nothing to strip: the usual case, without the cost of stripping.
  const start = /^[a-z]+$/i.test(word) ? word.toLowerCase() : bareWord(word);
  return start === '' || closingStarts.has(start);
}

/** The first words of `closingSentence`. */
const sentenceStarts = /^(?:je|nous|veuillez|dans|le)$/i;

/** A word without case, signs of emphasis and what stands at its end. */
function bareWord(word: string): string {
  return word
    .replace(/[*_]|\p{Extended_Pictographic}\ufe0f?/gu, '')
    .replace(/[,.;:!–—-]+$/, '')
    .toLowerCase();
}

function splitClosing(line: string): { phrase: 'firm' | 'thanks' | null; rest: string } {
  // Most lines of a mail end here: what follows is the costly part of reading a mail.
  if (!canClose(line)) return { phrase: null, rest: '' };
  if (closingSentence.test(line)) return { phrase: 'firm', rest: '' };
  const words = line
    .replace(/[*_]|\p{Extended_Pictographic}\ufe0f?/gu, '')
    .trim()
    .split(/\s+/);
  for (let count = Math.min(words.length, 7); count > 0; count -= 1) {
    const head = words
      .slice(0, count)
      .join(' ')
      .toLowerCase()
      .replace(/[\s,.;:!–—-]+$/, '');
    const rest = words.slice(count).join(' ');
    const broken = /[,.;:!–—-]$/.test(words[count - 1] ?? '');
    if (firmClosings.has(head) && (rest === '' || broken || /^\p{Lu}/u.test(rest)))
      return { phrase: 'firm', rest };
    if (thanksClosings.has(head) && (rest === '' || broken)) return { phrase: 'thanks', rest };
  }
  return { phrase: null, rest: '' };
}

/** One to four words such as people's names are made of. */
function isName(text: string): boolean {
  const words = text.replace(/[*_]/g, '').trim().replace(/[.,]$/, '').split(/\s+/);
  if (text.trim() === '' || words.length > 4 || text.length > 60) return false;
  return (
    words.every((word) => /^[\p{L}.'’()"-]{1,30}$/u.test(word)) &&
    words.some((word) => /^\p{Lu}/u.test(word) || words.length === 1)
  );
}

/** What may stand below a closing: a few short lines that say nothing, and small print of any length. */
function looksShort(lines: readonly string[], limit: number): boolean {
  let count = 0;
  let inSmallPrint = false;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    if (inSmallPrint || smallPrint.test(text.slice(0, 1000))) {
      inSmallPrint = true;
      continue;
    }
    count += 1;
    if (count > limit || text.length > lineLimit || /[?]$/.test(text) || isPostscript(text)) return false;
  }
  return true;
}

function isPostscript(line: string): boolean {
  return /^(?:p\.?\s?s\.?|n\.?\s?b\.?|post ?scriptum)(?=[\s:.,-])/i.test(line.trim());
}

function beforePostscript(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(isPostscript);
  return at === -1 ? lines : lines.slice(0, at);
}

function upTo(lines: readonly string[], start: number): SignatureFound {
  const postscript = lines.findIndex((line, at) => at > start && isPostscript(line));
  return { start, end: postscript === -1 ? lines.length : postscript, restIsQuoted: false };
}

function isContact(line: string): boolean {
  const text = line.trim();
  return text.length <= 90 && (contact.test(text) || (phone.test(text) && text.length < 60));
}

/** What stands in plain text for a logo. */
function isPicture(line: string): boolean {
  return /^(?:\[(?:cid:|image|inline|logo|https?:)[^\]]*\]|<[\w.-]{1,60}\.(?:png|jpe?g|gif)>)$/i.test(line);
}

/** A last paragraph that is a visiting card: a name, then lines of which at least one is a way to reach somebody. */
function findCard(lines: readonly string[], filled: readonly number[]): SignatureFound | null {
  const last = filled.at(-1);
  if (last === undefined) return null;
  let start = last;
  while (start > 0 && last - start < 10 && (lines[start - 1] ?? '').trim() !== '') start -= 1;
  if (start === (filled[0] ?? 0) || (lines[start - 1] ?? '').trim() !== '') return null;
  const paragraph = lines.slice(start, last + 1).map((line) => line.trim());
  const card = paragraph.slice(paragraph.findIndex((line) => !isPicture(line)));
  const [name = '', ...rest] = card;
  if (!isName(name) || name.split(/\s+/).length < 2 || rest.length === 0) return null;
  const telling = rest.filter(
    (line) => !isContact(line) && (line.length > 60 || /[?!.]$/.test(line) || /\d/.test(line)),
  );
  if (telling.length > 0 || !rest.some(isContact)) return null;
  return { start, end: lines.length, restIsQuoted: false };
}
