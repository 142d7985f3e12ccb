// Used by `reply-text.ts`: does quoted mail begin at this line? Judged by what such lines are made of, not by templates.

import {
  cutLine,
  type HeaderKind,
  headerLabels,
  leadPattern,
  messagePhrases,
  quotingPattern,
  wrotePattern,
} from './quote-words.ts';

export type QuoteStart = Readonly<{
  /** Lines the announcement takes. */
  lines: number;
  /**
   * `attribution` ("On … wrote:") may be followed by ">" lines with new words between or below them;
   * after a `header` block, a `separator` or a `cut` line the rest of the mail is quoted.
   */
  kind: 'attribution' | 'header' | 'separator' | 'cut';
}>;

const lineLimit = 500;
/** An attribution wraps over a few lines when names and addresses are long. */
const attributionLines = 5;

const email = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}/;
const clock = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;
const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const numericDate = /(?<!\d)\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}(?!\d)/;
const dayAndMonth = /(?<!\d)\d{1,2}(?:\.|st|nd|rd|th|º|er)?\s(?:de\s)?\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2}(?!\d)/u;

/** Whether and how quoted mail begins at `lines[at]`; null where it does not. */
export function quoteStartAt(lines: readonly string[], at: number): QuoteStart | null {
  const line = (lines[at] ?? '').trim();
  if (line === '' || line.startsWith('>')) return null;
  if (line.length <= lineLimit && cutLine.test(line)) return { lines: 1, kind: 'cut' };
  if (isMessageSeparator(line)) return { lines: 1, kind: 'separator' };
  if (isRule(line)) {
    const next = nextFilled(lines, at + 1);
    if (next !== -1 && next - at <= 3 && headerBlockAt(lines, next, true))
      return { lines: next - at, kind: 'header' };
  }
  const header = headerBlockAt(lines, at, false);
  if (header > 0) return { lines: header, kind: 'header' };
  const attribution = attributionAt(lines, at);
  return attribution > 0 ? { lines: attribution, kind: 'attribution' } : null;
}

/** "-----Original Message-----", "Begin forwarded message:" and what other languages say there. */
function isMessageSeparator(line: string): boolean {
  if (line.length > 120) return false;
  const inner = line
    .replace(/^[-_=*#~>\s]+/, '')
    .replace(/[-_=*#~<\s:]+$/, '')
    .toLowerCase();
  if (!messagePhrases.has(inner)) return false;
  return /^[-_=*#~]{2}/.test(line) || /:$/.test(line);
}

/** A drawn line: underscores, dashes, equal signs or stars. */
export function isRule(line: string): boolean {
  return /^([-_=*—–─])\1{4,}\s*$/.test(line.trim()) || /^={3,}$/.test(line.trim());
}

/** Lines of the header block that starts at `at`, or 0. `ruled`: a drawn line stands above, so less proof is needed. */
function headerBlockAt(lines: readonly string[], at: number, ruled: boolean): number {
  const first = labelOf(lines[at] ?? '');
  if (!first || first.kind === 'other' || first.kind === 'cc') return 0;
  const kinds = new Set<HeaderKind>();
  let values = '';
  let end = at;
  let loose = 0;
  for (let line = at; line < lines.length && line - at < 16; line += 1) {
    const text = (lines[line] ?? '').trim();
    if (text === '') {
      // Some programs set their header block with double spacing; two empty lines end any block.
      if ((lines[line + 1] ?? '').trim() === '' || !labelOf(lines[line + 1] ?? '')) break;
      continue;
    }
    const label = labelOf(text);
    if (!label) {
      loose += 1;
      // A wrapped list of recipients or a wrapped subject.
      if (loose > 3 || text.length > 200) break;
      continue;
    }
    loose = 0;
    kinds.add(label.kind);
    for (const inner of label.more) kinds.add(inner);
    values += ` ${label.value}`;
    end = line;
    if (label.kind === 'from' && label.value === '') values += ` ${(lines[line + 1] ?? '').trim()}`;
  }
  return isProof(kinds, values, ruled) ? end - at + 1 : 0;
}

function isProof(kinds: ReadonlySet<HeaderKind>, values: string, ruled: boolean): boolean {
  const strong = ['from', 'date', 'to', 'subject'].filter((kind) => kinds.has(kind as HeaderKind)).length;
  const hasAddress = email.test(values);
  const hasDate = hasTime(values);
  if (strong >= 3) return hasAddress || hasDate || ruled || kinds.has('subject');
  if (strong === 2) return (ruled && (hasAddress || hasDate)) || (kinds.has('from') && hasAddress && hasDate);
  return false;
}

function hasTime(text: string): boolean {
  return clock.test(text) || year.test(text) || numericDate.test(text);
}

type Label = { kind: HeaderKind; value: string; more: HeaderKind[] };

function labelOf(line: string): Label | null {
  const text = line.trim().slice(0, lineLimit);
  const colon = text.search(/[::]/);
  if (colon < 1 || colon > 40) return null;
  const word = bare(text.slice(0, colon));
  const kind = headerLabels.get(word);
  if (!kind) return null;
  const value = text.slice(colon + 1).replace(/^[\s*_]+/, '');
  return { kind, value, more: innerLabels(value) };
}

/** Some phones run two header fields into one line ("To: a@b.test Subject: Hello"). */
function innerLabels(value: string): HeaderKind[] {
  const found: HeaderKind[] = [];
  for (const match of value.matchAll(/\s(\p{L}{2,12})\s?:\s/gu)) {
    const kind = headerLabels.get((match[1] ?? '').toLowerCase());
    if (kind && kind !== 'other') found.push(kind);
  }
  return found;
}

function bare(word: string): string {
  return word
    .replace(/[*_\u00a0]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Lines of the attribution ("On 3 May 2026 at 10:02, Ann <ann@a.test> wrote:") that starts at `at`, or 0. */
function attributionAt(lines: readonly string[], at: number): number {
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
  const text = unframed(line);
  return (
    (leadPattern.test(text) && /\d/.test(text)) ||
    hasTime(text) ||
    email.test(text) ||
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
  const named = email.test(text);
  if (wrote) {
    if (quotedNext) return true;
    return (
      (dated && (named || leadPattern.test(text) || opensWithDate(text))) ||
      (named && colon && text.length < 200)
    );
  }
  // "26.06.2014, 14:41, "Ann" <ann@a.test>:" has no verb but is made of nothing but a date and an address.
  return colon && named && hasTime(text) && (opensWithDate(text) || quotedNext);
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
  return match !== null && tail.slice(match.index + match[0].length).trim() === '' && email.test(text);
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

/** Looks a few lines ahead only: a mail may be a million empty lines. */
function nextFilled(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + 4); at += 1)
    if ((lines[at] ?? '').trim() !== '') return at;
  return -1;
}
