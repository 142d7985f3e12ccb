// Entities of understanding: dates, explicit and relative, resolved against the date of the mail.

import type { DateEntity } from '../../understanding.ts';
import { allMatches, type Field, matchesNear, runsWith } from './digits.ts';

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'ene', 'leden', 'ledna', 'lednu'],
  ['february', 'feb', 'februar', 'février', 'févr', 'fév', 'febrero', 'únor', 'února', 'únoru'],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'březen', 'března', 'březnu'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'duben', 'dubna', 'dubnu'],
  ['may', 'mai', 'mayo', 'květen', 'května', 'květnu'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'červen', 'června', 'červnu'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'červenec', 'července', 'červenci'],
  ['august', 'aug', 'août', 'agosto', 'ago', 'srpen', 'srpna', 'srpnu'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setiembre', 'září'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'říjen', 'října', 'říjnu'],
  ['november', 'nov', 'novembre', 'noviembre', 'listopad', 'listopadu'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'déc',
    'diciembre',
    'dic',
    'prosinec',
    'prosince',
    'prosinci',
  ],
];
const monthOf = new Map(monthNames.flatMap((names, m) => names.map((name) => [name, m + 1] as const)));
const month = [...monthOf.keys()].toSorted((a, b) => b.length - a.length).join('|');

const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'neděli'],
  ['monday', 'montag', 'lundi', 'lunes', 'pondělí'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'úterý'],
  ['wednesday', 'mittwoch', 'mercredi', 'miércoles', 'středu'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'čtvrtek'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'pátek'],
  ['saturday', 'samstag', 'samedi', 'sábado', 'sobotu'],
];
const weekdayOf = new Map(weekdays.flatMap((names, d) => names.map((name) => [name, d] as const)));
const weekday = [...weekdayOf.keys()].join('|');

const edge = String.raw`(?<![\p{L}\p{N}.,/-])`;
const stop = String.raw`(?![\p{L}\p{N}]|[.,/-]\p{N})`;
const iso = new RegExp(`${edge}(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T[\\d:.]+Z?)?${stop}`, 'iuy');
const numeric = new RegExp(`${edge}(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})?${stop}`, 'iuy');
const slashed = new RegExp(`${edge}(\\d{1,2})/(\\d{1,2})${stop}`, 'iuy');
const dayFirst = new RegExp(
  `${edge}(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: ?(?:of|de|-))? ?(${month})\\.?(?:,?(?: de)? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  'iuy',
);
const monthFirst = new RegExp(
  `(?<![\\p{L}\\p{N}])(${month})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  'iuy',
);
const afterMonth = new RegExp(`(?<=(?:${month})\\.? (?:the )?)\\d`, 'iuy');
/** "September", and ". the " before the day. */
const beforeDay = Math.max(...[...monthOf.keys()].map((name) => name.length)) + 6;
const relative = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(day before yesterday|yesterday|today|tomorrow|vorgestern|gestern|heute|übermorgen|avant-hier|hier|aujourd'hui|demain|anteayer|ayer|hoy|předevčírem|včera|dnes|zítra)|(?:(last|next|this|past|letzten|nächsten|diesen|am|le|el|on|since|minulé|příští|ve?) )?(${weekday})(?: (dernier|prochain|pasado|próximo))?|(\\d{1,2}|a|an|one|two|three|four|five|six) (days?|weeks?) ago)(?![\\p{L}\\p{N}])`,
  'giu',
);
const relativeDays: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  vorgestern: -2,
  gestern: -1,
  heute: 0,
  übermorgen: 2,
  'avant-hier': -2,
  hier: -1,
  "aujourd'hui": 0,
  demain: 1,
  anteayer: -2,
  ayer: -1,
  hoy: 0,
  předevčírem: -2,
  včera: -1,
  dnes: 0,
  zítra: 1,
};
const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 },
  ...{ einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, zehn: 10 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, dix: 10 },
  ...{ una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, diez: 10 },
  ...{ dvěma: 2, dva: 2, třemi: 3, tři: 3, čtyřmi: 4, čtyři: 4, pěti: 5, pět: 5, deseti: 10, deset: 10 },
};
const count = `\\d{1,2}|${Object.keys(counts).join('|')}`;
const unit =
  'days?|weeks?|tage?n?|wochen?|jours?|semaines?|días?|semanas?|dny|dní|dnů|dnem|týdny|týdnů|týden|týdnem';
/** "in three days", "vor zwei Wochen", "il y a 10 jours": from the day of the mail on or back. */
const counted = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(in|dans|dentro de|za)|(vor|il y a|hace|před)) (${count}) (${unit})(?![\\p{L}\\p{N}])`,
  'giu',
);
const week = /^(?:w|s|týd)/;

/** A mail with more dates than this is a list, and nobody asks about one of them. */
const mostDates = 60;

const dayLength = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** The day itself where the year is known; else the year that puts it nearest to the mail; "--03-04" with neither. */
function normal(year: number | null, monthNumber: number, day: number, mail: Date | null): string | null {
  if (monthNumber < 1 || monthNumber > 12 || day < 1 || day > 31) return null;
  if (year !== null) return `${year < 100 ? 2000 + year : year}-${two(monthNumber)}-${two(day)}`;
  if (mail === null) return `--${two(monthNumber)}-${two(day)}`;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of [-1, 0, 1].map((shift) => mail.getUTCFullYear() + shift)) {
    const distance = Math.abs(Date.UTC(candidate, monthNumber - 1, day) - mail.getTime());
    if (distance < bestDistance) {
      bestDistance = distance;
      best = `${candidate}-${two(monthNumber)}-${two(day)}`;
    }
  }
  return best;
}

function shifted(mail: Date, days: number): string {
  return new Date(mail.getTime() + days * dayLength).toISOString().slice(0, 10);
}

const forward = /next|nächsten|příští|próximo|prochain|this|diesen/;
const backward = /last|past|letzten|minulé|dernier|pasado|since/;
/** Words before a weekday that look ahead: plans, promises and questions about opening. */
const ahead =
  /(?:\b(?:will|shall|won't|can|could|may|might|until|till|by|before|open|close[ds]?|available|there|going to|want|would like|need|deliver|come|plan|hope|until|bis|geöffnet|offen|kann|können|möchte|werde|wird|ouvert\w*|fermé\w*|jusqu|puis-je|peut-on|voudrais|avant|abiert\w*|abren|cierran|hasta|puedo|quiero|antes)\b|otevřen|zavřen|můžu|mohu|budete|přijdu|chci|\bdo\b)[^.!\n]{0,60}$/iu;
/** And words that look back, which weigh more when they stand nearer. */
const behind =
  /(?:\b(?:was|were|had|did|came|arrived|promised|ordered|bought|paid|sent|told|called|rang|wrote|waited|waiting|since|war|kam|bestellt|gekauft|bezahlt|angerufen|seit|gewartet|était|ai|avez|depuis|commandé|acheté|payé|reçu|era|estaba|desde|compré|pedí|pagué|llegó|llamé)\b|byl|přiš|objedn|koupil|platil|volal|čekal|\bod\b)[^.!\n]{0,60}$/iu;

type Weekday = Readonly<{ value: string; past?: string; coming?: string }>;

/**
 * A weekday is the one before the mail or the one after it. "Next" and "last" say which; else the words before it lean
 * one way, and both days are given.
 */
function weekdayDate(mail: Date, name: string, way: string, before: string, after: string): Weekday {
  const back = (mail.getUTCDay() - (weekdayOf.get(name) ?? 0) + 7) % 7;
  const past = shifted(mail, -(back || 7));
  const coming = shifted(mail, (7 - back) % 7 || 7);
  if (forward.test(way)) return { value: coming };
  if (backward.test(way)) return { value: past };
  // A question about a weekday asks about the one to come, unless it tells of something that was.
  const asks = /^[^.!\n]{0,60}\?/.test(after);
  const future = (asks || ahead.test(before)) && !behind.test(before);
  return { value: future ? coming : past, past, coming };
}

/**
 * Dates in order of appearance; `value` is ISO 8601. Day before month where both are possible ("04/03"), as in all of
 * Europe. Relative words count only where `mailDate` (ISO 8601) is known.
 */
export function datesIn({ field, text, runs }: Field, mailDate: string | undefined): DateEntity[] {
  const parsed = mailDate === undefined ? Number.NaN : Date.parse(mailDate);
  const mail = Number.isNaN(parsed) ? null : new Date(parsed);
  const found: DateEntity[] = [];
  const add = (
    match: RegExpExecArray,
    value: string | null,
    days?: Readonly<{ past?: string; coming?: string }>,
  ): void => {
    const start = match.index;
    const raw = match[0].trimEnd();
    const end = start + raw.length;
    if (
      value === null ||
      found.length >= mostDates ||
      found.some((one) => start < one.end && end > one.start)
    )
      return;
    found.push({ field, start, end, text: raw, ...days, value });
  };
  for (const m of matchesNear(text, runs, iso, 0))
    add(m, normal(Number(m[1]), Number(m[2]), Number(m[3]), mail));
  for (const m of matchesNear(text, runs, numeric, 0)) {
    const [a, b] = [Number(m[1]), Number(m[3])];
    if (m[4] === undefined && m[2] !== '.') continue;
    const year = m[4] === undefined ? null : Number(m[4]);
    add(m, b > 12 ? normal(year, a, b, mail) : normal(year, b, a, mail));
  }
  for (const m of matchesNear(text, runs, dayFirst, 0)) {
    add(
      m,
      normal(m[3] ? Number(m[3]) : null, monthOf.get((m[2] ?? '').toLowerCase()) ?? 0, Number(m[1]), mail),
    );
  }
  for (const m of matchesNear(text, runsWith(text, runs, afterMonth), monthFirst, beforeDay)) {
    add(
      m,
      normal(m[3] ? Number(m[3]) : null, monthOf.get((m[1] ?? '').toLowerCase()) ?? 0, Number(m[2]), mail),
    );
  }
  for (const m of matchesNear(text, runs, slashed, 0)) {
    const before = text.slice(Math.max(0, m.index - 12), m.index);
    if (
      !/(?:\bon|\bthe|\bsince|\bby|\bfrom|\buntil|\bdated|\ble|\bdu|\bau|\bam|\bvom|\bel|\bdel?|\bdne)\s*$/iu.test(
        before,
      )
    )
      continue;
    const [a, b] = [Number(m[1]), Number(m[2])];
    add(m, b > 12 ? normal(null, a, b, mail) : normal(null, b, a, mail));
  }
  if (mail !== null) {
    for (const m of allMatches(text, counted)) {
      const [, onwards, , many = '', of = ''] = m;
      const days = (counts[many.toLowerCase()] ?? Number(many)) * (week.test(of.toLowerCase()) ? 7 : 1);
      add(m, shifted(mail, onwards === undefined ? -days : days));
    }
    for (const m of allMatches(text, relative)) {
      if (found.length >= mostDates) break;
      const [, word, way, name, after, count, unit] = m;
      if (word) add(m, shifted(mail, relativeDays[word.toLowerCase()] ?? 0));
      else if (name) {
        const before = text.slice(Math.max(0, m.index - 80), m.index);
        const day = weekdayDate(
          mail,
          name.toLowerCase(),
          `${way ?? ''} ${after ?? ''}`.toLowerCase(),
          before,
          text.slice(m.index + m[0].length, m.index + m[0].length + 62),
        );
        add(m, day.value, day);
      } else if (count && unit) {
        const n = counts[count.toLowerCase()] ?? Number(count);
        add(m, shifted(mail, -n * (unit.toLowerCase().startsWith('week') ? 7 : 1)));
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
