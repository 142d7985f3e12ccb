import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daysBefore, daysBetween, percentsOf, toFiguresView } from './figures-view.ts';

const period = { from: '2026-11-16', to: '2026-11-17', timeZone: 'Europe/Prague' };

describe('shares', () => {
  it('sum to exactly 100 whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }), (counts) => {
        const total = counts.reduce((a, b) => a + b, 0);
        const tenths = percentsOf(counts).reduce((sum, share) => sum + Math.round(Number(share) * 10), 0);
        expect(tenths).toBe(total === 0 ? 0 : 1000);
      }),
    );
  });
});

describe('the figures', () => {
  const rows = [
    { day: '2026-11-16', outcome: 'answered', intent: 'order_status', reason: 'none', count: 5 },
    { day: '2026-11-16', outcome: 'handed_over', intent: 'complaint', reason: 'anger', count: 2 },
    { day: '2026-11-17', outcome: 'handed_over', intent: 'none', reason: 'none', count: 1 },
  ];

  it('count each conversation once on every side', () => {
    const view = toFiguresView(rows, period);
    const sum = (figures: readonly { count: number }[]) => figures.reduce((all, each) => all + each.count, 0);
    expect(view.total).toBe(8);
    expect(sum(view.outcomes)).toBe(8);
    expect(sum(view.intents)).toBe(8);
    expect(sum(view.reasons)).toBe(3);
    expect(view.days.map((day) => [day.day, day.total])).toEqual([
      ['2026-11-16', 7],
      ['2026-11-17', 1],
    ]);
  });

  it('link to what they count', () => {
    const view = toFiguresView(rows, period);
    expect(view.reasons.map((reason) => reason.link)).toEqual([
      '/inbox?view=all&from=2026-11-16&to=2026-11-17&outcome=handed_over&decidingReason=anger',
      '/inbox?view=all&from=2026-11-16&to=2026-11-17&outcome=handed_over&decidingReason=none',
    ]);
    expect(view.days[1]?.byOutcome[2]).toEqual({
      key: 'handed_over',
      label: 'Handed to a person',
      count: 1,
      link: '/inbox?view=all&from=2026-11-17&to=2026-11-17&outcome=handed_over',
    });
  });
});

describe('days', () => {
  it('go on over a change of the clock and a month end', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
  });
});
