import { describe, expect, test } from 'vitest';

import { datesIn } from '../understand/entities/dates.ts';
import { fieldOf } from '../understand/entities/digits.ts';
import { askedDays } from './asked-days.ts';

/** A Monday. */
const today = '2026-11-23';
const asked = (words: string, exceptions: Parameters<typeof askedDays>[0]['exceptions'] = [], on = today) =>
  askedDays({
    dates: datesIn(fieldOf('text', words), `${on}T09:00:00Z`),
    words,
    today: on,
    exceptions,
  });

describe('who asks when we are open asks about what is to come:', () => {
  test.each([
    ['Are you open on Saturday?', ['2026-11-28']],
    ['Are you open on Monday?', ['2026-11-23']],
    ['Are you open next Monday?', ['2026-11-30']],
    ['Do you open on Sunday or on Tuesday?', ['2026-11-24', '2026-11-29']],
    ['Are you open today?', ['2026-11-23']],
    ['Are you open tomorrow?', ['2026-11-24']],
    ['Haben Sie morgen geöffnet?', ['2026-11-24']],
    ['Guten Morgen, haben Sie heute offen?', ['2026-11-23']],
    ['Sind Sie heute Morgen da?', ['2026-11-23']],
    ['Haben Sie am Samstag offen?', ['2026-11-28']],
    ['What about the weekend?', ['2026-11-28', '2026-11-29']],
    ['Haben Sie am Wochenende geöffnet?', ['2026-11-28', '2026-11-29']],
    ['Are you open on 24 December?', ['2026-12-24']],
    ['Are you open on 2 January?', ['2027-01-02']],
    ['Haben Sie an Heiligabend geöffnet?', ['2026-12-24']],
    ["Are you open on New Year's Eve?", ['2026-12-31']],
    ['Are you open over Christmas?', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['I was there yesterday and you were closed. When are you open?', []],
    ['Are you open on Good Friday?', ['2027-03-26']],
    ['Haben Sie am Ostermontag offen?', ['2027-03-29']],
    ['When are you open?', []],
  ])('%s', (words, days) => expect(asked(words)).toEqual(days));

  test('a day that has no year and is over comes again next year', () => {
    expect(asked('Are you open on 24 December?', [], '2026-12-28')).toEqual(['2027-12-24']);
    expect(asked('Are you open on 24 December 2025?', [], '2026-12-28')).toEqual([]);
  });

  test('a holiday of the policy is known by its name', () => {
    const exceptions = [{ date: '2026-12-08', name: 'Stocktaking' }];
    expect(asked('Are you open during stocktaking?', exceptions)).toEqual(['2026-12-08']);
  });
});
