import { expect, test } from 'vitest';

import { readDate } from './mail-date.ts';

test.each([
  ['Mon, 11 May 2026 18:30:00 +0200', '2026-05-11T16:30:00.000Z'],
  ['11 May 2026 18:30 +0200 (CEST)', '2026-05-11T16:30:00.000Z'],
  ['Mon, 11 May 26 09:30:00 PDT', '2026-05-11T16:30:00.000Z'],
  ['Mon May 11 16:30:00 2026', '2026-05-11T16:30:00.000Z'],
  ['2026-05-11T18:30:00+02:00', '2026-05-11T16:30:00.000Z'],
  ['Mon, 11 May 2026 16:30:00 XYZ', '2026-05-11T16:30:00.000Z'],
  ['no date at all 12', null],
  ['Mon, 11 May 1926 16:30:00 +0000', null],
  ['Mon, 99 Foo 2026 16:30:00 +0000', null],
  ['Mon, 11 May 20260 16:30:00 +0000', null],
  ['', null],
])('the date %j is %s', (value, expected) => {
  expect(readDate(value)).toBe(expected);
});
