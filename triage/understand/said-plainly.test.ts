import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { intents } from '../intents.ts';
import { isCourtesy } from './courtesy.ts';
import { loadModel } from './model.ts';
import { read } from './reading.ts';
import { saidPlainly, withPlainWords } from './said-plainly.ts';

test.each([
  ['where is 10-4471 at the moment?', 'order_status'],
  ['could you check on my order for me', 'order_status'],
  ['Wann kommt 10-4471 an?', 'order_status'],
  ['Ist meine Bestellung schon raus?', 'order_status'],
  ['Why is 10-6100 taking so long?', 'order_status'],
  ['Kommt die Lampe noch vor Freitag?', 'order_status'],
  ['ist bei euch jetzt offen?', 'opening_hours'],
  ['until what time are you guys open on Friday', 'opening_hours'],
  ['Bis wann habt ihr heute offen?', 'opening_hours'],
  ['I forgot my password', 'password_reset'],
  ['Mir will das Passwort nicht mehr einfallen', 'password_reset'],
  ['How much extra would express be?', 'shipping_delivery'],
  ['Was kostet bei euch der Versand?', 'shipping_delivery'],
  ['How do I send it back?', 'refund_return'],
])('"%s" says %s', (sentence, intent) => {
  expect(saidPlainly(sentence)).toBe(intent);
});

test.each([
  'When will the refund for 10-4471 arrive?',
  'If I order today, when will it arrive?',
  'Wann kommt die Rechnung zu 10-4471?',
  'Can you open my account?',
  'Your shop was closed yesterday',
  'Until when is the parcel shop open?',
  'Somebody stole my password',
  'I paid for express delivery',
  'When will the plumber arrive?',
])('"%s" says none of them', (sentence) => {
  expect(saidPlainly(sentence)).toBeNull();
});

test('plain words make the wish likelier, and the shares stay shares', () => {
  const heard = Float64Array.from([...intents, 'background'], () => 1 / (intents.length + 1));
  const read = withPlainWords(heard, 'order_status');
  expect(read[intents.indexOf('order_status')]).toBeGreaterThan(0.8);
  expect(read.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
});

test('what is heard as a cancellation stays one, whatever else the sentence says', () => {
  const heard = new Float64Array(intents.length + 1);
  heard[intents.indexOf('cancel')] = 0.5;
  heard[intents.indexOf('order_status')] = 0.5;
  expect(withPlainWords(heard, 'order_status')).toEqual(heard);
});

test.each([
  'Can you help me with that?',
  'Could you please let me know?',
  'I have two questions.',
  'Können Sie mir das bitte sagen?',
  'Entschuldigen Sie bitte die Störung.',
  'If so, until when?',
  'You can tell me please?',
  'Regards, M. Okafor',
  'Kind regards',
  'Mit freundlichen Grüßen, Dr. Anna Siebenhüner',
  'Thanks again, Tom.',
  'Un saludo, Lucía de la Vega',
  'S pozdravem Jan Dvořák',
])('"%s" is a courtesy', (sentence) => {
  expect(isCourtesy(sentence)).toBe(true);
});

test.each([
  'Can you help me cancel it?',
  'I have two broken lamps.',
  'Could you let me know the price?',
  'Thanks for nothing',
  'Best service ever',
  'Regards from an angry customer',
])('"%s" says more', (sentence) => {
  expect(isCourtesy(sentence)).toBe(false);
});

test('a model that is being taught hears its corpus by itself, the finished one with plain words beside it', () => {
  const finished = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
  const taught = { ...finished, languages: null };
  const text = 'Can you help me with that? Where is 10-4471?';
  const heard = (model: typeof finished) => read(model, '', text).body.map(({ plain }) => plain);
  expect(heard(finished)).toEqual(['order_status']);
  expect(heard(taught)).toEqual([null, null]);
});

test.each(['WHERE IS MY ORDER 10-4471?', 'WO BLEIBT MEINE BESTELLUNG?'])(
  '"%s" is heard in capitals too',
  (sentence) => {
    expect(saidPlainly(sentence)).toBe('order_status');
  },
);
