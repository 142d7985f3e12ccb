import { describe, expect, test } from 'vitest';

import { order } from '../../test/order.ts';
import { eva } from '../../test/situations.ts';
import type { Order } from '../facts.ts';
import { judgeLookup, type LookedUp } from './order-lookup.ts';

const now = new Date('2026-11-23T09:00:00Z');
const evas = (number: string, changes: Partial<Order> = {}) =>
  order({ number, customerEmail: eva, ...changes });
const jans = order({ number: '10-4472', customerEmail: 'jan@customer.test' });
const look = (of: Partial<LookedUp>) => judgeLookup({ numbers: [], found: [], own: [], now, ...of });

describe('which order is meant', () => {
  const a = evas('10-4471');
  const b = evas('10-4502');
  const delivered = evas('10-4000', { status: 'delivered', deliveredAt: '2026-11-20T10:00:00Z' });
  const longAgo = evas('10-3000', { status: 'delivered', deliveredAt: '2026-06-20T10:00:00Z' });

  test('is clear from its number', () => {
    expect(look({ numbers: ['10-4471'], found: [a], own: [a, b] })).toMatchObject({
      kind: 'found',
      order: a,
    });
  });

  test('is clear without a number where the customer has one that is open, or one in all', () => {
    expect(look({ own: [a, longAgo] })).toMatchObject({ kind: 'found', order: a, by: 'only-open-order' });
    expect(look({ own: [longAgo] })).toMatchObject({ kind: 'found', order: longAgo, by: 'only-order' });
  });

  test('is asked for where it may be one or the other, the newest or not', () => {
    expect(look({ own: [b, a] })).toEqual({ kind: 'no-number', own: 2, candidates: [b, a] });
    expect(look({ own: [a, delivered] })).toMatchObject({ kind: 'no-number', candidates: [a, delivered] });
    expect(look({ own: [] })).toMatchObject({ kind: 'no-number', own: 0 });
  });

  test('is suggested where the number is one slip away from one of the customer’s own', () => {
    expect(look({ numbers: ['10-4417'], own: [a, b] })).toEqual({
      kind: 'near',
      number: '10-4417',
      order: a,
    });
    // Also where the slip has hit the order of somebody else.
    expect(look({ numbers: ['10-4472'], found: [jans], own: [a] })).toMatchObject({ kind: 'near', order: a });
  });

  test('is never suggested from the orders of somebody else, or where two are as near', () => {
    expect(look({ numbers: ['10-4473'], own: [] })).toEqual({ kind: 'unknown', number: '10-4473' });
    const twins = [evas('10-4471'), evas('10-4472')];
    expect(look({ numbers: ['10-4473'], own: twins })).toEqual({ kind: 'unknown', number: '10-4473' });
  });

  test('is not half known: of two numbers one is unknown', () => {
    expect(look({ numbers: ['10-4471', '77'], found: [a], own: [a] })).toEqual({
      kind: 'unknown',
      number: '77',
      there: [a],
    });
  });

  test('is not told beside somebody else’s, which counts as one that there is not', () => {
    expect(look({ numbers: ['10-4471', '10-4472'], found: [a, jans], own: [a] })).toEqual({
      kind: 'unknown',
      number: '10-4472',
      there: [a, jans],
    });
    // The first that is not the sender's own, whether there is such an order or not.
    const unknown = (...numbers: string[]) => look({ numbers, found: [jans], own: [a] });
    expect(unknown('10-4472', '77')).toMatchObject({ kind: 'unknown', number: '10-4472' });
    expect(unknown('77', '10-4472')).toMatchObject({ kind: 'unknown', number: '77' });
    expect(look({ numbers: ['10-4471', '10-4502'], found: [a, b], own: [a, b] }).kind).toBe('several');
  });

  test('is the one with that number for a sender who is not proven: decided on elsewhere', () => {
    expect(look({ numbers: ['10-4471'], found: [a] })).toMatchObject({ kind: 'found' });
  });
});
