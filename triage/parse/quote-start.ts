// Used by `reply-text.ts`: does quoted mail begin at this line? Judged by what such lines are made of, not by templates.

import { attributionAt, hasAddress, hasTime, lineLimit, nextFilled } from './quote-attribution.ts';
import { cutLine, type HeaderKind, headerLabels, marksOfProgram, messagePhrases } from './quote-words.ts';

export type QuoteStart = Readonly<{
  /** Lines the announcement takes. */
  lines: number;
  /**
   * `attribution` ("On … wrote:") may be followed by ">" lines with new words between or below them;
   * after a `header` block, a `separator` or a `cut` line the rest of the mail is quoted.
   */
  kind: 'attribution' | 'header' | 'separator' | 'cut';
}>;

/** Whether and how quoted mail begins at `lines[at]`; null where it does not. */
export function quoteStartAt(lines: readonly string[], at: number): QuoteStart | null {
  const line = (lines[at] ?? '').trim();
  if (line === '') return null;
  if (isProgramMark(line)) return { lines: 1, kind: 'separator' };
  if (line.startsWith('>')) return null;
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

function isProgramMark(line: string): boolean {
  if (line.length > lineLimit || !(line.startsWith('>>') || line.includes('--'))) return false;
  return marksOfProgram.test(line);
}

/** "-----Original Message-----", "Begin forwarded message:" and what other languages say there. */
function isMessageSeparator(line: string): boolean {
  // Most lines have neither sign, and the rest is costly.
  if (line.length > 120 || !(/^[-_=*#~>\s]{2}/.test(line) || /[:\s]$/.test(line))) return false;
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
  const kinds = new Set<HeaderKind | 'sent'>();
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
    if (label.isSent) kinds.add('sent');
    for (const inner of label.more) kinds.add(inner);
    values += ` ${label.value}`;
    end = line;
    if (label.kind === 'from' && label.value === '') values += ` ${(lines[line + 1] ?? '').trim()}`;
  }
  return isProof(kinds, values, ruled) ? end - at + 1 : 0;
}

function isProof(kinds: ReadonlySet<HeaderKind | 'sent'>, values: string, ruled: boolean): boolean {
  const strong = ['from', 'date', 'to', 'subject'].filter((kind) => kinds.has(kind as HeaderKind)).length;
  const isAddressed = hasAddress(values);
  const hasDate = hasTime(values);
  // "From: Berlin, To: Munich, Date: 3 May" is a journey: without a subject or an address it takes a word like "Sent".
  if (strong >= 3) return isAddressed || ruled || kinds.has('subject') || (hasDate && kinds.has('sent'));
  if (strong === 2)
    return (ruled && (isAddressed || hasDate)) || (kinds.has('from') && isAddressed && hasDate);
  return false;
}

/** `isSent`: it says that something was sent, as only mail has it, not just a date. */
type Label = { kind: HeaderKind; isSent: boolean; value: string; more: HeaderKind[] };

const plainDate = /^(?:dat\p{L}{1,2}|fecha|dátum|le|tarih|дата|日期|日時|日付|날짜)$/u;

function labelOf(line: string): Label | null {
  const text = line.trim().slice(0, lineLimit);
  const colon = text.search(/[::]/);
  if (colon < 1 || colon > 40) return null;
  const word = bare(text.slice(0, colon));
  const kind = headerLabels.get(word);
  if (!kind) return null;
  const value = text.slice(colon + 1).replace(/^[\s*_]+/, '');
  return { kind, isSent: kind === 'date' && !plainDate.test(word), value, more: innerLabels(value) };
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
