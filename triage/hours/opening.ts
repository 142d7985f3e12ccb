// Opening hours computed from the policy: for "are you open on Sunday?" and for what a handover may promise.

import { type Policy, type Weekday, weekdays } from '../policy.ts';
import { dateFormat } from './date-format.ts';

type Hours = Policy['hours'];

/** A calendar day in the policy's time zone. */
export type OpeningDay = Readonly<{
  /** ISO 8601 date. */
  date: string;
  weekday: Weekday;
  ranges: readonly Readonly<{ from: string; to: string }>[];
  /** The name of the holiday or exception, where there is one. */
  exception: string | null;
}>;

/** The hours of the day that `date` (ISO 8601, the policy's calendar) is. */
export function openingOn(date: string, hours: Hours): OpeningDay {
  const weekday = weekdayOf(date);
  const exception = hours.exceptions.find((each) => each.date === date);
  return {
    date,
    weekday,
    ranges: [...(exception ? exception.open : hours.week[weekday])].sort((a, b) =>
      a.from < b.from ? -1 : 1,
    ),
    exception: exception?.name ?? null,
  };
}

export type LocalTime = Readonly<{ date: string; time: string }>;

const known = new Map<string, LocalTime>();
/** Every answer about opening hours asks for the same few instants, most of them the minute that is now. */
const mostKnown = 500;
const minuteMs = 60_000;

/** Date and time of day ("09:30") that `instant` has in `timeZone`. Throws a RangeError on an invalid date. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const key = `${Math.floor(instant.getTime() / minuteMs)} ${timeZone}`;
  const before = known.get(key);
  if (before) return before;
  const parts = dateFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const local = {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, local);
  return local;
}

export function isOpenAt(instant: Date, hours: Hours): boolean {
  const { date, time } = localTime(instant, hours.timeZone);
  return openingOn(date, hours).ranges.some((range) => range.from <= time && time < range.to);
}

/** The next days from `instant`'s own on, as many as asked for. */
export function openingDays(instant: Date, hours: Hours, days: number): OpeningDay[] {
  const { date } = localTime(instant, hours.timeZone);
  return Array.from({ length: days }, (_, index) => openingOn(addDays(date, index), hours));
}

/** A year without a minute of opening time: the hours are empty, and no promise can be made from them. */
const searchDays = 366;

/**
 * The instant when `minutes` of opening time have passed since `start`; null where the hours never open.
 */
export function addOpeningMinutes(start: Date, minutes: number, hours: Hours): Date | null {
  const { date } = localTime(start, hours.timeZone);
  let left = minutes;
  for (let index = 0; index < searchDays; index++) {
    const day = openingOn(addDays(date, index), hours);
    for (const range of day.ranges) {
      const from = Math.max(start.getTime(), instantOf(day.date, range.from, hours.timeZone).getTime());
      const to = instantOf(day.date, range.to, hours.timeZone).getTime();
      const here = Math.max(0, to - from) / 60_000;
      if (here >= left && here > 0) return new Date(from + left * 60_000);
      left -= here;
    }
  }
  return null;
}

export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekdays[(sundayFirst + 6) % 7] ?? 'mon';
}

/**
 * The instant of a wall-clock time in a zone. Where the clock jumps over it, the instant it would have been by the
 * offset before the jump; where it comes twice, the first.
 */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const wanted = wallClockMs(time === '24:00' ? addDays(date, 1) : date, time === '24:00' ? '00:00' : time);
  // The offset of the day before and of the day after: they differ only where the clocks change in between.
  const [before, after] = [wanted - dayMs, wanted + dayMs].map((at) => wanted - offsetAt(at, timeZone));
  const fits = [before, after].find((at) => at !== undefined && at + offsetAt(at, timeZone) === wanted);
  return new Date(fits ?? before ?? wanted);
}

const dayMs = 86_400_000;

/** How far the zone's clock is ahead of UTC at an instant, both in milliseconds; exact to the minute. */
function offsetAt(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  const local = localTime(new Date(minute), timeZone);
  return wallClockMs(local.date, local.time) - minute;
}

const wallClockMs = (date: string, time: string) => Date.parse(`${date}T${time}:00Z`);
