// Which days a question about opening hours means: "on Monday", "tomorrow", "on 24 December", a holiday by its name.

import type { DateEntity, Entity } from '../understanding.ts';
import { addDays, weekdayOf } from './opening.ts';

type Exceptions = readonly Readonly<{ date: string; name: string }>[];

export type AskedDays = Readonly<{
  /** As the engine found them; days of the week and of the year may lie in the past there. */
  dates: readonly DateEntity[];
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
    ...dates.filter((each) => !isHolidayName(text, each)).map((each) => forward(each, today)),
    ...namedDays(text, today),
    ...exceptions.filter(({ name }) => mentions(text, name.toLowerCase())).map(({ date }) => date),
  ];
  return [...new Set(found)].filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= today).sort();
}

/** The Friday of "Good Friday" is no other Friday. */
const isHolidayName = (text: string, { text: name }: Entity) =>
  /^\p{L}+$/u.test(name) && edge(`(?:good|easter|whit) ${name.toLowerCase()}`).test(text);

const week = 7;

/** A day without a year, or a day of the week, that is over is meant for the next time it comes. */
function forward({ value, text, coming }: DateEntity, today: string): string {
  // A bare day of the week: today, where today is one, else the next.
  if (coming) return addDays(coming, -week) === today ? today : coming;
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
  for (const [pattern, days] of afterEaster) {
    if (pattern.test(text)) found.push(...days.map((after) => nextEaster(today, after)));
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

/** Days after Easter Sunday. */
const afterEaster: readonly (readonly [RegExp, readonly number[]])[] = [
  [edge('good friday|karfreitag'), [-2]],
  [edge('easter sunday|ostersonntag'), [0]],
  [edge('easter monday|ostermontag'), [1]],
  [edge('(?:at|over|on|for|during) easter(?! sunday| monday)|(?:an|über|zu) ostern'), [-2, -1, 0, 1]],
  [edge('pfingstmontag|whit monday'), [50]],
];

function nextEaster(today: string, after: number): string {
  const year = Number(today.slice(0, 4));
  const date = addDays(easterSunday(year), after);
  return date >= today ? date : addDays(easterSunday(year + 1), after);
}

/** The Gregorian computus in the form of Butcher (1876). */
function easterSunday(year: number): string {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * century + 13) / 25);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function nextDate(monthAndDay: string, today: string): string {
  const date = `${today.slice(0, 4)}-${monthAndDay}`;
  return date >= today ? date : `${Number(today.slice(0, 4)) + 1}-${monthAndDay}`;
}

/** Names of a few letters would be found in other words. */
const mentions = (text: string, name: string) =>
  name.length >= 4 && edge(name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).test(text);
