import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isOneEdit } from './one-edit.ts';

test.each([
  ['10-4471', '10-4472'],
  ['10-4471', '10-447'],
  ['10-4471', '10-44711'],
  ['10-4471', '01-4471'],
  ['10-4471', '10-4417'],
])('%s and %s are one slip apart', (a, b) => {
  expect(isOneEdit(a, b)).toBe(true);
  expect(isOneEdit(b, a)).toBe(true);
});

test.each([
  ['10-4471', '10-4471'],
  ['10-4471', '10-4499'],
  ['10-4471', '20-4472'],
  ['12', '1234'],
  ['1221', '2112'],
])('%s and %s are not', (a, b) => expect(isOneEdit(a, b)).toBe(false));

test('a character left out is always one slip', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.nat(), (text, at) => {
      const place = at % text.length;
      return isOneEdit(text, text.slice(0, place) + text.slice(place + 1));
    }),
  );
});
