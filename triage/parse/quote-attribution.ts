// Used by `quote-start.ts`: the line above a quotation that says who wrote it when ("On 3 May 2026 at 10:02, Ann wrote:").

import { leadPattern, quotingPattern, wrotePattern } from './quote-words.ts';

export const lineLimit = 500;
/** An attribution wraps over a few lines when names and addresses are long. */
const attributionLines = 5;

const email = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}/;
const clock = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;
const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const numericDate = /(?<!\d)\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}(?!\d)/;
const dayAndMonth = /(?<!\d)\d{1,2}(?:\.|st|nd|rd|th|º|er)?\s(?:de\s)?\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}(?!\d)/u;

/** Lines of the attribution ("On 3 May 2026 at 10:02, Ann <ann@a.test> wrote:") that starts at `at`, or 0. */
export function attributionAt(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim();
  if (first.length > lineLimit || !canOpen(first)) return 0;
  let joined = '';
  for (let count = 1; count <= attributionLines; count += 1) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || (count > 1 && line.startsWith('>') && !/^>:?$/.test(line))) return 0;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > lineLimit) return 0;
    if (!isAttribution(joined, nextIsQuoted(lines, at + count))) continue;
    // The line above may be the customer's own, with a date in it: then the tighter stretch is the true one.
    for (let later = at + 1; later < at + count && !beginsLikeOne(first); later += 1) {
      if (opensWithTime((lines[later] ?? '').trim()) && attributionAt(lines, later) > 0) return 0;
    }
    return count;
  }
  return 0;
}

/** A line that can be the first of an attribution tells when or who, or starts with a word like "On". */
function canOpen(line: string): boolean {
  if (!/[\d@:：]/.test(line)) return false;
  const text = unframed(line);
  return (
    (leadPattern.test(text) && /\d/.test(text)) ||
    hasTime(text) ||
    hasAddress(text) ||
    (text.endsWith(':') && (wrotePattern.test(text) || quotingPattern.test(text)))
  );
}

function isAttribution(joined: string, quotedNext: boolean): boolean {
  const text = unframed(joined);
  const colon = /[::]\s*$/.test(text);
  const wrote = wrotePattern.test(text);
  const ends = colon || endsWithWrote(text);
  if (!ends) return false;
  if (quotingPattern.test(text)) return true;
  const dated = hasTime(text) || dayAndMonth.test(text);
  const named = hasAddress(text);
  if (wrote) {
    if (quotedNext) return true;
    if (goesOn(text)) return false;
    if (dated && (leadPattern.test(text) || opensWithDate(text))) return true;
    // "By your mail, Ann <ann@a.test> wrote that it comes:" is a sentence; programs put the writer first or end with the verb.
    return named && colon && text.length < 200 && beginsWithWriter(text);
  }
  // "26.06.2014, 14:41, "Ann" <ann@a.test>:" has no verb but is made of nothing but a date and an address.
  return colon && named && hasTime(text) && (opensWithDate(text) || quotedNext);
}

/** "… wrote Ann <ann@a.test>, that it comes:" is a sentence of the customer's. */
function goesOn(text: string): boolean {
  const verb = wrotePattern.exec(text);
  const end = verb ? verb.index + verb[0].length : 0;
  const rest = text.slice(end);
  return /^[^,]{0,100},\s\p{Ll}/u.test(rest) && !hasTime(rest);
}

function beginsWithWriter(text: string): boolean {
  const verb = wrotePattern.exec(text)?.index ?? 0;
  const writer = email.exec(text)?.index ?? 0;
  return writer < verb ? /^["'<(\p{Lu}]|^\S+$|^\S+@/u.test(text) : verb === 0;
}

/** "On 3 May 2026 at" or "3 May 2026,": how these lines begin; a full stop at the end is that of a sentence. */
function beginsLikeOne(line: string): boolean {
  const text = unframed(line);
  if (/[.!?]$/.test(text) && !/\d\.$/.test(text)) return false;
  return (leadPattern.test(text) && /\d/.test(text)) || hasTime(text.slice(0, 30));
}

/** Only a line with a time of its own can be the true start; the second half of a wrapped one has but an address. */
function opensWithTime(line: string): boolean {
  return hasTime(line) || (leadPattern.test(line) && /\d/.test(line));
}

function endsWithWrote(text: string): boolean {
  const tail = text.slice(-40);
  const match = wrotePattern.exec(tail);
  return match !== null && tail.slice(match.index + match[0].length).trim() === '' && hasAddress(text);
}

function opensWithDate(text: string): boolean {
  const head = text.slice(0, 40);
  return /\d/.test(head) && hasTime(text.slice(0, 80));
}

/** Zoho and others frame the line with dashes. */
function unframed(line: string): string {
  return line
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .replace(/^[-*_\s]{2,}/, '')
    .replace(/[-*_\s]{2,}$/, '')
    .trim();
}

function nextIsQuoted(lines: readonly string[], from: number): boolean {
  const next = nextFilled(lines, from);
  return next !== -1 && next - from <= 2 && (lines[next] ?? '').trimStart().startsWith('>');
}

/** Looks for the sign first: the pattern alone is slow where there is none. */
export function hasAddress(text: string): boolean {
  return text.includes('@') && email.test(text);
}

export function hasTime(text: string): boolean {
  return clock.test(text) || year.test(text) || numericDate.test(text);
}

/** Looks a few lines ahead only: a mail may be a million empty lines. */
export function nextFilled(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + 4); at += 1)
    if ((lines[at] ?? '').trim() !== '') return at;
  return -1;
}
