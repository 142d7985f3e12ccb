// Which days a question about opening hours means: "on Monday", "tomorrow", "on 24 December", a holiday by its name.

import type { Entity } from '../understanding.ts';
import { addDays, weekdayOf } from './opening.ts';

type Exceptions = readonly Readonly<{ date: string; name: string }>[];

export type AskedDays = Readonly<{
  /** As the engine found them; days of the week and of the year may lie in the past there. */
  dates: readonly Entity[];
  /** The mail's new words and its subject. */
  words: string;
  /** ISO 8601, in the team's zone. */
  today: string;
  exceptions: Exceptions;
}>;

/** ISO dates from today on, in order of time, each once. Who asks when we are open asks about what is to come. */
export function askedDays({ dates, words, today, exceptions }: AskedDays): string[] {
  const text = words.normalize('NFKC').toLowerCase();
  const found = [
    ...dates.map((each) => forward(each, today)),
    ...namedDays(text, today),
    ...exceptions.filter(({ name }) => mentions(text, name.toLowerCase())).map(({ date }) => date),
  ];
  return [...new Set(found)].filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= today).sort();
}

const week = 7;

/** A day without a year, or a day of the week, that is over is meant for the next time it comes. */
function forward({ value, text }: Entity, today: string): string {
  const yearless = /^--(\d{2}-\d{2})$/.exec(value)?.[1];
  const date = yearless ? `${today.slice(0, 4)}-${yearless}` : value;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date >= today) return date;
  if (/\d{4}/.test(text) || back.test(text)) return date;
  if (!/\d/.test(text)) return addDays(date, Math.ceil(daysBetween(date, today) / week) * week);
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}

/** Words that look back, and mean it. */
const back = /yesterday|ago|last|gestern|letzten|hier|dernier|ayer|pasado|včera|minul/i;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function namedDays(text: string, today: string): string[] {
  const found: string[] = [];
  // "Morgen" is also the morning, and a greeting.
  if (/(?<!guten |gute |heute |jeden |am |diesen )(?<![\p{L}])morgen(?![\p{L}])(?! früh öffnen)/u.test(text))
    found.push(addDays(today, 1));
  if (/(?<![\p{L}])(?:weekends?|wochenende[ns]?)(?![\p{L}])/u.test(text)) found.push(...nextWeekend(today));
  for (const [pattern, days] of holidays) {
    if (pattern.test(text)) found.push(...days.map((day) => nextDate(day, today)));
  }
  return found;
}

function nextWeekend(today: string): string[] {
  const days = Array.from({ length: week }, (_, ahead) => addDays(today, ahead));
  return days.filter((day) => weekdayOf(day) === 'sat' || weekdayOf(day) === 'sun');
}

const edge = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'u');

/** Fixed in the calendar; those that move, and a country's own, are exceptions of the policy under their names. */
const holidays: readonly (readonly [RegExp, readonly string[]])[] = [
  [edge('christmas eve|heiligabend|heiliger abend|heiligen abend|24\\. dezember'), ['12-24']],
  [edge('christmas day|erste[rn]? weihnachts(?:feier)?tag'), ['12-25']],
  [edge('boxing day|zweite[rn]? weihnachts(?:feier)?tag'), ['12-26']],
  [
    edge(
      '(?:at|over|on|for|during) (?:christmas|xmas)(?! eve| day)|(?:an|über|zu) weihnachten|weihnachtstage[n]?',
    ),
    ['12-24', '12-25', '12-26'],
  ],
  [edge("new year['’]?s eve|silvester"), ['12-31']],
  [edge("new year['’]?s day|neujahr(?:stag)?"), ['01-01']],
];

function nextDate(monthAndDay: string, today: string): string {
  const date = `${today.slice(0, 4)}-${monthAndDay}`;
  return date >= today ? date : `${Number(today.slice(0, 4)) + 1}-${monthAndDay}`;
}

/** Names of a few letters would be found in other words. */
const mentions = (text: string, name: string) =>
  name.length >= 4 && edge(name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).test(text);
