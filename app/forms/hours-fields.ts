// Opening hours as the fields of the policy's page and back: those of the whole desk, and those that a team has of its own.

import { type Policy, weekdays } from '../../triage/policy.ts';
import { linesOf, wordsOf } from './listed.ts';

type Hours = Policy['hours'];
type Team = Policy['teams'][number];
type Text = (name: string) => string;

/** Where a team's own hours stand: by its key, for its place in the list changes with the list. */
export const teamHours = (key: string) => `teams.${key}.hours`;

const times = (ranges: readonly { from: string; to: string }[]) =>
  ranges.map(({ from, to }) => `${from}-${to}`).join(', ');

/** `hours` null: all of them are empty. */
export function hoursFields(place: string, hours: Hours | null): [string, string][] {
  return [
    [`${place}.timeZone`, hours?.timeZone ?? ''],
    ...weekdays.map((day): [string, string] => [`${place}.week.${day}`, times(hours?.week[day] ?? [])]),
    [
      `${place}.exceptions`,
      (hours?.exceptions ?? [])
        .map(({ date, name, open }) => `${date} ${name} ${times(open)}`.trim())
        .join('\n'),
    ],
  ];
}

/** Unchecked. */
export function readHours(place: string, text: Text) {
  return {
    timeZone: text(`${place}.timeZone`),
    week: Object.fromEntries(weekdays.map((day) => [day, ranges(text(`${place}.week.${day}`))])),
    exceptions: linesOf(text(`${place}.exceptions`)).map(readException),
  };
}

/** Null where all is empty; what the page did not show stays as it is in `before`. Without a zone, the whole desk's. */
export function readTeamHours(
  fields: Readonly<Record<string, string>>,
  key: string,
  before: Team['hours'],
  zone: string,
) {
  const place = teamHours(key);
  const names = hoursFields(place, null).map(([name]) => name);
  if (names.every((name) => fields[name] === undefined)) return before;
  const text = (name: string) => (fields[name] ?? '').trim();
  if (names.every((name) => text(name) === '')) return null;
  const read = readHours(place, text);
  return { ...read, timeZone: read.timeZone || zone };
}

/** "2026-12-24 Christmas Eve 09:00-12:00"; without times it is closed. */
function readException(line: string) {
  const [, date = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const open = /((?:\s*,?\s*\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2})*)$/.exec(rest)?.[1] ?? '';
  return { date, name: rest.slice(0, rest.length - open.length).trim(), open: ranges(open) };
}

function ranges(text: string) {
  return wordsOf(text).map((range) => {
    const [from = '', to = ''] = range.split(/\s*[-–]\s*/);
    return { from: from.padStart(5, '0'), to: to.padStart(5, '0') };
  });
}
