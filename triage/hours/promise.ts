// By when a team answers: from its own hours, and from how long people really waited for it lately.

import type { Policy } from '../policy.ts';
import { addDays, addOpeningMinutes, instantOf, localTime, openingOn } from './opening.ts';

type Hours = Policy['hours'];

export type Promised = Readonly<{
  by: Date;
  /** When nobody has answered by then, it is about to be missed. */
  warnAt: Date;
}>;

/** The team's own hours, else those of the whole desk. */
export const hoursOf = (policy: Policy, team: string | undefined): Hours =>
  policy.teams.find((each) => each.key === team)?.hours ?? policy.hours;

/** Of the time until the promise: what is left is enough to answer one mail. */
const warnShare = 0.8;
/** Nobody is told to the minute what is an estimate. Minutes. */
const roundedTo = 15;
/** A queue that is longer than two working weeks is no estimate any more. Minutes of opening time. */
const longest = 80 * 60;

/**
 * Never sooner than the policy says, later where four in five of the last customers had to wait longer (`p80`, minutes of
 * opening time; null: too few to tell). Null where the team never opens: then nothing is promised.
 */
export function promiseOf(policy: Policy, team: string, p80: number | null, now: Date): Promised | null {
  const hours = hoursOf(policy, team);
  const queue = Math.min(longest, Math.ceil((p80 ?? 0) / roundedTo) * roundedTo);
  const minutes = Math.max(policy.promiseMinutes, queue);
  const by = addOpeningMinutes(now, minutes, hours);
  const warnAt = addOpeningMinutes(now, minutes * warnShare, hours);
  return by && warnAt ? { by, warnAt } : null;
}

/** More days than this between two instants are not gone through. */
const mostDays = 400;

/** Minutes of opening time between two instants; 0 where the second is not later. */
export function openingMinutesBetween(from: Date, to: Date, hours: Hours): number {
  const { date: first } = localTime(from, hours.timeZone);
  const { date: last } = localTime(to, hours.timeZone);
  let minutes = 0;
  for (let day = first, days = 0; day <= last && days < mostDays; day = addDays(day, 1), days++) {
    for (const range of openingOn(day, hours).ranges) {
      const begin = Math.max(from.getTime(), instantOf(day, range.from, hours.timeZone).getTime());
      const end = Math.min(to.getTime(), instantOf(day, range.to, hours.timeZone).getTime());
      minutes += Math.max(0, end - begin) / 60_000;
    }
  }
  return minutes;
}

/** Fewer waits than this say nothing about the next one. */
const fewest = 20;

/** What four in five did not exceed (nearest rank); null where there are too few. */
export function percentile80(values: readonly number[]): number | null {
  if (values.length < fewest) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.8 * sorted.length) - 1] ?? null;
}
