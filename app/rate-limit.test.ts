import { describe, expect, it } from 'vitest';

import { makeRateLimit } from './rate-limit.ts';

const at = (ms: number) => new Date(Date.parse('2026-11-22T12:00:00Z') + ms);

describe('the limit of a token', () => {
  it('lets a rush pass and stops a loop until there is room again', () => {
    const limit = makeRateLimit();
    for (let left = 59; left >= 0; left--)
      expect(limit.take(1, 60, at(0))).toMatchObject({ allowed: true, remaining: left });
    expect(limit.take(1, 60, at(400))).toMatchObject({ allowed: false, remaining: 0, seconds: 1 });
    expect(limit.take(1, 60, at(1_100))).toMatchObject({ allowed: true, remaining: 0 });
    expect(limit.take(1, 60, at(1_200)).allowed).toBe(false);
    expect(limit.take(1, 60, at(120_000))).toMatchObject({ allowed: true, remaining: 59, seconds: 1 });
  });

  it('is each token’s own, and a clock set back gives nothing away', () => {
    const limit = makeRateLimit();
    limit.take(1, 1, at(0));
    expect(limit.take(1, 1, at(-60_000)).allowed).toBe(false);
    expect(limit.take(2, 1, at(0)).allowed).toBe(true);
  });
});
