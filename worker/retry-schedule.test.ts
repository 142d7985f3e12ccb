import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  giveUpAfterMs,
  lookWaits,
  nextLook,
  nextTry,
  putOffWaits,
  unreachedWaits,
} from './retry-schedule.ts';

const start = new Date('2026-11-23T08:00:00Z');
const minutes = (from: Date, to: Date | null) => (to ? (to.getTime() - from.getTime()) / 60_000 : null);

function allTries(waits: readonly number[], chance: () => number): Date[] {
  const tries = [start];
  for (;;) {
    const now = tries.at(-1) ?? start;
    const next = nextTry(waits, { tries: tries.length, firstAt: start, now, chance: chance() });
    if (!next) return tries;
    tries.push(next);
  }
}

describe('a mail that the server puts off', () => {
  test('is tried again after a minute, five, fifteen, an hour, and then every three and a half hours', () => {
    const tries = allTries(putOffWaits, () => 0.5);
    const gaps = tries.slice(1).map((at, index) => minutes(tries[index] ?? start, at));
    expect(gaps.slice(0, 6)).toEqual([1, 5, 15, 60, 210, 210]);
  });

  test('is tried until three days are over and not beyond, however chance spreads it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(putOffWaits, unreachedWaits),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        (waits, chances) => {
          let at = 0;
          const tries = allTries(waits, () => chances[at++ % chances.length] ?? 0);
          const last = tries.at(-1)?.getTime() ?? 0;
          expect(last - start.getTime()).toBeLessThanOrEqual(giveUpAfterMs);
          expect(last - start.getTime()).toBeGreaterThan(giveUpAfterMs - 4.3 * 3_600_000);
          expect(tries.length).toBeLessThan(40);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('comes back at another moment than its neighbour', () => {
    const at = { tries: 1, firstAt: start, now: start };
    expect(nextTry(putOffWaits, { ...at, chance: 0 })).not.toEqual(
      nextTry(putOffWaits, { ...at, chance: 1 }),
    );
  });
});

test('a server that is not there is asked again within seconds', () => {
  const next = nextTry(unreachedWaits, { tries: 1, firstAt: start, now: start, chance: 1 });
  expect(minutes(start, next)).toBeLessThan(0.2);
});

describe('a mail of which nobody knows whether it went', () => {
  test('is looked for during half an hour before a person is asked, and for three days after', () => {
    let now = start;
    let looks = 0;
    let askedAt: Date | null = null;
    for (;;) {
      const { next, offer } = nextLook({ looks, since: start, now });
      if (offer) askedAt ??= now;
      if (!next) break;
      now = next;
      looks++;
    }
    expect(looks).toBeGreaterThan(lookWaits.length);
    expect(minutes(start, askedAt)).toBeGreaterThanOrEqual(30);
    expect(minutes(start, askedAt)).toBeLessThan(32);
    expect(minutes(start, now)).toBeGreaterThan(60 * 60);
  });
});
