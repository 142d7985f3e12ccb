import { expect, test } from 'vitest';

import { evasOrder } from '../../test/situations.ts';
import type { Facts } from '../facts.ts';
import { ownFacts } from './own-facts.ts';

const found: Facts = { order: { kind: 'found', order: evasOrder, by: 'number' } };
const eva = { from: 'Eva@Customer.test', authenticity: 'pass' } as const;
/** As it is for a number that there is not. */
const nothing = { kind: 'unknown', number: evasOrder.number };

test('an order is told to its own proven customer, and to nobody else whatever is asked', () => {
  expect(ownFacts(found, eva)).toBe(found);
  expect(ownFacts(found, { ...eva, authenticity: 'none' }).order).toEqual(nothing);
  expect(ownFacts(found, { ...eva, from: 'mallory@customer.test' }).order).toEqual(nothing);
});

test('the right code opens the order of the address that it was mailed to, and no other', () => {
  const coded = (address: string): Facts => ({
    ...found,
    code: { kind: 'right', address, order: evasOrder.number },
  });
  const asker = { from: 'mallory@customer.test', authenticity: 'none' } as const;
  expect(ownFacts(coded(evasOrder.customerEmail), asker).order.kind).toBe('found');
  expect(ownFacts(coded('jan@customer.test'), asker).order).toEqual(nothing);
  expect(ownFacts({ ...found, code: { kind: 'wrong' } }, eva).order).toEqual(nothing);
});
