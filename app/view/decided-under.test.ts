import { expect, it } from 'vitest';

import { defaultPolicy } from '../../triage/policy.ts';
import { decidedUnder } from './decided-under.ts';

const stored = (changes: object = {}): unknown =>
  JSON.parse(JSON.stringify({ ...defaultPolicy, ...changes }));

it('checks a version once, however often its conversations are opened', () => {
  const once = decidedUnder(stored());
  expect(once?.toneLimits).toEqual(defaultPolicy.toneLimits);
  expect(decidedUnder(stored())).toBe(once);
});

it('tells versions apart by what is in them', () => {
  expect(decidedUnder(stored({ promiseMinutes: 61 }))?.promiseMinutes).toBe(61);
  expect(decidedUnder(stored({ promiseMinutes: 62 }))?.promiseMinutes).toBe(62);
});

it('is none where it does not fit what is understood now, or where there is none', () => {
  expect(decidedUnder({ toneLimits: 'strict' })).toBeNull();
  expect(decidedUnder(null)).toBeNull();
  expect(decidedUnder(undefined)).toBeNull();
});
