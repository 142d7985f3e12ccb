// What templates are filled from, as small changes to one answer about one order.

import type { SlotSource } from '../triage/compose/slots.ts';
import type { Facts, Order } from '../triage/facts.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { order } from './order.ts';
import { understanding } from './situations.ts';

/** A Monday at ten in Prague, an hour after opening. */
export const monday = new Date('2026-11-23T09:00:00Z');

export function orderFacts(changes: Partial<Order> = {}): Facts {
  const found = order({ number: '10-4471', customerEmail: 'eva@customer.test', ...changes });
  return { order: { kind: 'found', by: 'number', order: found } };
}

export function slotSource(changes: Partial<SlotSource> = {}): SlotSource {
  return {
    language: 'en',
    policy: defaultPolicy,
    facts: orderFacts(),
    understanding: understanding(),
    words: 'Where is my order 10-4471?',
    customerName: 'Eva Novak',
    conversationNumber: 1001,
    promisedBy: new Date('2026-11-23T13:00:00Z'),
    now: monday,
    ...changes,
  };
}
