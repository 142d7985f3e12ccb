// Entities of understanding: what a team's own numbers look like, given by the team as patterns and never as code.

import { RE2JS } from 're2js';

import type { NumberKind } from './numbers.ts';

/** As a team writes it: `{ kind: 'order', pattern: 'AC-\\d{6}' }`, RE2 syntax, upper and lower case alike. */
export type NumberPattern = Readonly<{ kind: NumberKind; pattern: string }>;

/** A pattern ready for use; `find` gives the stretches of `text` that match whole words. */
export type NumberFormat = Readonly<{
  kind: NumberKind;
  find: (text: string) => Readonly<{ start: number; end: number }>[];
}>;

/** More numbers of one kind than this in a mail is a list that nobody asks about. */
const mostNumbers = 50;
const longestPattern = 200;

/**
 * Compiles a team's patterns with RE2, which runs in linear time whatever the pattern. Throws an `Error` that names the
 * faulty one.
 */
export function numberFormats(patterns: readonly NumberPattern[]): NumberFormat[] {
  return patterns.map(({ kind, pattern }) => {
    if (pattern === '' || pattern.length > longestPattern)
      throw new Error(`number format is empty or longer than ${longestPattern} characters`);
    let compiled: RE2JS;
    try {
      compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    } catch (cause) {
      throw new Error(`number format is no pattern: ${pattern}`, { cause });
    }
    if (compiled.matches('')) throw new Error(`number format matches nothing at all: ${pattern}`);
    return { kind, find: (text) => wholeWords(compiled, text) };
  });
}

function wholeWords(compiled: RE2JS, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const matcher = compiled.matcher(text);
  while (found.length < mostNumbers && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end === start || inWord(text[start - 1], text[start]) || inWord(text[end - 1], text[end])) continue;
    found.push({ start, end });
  }
  return found;
}

const letter = /[\p{L}\p{N}]/u;
function inWord(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && letter.test(before) && letter.test(after);
}
