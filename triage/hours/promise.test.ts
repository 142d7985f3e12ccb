import { describe, expect, it } from 'vitest';

import { defaultPolicy, type Policy } from '../policy.ts';
import { openingMinutesBetween, percentile80, promiseOf } from './promise.ts';

const nine = [{ from: '09:00', to: '17:00' }];
const week = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
const policy: Policy = {
  ...defaultPolicy,
  promiseMinutes: 240,
  teams: [
    { ...defaultPolicy.teams[0], key: 'support', name: 'Support', hours: null },
    {
      ...defaultPolicy.teams[0],
      key: 'lisbon',
      name: 'Lisbon',
      hours: {
        timeZone: 'Europe/Lisbon',
        week: { ...week, mon: [{ from: '14:00', to: '18:00' }] },
        exceptions: [{ date: '2026-11-24', name: 'Holiday', open: [] }],
      },
    },
  ],
};
const monday = new Date('2026-11-23T09:00:00Z');

describe('a promise', () => {
  it('is made from the hours of the whole desk where the team has none', () => {
    expect(promiseOf(policy, 'support', null, monday)?.by.toISOString()).toBe('2026-11-23T13:00:00.000Z');
  });

  it("is made from the team's own hours, holidays and zone", () => {
    // Monday 14 to 18 in Lisbon is all of it; Tuesday is a holiday.
    expect(promiseOf(policy, 'lisbon', null, monday)?.by.toISOString()).toBe('2026-11-23T18:00:00.000Z');
    const late = promiseOf(policy, 'lisbon', null, new Date('2026-11-23T17:00:00Z'));
    expect(late?.by.toISOString()).toBe('2026-11-25T12:00:00.000Z');
  });

  it('is later where people had to wait longer of late, and never sooner than the policy says', () => {
    expect(promiseOf(policy, 'support', 301, monday)?.by.toISOString()).toBe('2026-11-23T14:15:00.000Z');
    expect(promiseOf(policy, 'support', 20, monday)?.by.toISOString()).toBe('2026-11-23T13:00:00.000Z');
  });

  it('is about to be missed after four fifths of its opening time, never in the night', () => {
    expect(promiseOf(policy, 'support', null, monday)?.warnAt.toISOString()).toBe('2026-11-23T12:12:00.000Z');
    const evening = promiseOf(policy, 'support', null, new Date('2026-11-23T15:00:00Z'));
    expect(evening?.warnAt.toISOString()).toBe('2026-11-24T10:12:00.000Z');
  });

  it('is not made for a team that never opens', () => {
    const closed = { ...week, mon: [], tue: [], wed: [], thu: [], fri: [] };
    const hours = { ...policy.hours, week: closed };
    expect(promiseOf({ ...policy, hours }, 'support', null, monday)).toBeNull();
  });
});

describe('the time that a customer waited', () => {
  it('counts while the team was open', () => {
    const between = (from: string, to: string) =>
      openingMinutesBetween(new Date(from), new Date(to), policy.hours);
    expect(between('2026-11-23T09:00:00Z', '2026-11-23T09:30:00Z')).toBe(30);
    expect(between('2026-11-23T15:30:00Z', '2026-11-24T08:10:00Z')).toBe(40);
    expect(between('2026-11-20T16:00:00Z', '2026-11-23T08:00:00Z')).toBe(0);
    expect(between('2026-11-23T10:00:00Z', '2026-11-23T09:00:00Z')).toBe(0);
  });

  it('of too few customers says nothing', () => {
    expect(percentile80([1, 2, 3])).toBeNull();
    expect(percentile80(Array.from({ length: 100 }, (_, at) => 100 - at))).toBe(80);
  });
});
