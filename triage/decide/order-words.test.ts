import { describe, expect, it } from 'vitest';

import { order } from '../../test/order.ts';
import type { Order } from '../facts.ts';
import { givesOnlyNumber, needsEyes } from './order-words.ts';

const of = (status: Order['status']) =>
  order({ number: '10-4471', customerEmail: 'eva@customer.test', status });

describe('an order that the records cannot answer', () => {
  it.each([
    'Only one of the two parcels arrived, where is the other one?',
    'Part of my order is missing.',
    'Where is the rest of my order?',
    'When does the second package come?',
    'My delivery was incomplete.',
    'Es ist nur ein Teil angekommen.',
    'Wo bleibt das zweite Paket?',
    'Die Lieferung war unvollständig.',
    'Ich habe nur eine der beiden Lampen erhalten.',
  ])('is one that came in parts: %s', (words) => {
    expect(needsEyes(of('shipped'), words)).toBe(true);
    expect(needsEyes(of('cancelled'), words)).toBe(false);
  });

  it.each([
    'Where is my order? I only got the confirmation.',
    'I have one question: when will my order arrive?',
    'I am part of the team that ordered it. When will it arrive?',
    'Any news on my order? My other question is about your opening hours.',
    'Wo ist meine Bestellung? Ich habe nur eine Frage.',
    'Wann kommt meine Bestellung an? Meine zweite Frage betrifft die Rechnung.',
  ])('is not one of which only something else came: %s', (words) => {
    expect(needsEyes(of('shipped'), words)).toBe(false);
  });
});

describe('an answer to the question for a number', () => {
  it.each([
    '10-5000',
    'Die 10-5000, bitte.',
    "It's 10-5000, thanks!",
    "My bad, it's 10-5000",
    'Bestellnummer: AB-1234',
    '#1001',
  ])('that is nothing but the number: %s', (words) => {
    expect(givesOnlyNumber(words)).toBe(true);
  });

  it.each([
    'Cancel 10-5000',
    'Bitte 10-5000 stornieren',
    '10-5000. I want my money back',
    'no idea',
    '',
    'A human, 10-5000',
  ])('that says more: %s', (words) => {
    expect(givesOnlyNumber(words)).toBe(false);
  });
});
