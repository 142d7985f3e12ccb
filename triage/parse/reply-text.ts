// Third step of `parse/`: the new words of a mail, apart from quoted mail and signature. A view: nothing is cut from the text.

import { referenceLine } from './closing-words.ts';
import { isRule, quoteStartAt } from './quote-start.ts';
import { findSignature } from './signature.ts';

export type ReplyText = Readonly<{
  /** The new words; the whole text where trimming would leave nothing. */
  reply: string;
  signature: string;
  quoted: string;
}>;

/** Line numbers where the HTML of the mail program itself marks a beginning. */
export type Hints = Readonly<{ quoteLines: readonly number[]; signatureLines: readonly number[] }>;

type Role = 'new' | 'quoted' | 'signature';

/** Lines that are looked at; a mail with more is a log or a bomb, and what lies beyond counts as quoted. */
const lineLimit = 20_000;
const noHints: Hints = { quoteLines: [], signatureLines: [] };

/**
 * Splits the text of a mail. Each part is made of whole lines of `text` in their order; stretches that were apart are
 * joined by an empty line.
 */
export function splitReply(text: string, hints: Hints = noHints): ReplyText {
  const lines = text.split('\n', lineLimit);
  const roles = markQuotes(lines, new Set(hints.quoteLines));
  markRules(lines, roles);
  markSignatures(lines, roles, new Set(hints.signatureLines));
  const reply = collect(lines, roles, 'new');
  const signature = collect(lines, roles, 'signature');
  const rest = lines.length < lineLimit ? '' : text.slice(lines.join('\n').length).trim();
  const quoted = [collect(lines, roles, 'quoted'), rest].filter((part) => part !== '').join('\n\n');
  if (reply !== '') return { reply, signature, quoted };
  return { reply: text.trim(), signature: '', quoted: '' };
}

function markQuotes(lines: readonly string[], marks: ReadonlySet<number>): Role[] {
  const roles: Role[] = new Array(lines.length).fill('new');
  const end = lines.length;
  for (let at = 0; at < end; at += 1) {
    const line = lines[at] ?? '';
    const found = !isQuoted(line) || line.startsWith('>>') ? quoteStartAt(lines, at) : null;
    if (!found && isQuoted(line)) {
      roles[at] = 'quoted';
      if (isWrappedQuote(lines, at + 1)) {
        roles[at + 1] = 'quoted';
        at += 1;
      }
      continue;
    }
    if (!found && !marks.has(at)) continue;
    const next = at + (found?.lines ?? 0);
    const quoteAt = firstQuoted(lines, next, found ? 3 : 8);
    if (quoteAt === -1) {
      roles.fill('quoted', at);
      return roles;
    }
    roles.fill('quoted', at, quoteAt);
    at = quoteAt - 1;
  }
  return roles;
}

/** A line drawn above the quotation belongs to it. */
function markRules(lines: readonly string[], roles: Role[]): void {
  let below: Role = 'new';
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (roles[at] === 'quoted') below = 'quoted';
    else if (line.trim() !== '') {
      if (below === 'quoted' && isRule(line)) roles[at] = 'quoted';
      else below = 'new';
    }
  }
}

function isQuoted(line: string): boolean {
  return /^\s{0,4}>/.test(line);
}

/** A mail program that wraps quoted lines leaves their tails without the mark. */
function isWrappedQuote(lines: readonly string[], at: number): boolean {
  const tail = lines[at] ?? '';
  const above = lines[at - 1] ?? '';
  if (tail.trim() === '' || isQuoted(tail) || above.length < 60 || !isQuoted(lines[at + 1] ?? ''))
    return false;
  return /^\s*\p{Ll}/u.test(tail) && !/[?:]\s*$/.test(above);
}

/** The first ">" line when it is the next thing with words, looking at most `limit` lines ahead; else -1. */
function firstQuoted(lines: readonly string[], from: number, limit: number): number {
  for (let at = from; at < Math.min(lines.length, from + limit); at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) return at;
    if (line.trim() !== '' && limit <= 3) return -1;
  }
  return -1;
}

/** Signatures stand at the end of the first stretch of new words (above a quotation) or of the last (below it). */
function markSignatures(lines: readonly string[], roles: Role[], marks: ReadonlySet<number>): void {
  const stretches = stretchesOf(lines, roles);
  const ends = new Set([stretches.at(0), stretches.at(-1)]);
  for (const stretch of ends) {
    if (!stretch) continue;
    const run = lines.slice(stretch.start, stretch.end);
    const marked = [...marks].find((at) => at > stretch.start && at < stretch.end);
    if (marked !== undefined && run.slice(0, marked - stretch.start).some((line) => line.trim() !== '')) {
      roles.fill('signature', marked, stretch.end);
      run.length = marked - stretch.start;
    }
    const found = findSignature(run, stretch !== stretches[0]);
    if (!found) continue;
    roles.fill('signature', stretch.start + found.start, stretch.start + found.end);
    for (let at = stretch.start + found.start; at < stretch.start + found.end; at += 1) {
      const line = lines[at] ?? '';
      if (line.length < 100 && referenceLine.test(line)) roles[at] = 'new';
    }
    if (found.restIsQuoted) roles.fill('quoted', stretch.start + found.end, stretch.start + run.length);
  }
}

type Stretch = { start: number; end: number };

function stretchesOf(lines: readonly string[], roles: readonly Role[]): Stretch[] {
  const found: Stretch[] = [];
  let start = -1;
  let hasWords = false;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && roles[at] === 'new') {
      if (start === -1) start = at;
      if ((lines[at] ?? '').trim() !== '') hasWords = true;
      continue;
    }
    if (start !== -1 && hasWords) found.push({ start, end: at });
    start = -1;
    hasWords = false;
  }
  return found;
}

function collect(lines: readonly string[], roles: readonly Role[], role: Role): string {
  const stretches: string[] = [];
  let current: string[] = [];
  const close = () => {
    const text = trimLines(current);
    if (text !== '') stretches.push(text);
    current = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    if (roles[at] === role) current.push(lines[at] ?? '');
    else if (current.length > 0) close();
  }
  close();
  return stretches.join('\n\n');
}

/** Without empty lines around; the first line keeps its indentation, so that the stretch is found in the text. */
function trimLines(lines: readonly string[]): string {
  const text = lines.join('\n').trimEnd();
  return text.replace(/^(?:[ \t]*\n)+/, '').trim();
}
