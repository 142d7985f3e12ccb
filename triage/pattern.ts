// Patterns that a team writes into its policy: RE2 syntax, so that none of them can hang on any mail.

import { RE2JS, RE2JSException } from 're2js';

import { type Told, toTell } from './tell.ts';

/** What is wrong with the pattern, in words; null where it can be used. */
export function patternFault(source: string): Told | null {
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return pattern.test('') ? toTell('must not match nothing at all') : null;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return toTell('is no pattern in RE2 syntax: {reason}', { reason: error.message });
  }
}
