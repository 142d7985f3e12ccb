import { describe, expect, test } from 'vitest';

import { defaultPolicy } from '../policy.ts';
import { addOpeningMinutes, instantOf, isOpenAt, openingDays, openingOn } from './opening.ts';

const hours = {
  ...defaultPolicy.hours,
  exceptions: [
    { date: '2026-12-24', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] },
    { date: '2026-12-25', name: 'Christmas Day', open: [] },
  ],
};

describe('opening hours', () => {
  test('are those of the weekday, in the zone of the team', () => {
    expect(openingOn('2026-11-23', hours)).toMatchObject({
      weekday: 'mon',
      ranges: [{ from: '09:00', to: '17:00' }],
    });
    expect(isOpenAt(new Date('2026-11-23T08:00:00Z'), hours)).toBe(true);
    expect(isOpenAt(new Date('2026-11-23T07:59:59Z'), hours)).toBe(false);
    expect(isOpenAt(new Date('2026-11-23T16:00:00Z'), hours)).toBe(false);
  });

  test('a holiday has its own', () => {
    expect(openingOn('2026-12-24', hours)).toMatchObject({
      exception: 'Christmas Eve',
      ranges: [{ to: '12:00' }],
    });
    expect(openingOn('2026-12-25', hours).ranges).toEqual([]);
  });

  test('begin with the day it is where the team is, not in UTC', () => {
    expect(openingDays(new Date('2026-11-22T23:30:00Z'), hours, 2).map((day) => day.date)).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
  });
});

describe('what a handover may promise', () => {
  test.each([
    ['within the day', '2026-11-23T09:00:00Z', 240, '2026-11-23T13:00:00.000Z'],
    ['over the night', '2026-11-23T15:00:00Z', 240, '2026-11-24T11:00:00.000Z'],
    ['over the weekend', '2026-11-21T12:00:00Z', 60, '2026-11-23T09:00:00.000Z'],
    ['over a half and a whole holiday', '2026-12-24T10:00:00Z', 120, '2026-12-28T09:00:00.000Z'],
    ['over the change of clocks', '2026-10-23T14:30:00Z', 60, '2026-10-26T08:30:00.000Z'],
  ])('counts opening time %s', (_, start, minutes, end) => {
    expect(addOpeningMinutes(new Date(start), minutes, hours)?.toISOString()).toBe(end);
  });

  test('is nothing where the team is never open', () => {
    const closed = {
      ...hours,
      week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      exceptions: [],
    };
    expect(addOpeningMinutes(new Date('2026-11-23T09:00:00Z'), 60, closed)).toBeNull();
  });
});

test('wall-clock times are found on both sides of the change of clocks', () => {
  expect(instantOf('2026-03-28', '09:00', 'Europe/Prague').toISOString()).toBe('2026-03-28T08:00:00.000Z');
  expect(instantOf('2026-03-29', '09:00', 'Europe/Prague').toISOString()).toBe('2026-03-29T07:00:00.000Z');
  expect(instantOf('2026-11-01', '24:00', 'America/New_York').toISOString()).toBe('2026-11-02T05:00:00.000Z');
});

test.each([
  [
    'that comes twice is the first of the two, east of Greenwich',
    '2026-10-25',
    '02:30',
    'Europe/Prague',
    '2026-10-25T00:30',
  ],
  [
    'that comes twice is the first of the two, west of it',
    '2026-11-01',
    '01:30',
    'America/New_York',
    '2026-11-01T05:30',
  ],
  [
    'that is jumped over is told by the offset before',
    '2026-03-29',
    '02:30',
    'Europe/Prague',
    '2026-03-29T01:30',
  ],
  ['just before the jump stays what it is', '2026-03-29', '01:59', 'Europe/Prague', '2026-03-29T00:59'],
  ['far ahead of UTC', '2026-06-01', '09:00', 'Pacific/Kiritimati', '2026-05-31T19:00'],
  ['with an offset of half an hour', '2026-06-01', '09:00', 'Asia/Kolkata', '2026-06-01T03:30'],
])('a time of day %s', (_, date, time, zone, instant) => {
  expect(instantOf(date, time, zone).toISOString()).toBe(`${instant}:00.000Z`);
});
