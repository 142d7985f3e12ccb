import { expect, test } from 'vitest';
import { datesIn } from './dates.ts';
import { fieldOf } from './digits.ts';

/** A Thursday. */
const date = '2026-03-05T10:00:00Z';
const one = (text: string) => datesIn(fieldOf('text', text), date)[0];

test.each([
  ['Are you open on Monday?', '2026-03-09'],
  ['Can I come by on Saturday?', '2026-03-07'],
  ['I need it by Friday.', '2026-03-06'],
  ['Haben Sie am Montag geöffnet? Kann ich am Montag kommen?', '2026-03-09'],
  ['Peut-on venir le samedi ?', '2026-03-07'],
  ['¿Abren el domingo?', '2026-03-08'],
  ['Máte otevřeno v sobotu?', '2026-03-07'],
  ['I ordered it on Monday.', '2026-03-02'],
  ['It was promised for Tuesday', '2026-03-03'],
  ['The parcel came on Wednesday and is open', '2026-03-04'],
])('a weekday looks the way its sentence looks: %s', (text, value) => expect(one(text)?.value).toBe(value));

test('a weekday that may be either is given both ways', () => {
  expect(one('Monday?')).toMatchObject({ past: '2026-03-02', coming: '2026-03-09' });
});

test('"next" and "last" leave no doubt', () => {
  expect(one('next Monday')).toMatchObject({ value: '2026-03-09' });
  expect(one('last Monday')).toMatchObject({ value: '2026-03-02' });
  expect(one('next Monday')?.past).toBeUndefined();
});

test.each([
  ['in three days', '2026-03-08'],
  ['two weeks ago', '2026-02-19'],
  ['vor zwei Wochen bestellt', '2026-02-19'],
  ['il y a 10 jours', '2026-02-23'],
  ['hace una semana', '2026-02-26'],
  ['před třemi týdny', '2026-02-12'],
  ['za 5 dní', '2026-03-10'],
])('counted from the day of the mail: %s', (text, value) => expect(one(text)?.value).toBe(value));
