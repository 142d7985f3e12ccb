// Dates and times as people of a language say them.

import { dateFormat } from '../hours/date-format.ts';

const locales: Record<string, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', cs: 'cs-CZ' };

const locale = (language: string) => locales[language] ?? 'en-GB';

const known = new Map<string, string>();
/**
 * Every answer about opening hours names the next seven days, and orders are placed, expected and asked about on few days:
 * those of some weeks in each language are kept.
 */
const mostKnown = 500;

function once(key: string, make: () => string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const words = make();
  if (known.size >= mostKnown) known.clear();
  known.set(key, words);
  return words;
}

/** "Monday, 23 November"; `date` is ISO 8601 without a time. */
export function dayWords(date: string, language: string): string {
  return once(`day ${language} ${date}`, () =>
    dateFormat(locale(language), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`)),
  );
}

/** "23 November 2026" of an instant (ISO 8601) or a date, in the zone of the team. */
export function dateWords(value: string, language: string, timeZone: string): string {
  return once(`date ${language} ${timeZone} ${value}`, () => {
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value);
    return dateFormat(locale(language), {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: isDate ? 'UTC' : timeZone,
    }).format(new Date(isDate ? `${value}T00:00:00Z` : value));
  });
}

/** "Monday, 23 November, 15:40" of an instant, in the zone of the team. */
export function momentWords(instant: Date, language: string, timeZone: string): string {
  // Those that are judged together are promised the same.
  return once(`moment ${language} ${timeZone} ${instant.getTime()}`, () =>
    dateFormat(locale(language), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(instant),
  );
}

/** Day and time of a quoted mail, in the zone of the team: "23 November 2026" and "09:12". */
export function quotedOn(instant: Date, language: string, timeZone: string): { day: string; time: string } {
  // Neither names the seconds: mails of one minute share them.
  const minute = `${instant.toISOString().slice(0, 16)}Z`;
  const time = once(`time ${timeZone} ${minute}`, () =>
    dateFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant),
  );
  return { day: dateWords(minute, language, timeZone), time };
}
