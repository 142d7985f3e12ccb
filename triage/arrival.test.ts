import fc from 'fast-check';
import { expect, test } from 'vitest';

import { arrivalOf, hasArrivedLate } from './arrival.ts';

const seenAt = new Date('2026-11-23T08:00:00Z');

test('a mail came when its server says so', () => {
  const at = new Date('2026-11-23T07:59:58Z');
  expect(arrivalOf(at, seenAt)).toEqual(at);
});

test.each([
  ['no date', null],
  ['a clock that begins in 1970', new Date(0)],
  ['a clock that begins in 1980', new Date('1980-01-01T00:00:00Z')],
  ['the year 2099', new Date('2099-12-31T00:00:00Z')],
  ['a date that is none', new Date(Number.NaN)],
])('%s does not matter: then it came when it was first seen', (_, date) => {
  expect(arrivalOf(date, seenAt)).toEqual(seenAt);
  expect(hasArrivedLate(arrivalOf(date, seenAt), seenAt, 24)).toBe(false);
});

test('a mail is late once it is older than the limit, and never before', () => {
  const hour = 3_600_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 * hour }), fc.integer({ min: 1, max: 500 }), (age, limit) => {
      const arrivedAt = new Date(seenAt.getTime() - age);
      expect(hasArrivedLate(arrivedAt, seenAt, limit)).toBe(age > limit * hour);
    }),
  );
});
