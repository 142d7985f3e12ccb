// The managers' figures: counted rows summed up, each number with the link that opens what it counts.

import type { FigureRow } from '../../db/figures.ts';
import { intentLabel, outcomeLabel, reasonLabel } from './words.ts';

export type Figure = Readonly<{ key: string; label: string; count: number; link: string }>;

export type FiguresView = Readonly<{
  from: string;
  to: string;
  timeZone: string;
  total: number;
  totalLink: string;
  outcomes: readonly Figure[];
  reasons: readonly Figure[];
  intents: readonly (Figure & Readonly<{ byOutcome: readonly Figure[] }>)[];
  days: readonly Readonly<{ day: string; total: number; link: string; byOutcome: readonly Figure[] }>[];
}>;

export const outcomeOrder = ['answered', 'asked', 'handed_over', 'filed', 'pending'] as const;

export type PeriodInput = Readonly<{ from: string; to: string; timeZone: string }>;

export function toFiguresView(rows: readonly FigureRow[], { from, to, timeZone }: PeriodInput): FiguresView {
  const total = sum(rows);
  const link = (filter: Record<string, string>, period = { from, to }) =>
    `/inbox?${new URLSearchParams({ view: 'all', ...period, ...filter })}`;
  const byOutcome = (
    some: readonly FigureRow[],
    filter: Record<string, string>,
    period?: { from: string; to: string },
  ) =>
    outcomeOrder.map((outcome) =>
      figure(
        outcome,
        outcomeLabel(outcome),
        sum(some.filter((row) => row.outcome === outcome)),
        link({ ...filter, outcome }, period),
      ),
    );
  const handedOver = rows.filter((row) => row.outcome === 'handed_over');
  return {
    from,
    to,
    timeZone,
    total,
    totalLink: link({}),
    outcomes: byOutcome(rows, {}),
    reasons: grouped(handedOver, (row) => row.reason).map(([reason, some]) =>
      figure(
        reason,
        reasonLabel(reason),
        sum(some),
        link({ outcome: 'handed_over', decidingReason: reason }),
      ),
    ),
    intents: grouped(rows, (row) => row.intent).map(([intent, some]) => ({
      ...figure(intent, intentLabel(intent), sum(some), link({ intent })),
      byOutcome: byOutcome(some, { intent }),
    })),
    days: daysBetween(from, to).map((day) => {
      const some = rows.filter((row) => row.day === day);
      const period = { from: day, to: day };
      return { day, total: sum(some), link: link({}, period), byOutcome: byOutcome(some, {}, period) };
    }),
  };
}

/** Per cents with one decimal that sum to exactly 100: the largest remainders are rounded up (Hamilton's method). */
export function percentsOf(counts: readonly number[]): string[] {
  const total = counts.reduce((a, b) => a + b, 0);
  if (total === 0) return counts.map(() => '0.0');
  const exact = counts.map((count) => (count / total) * 1000);
  const tenths = exact.map(Math.floor);
  const missing = 1000 - tenths.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder.slice(0, missing)) tenths[index] = (tenths[index] ?? 0) + 1;
  return tenths.map((tenth) => (tenth / 10).toFixed(1));
}

/** Both days included; ISO dates. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The ISO date `days` days before `day`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

const sum = (rows: readonly FigureRow[]) => rows.reduce((total, row) => total + row.count, 0);

function figure(key: string, label: string, count: number, link: string): Figure {
  return { key, label, count, link };
}

/** The largest group first. */
function grouped(rows: readonly FigureRow[], by: (row: FigureRow) => string): [string, FigureRow[]][] {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups].sort(([, a], [, b]) => sum(b) - sum(a));
}
