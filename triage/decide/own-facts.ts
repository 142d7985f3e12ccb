// What was looked up and may be said: an order is private, whatever the question and whoever's words speak of it.

import type { Facts, Order } from '../facts.ts';
import type { MailFacts } from './types.ts';

type Hearer = Pick<MailFacts, 'from' | 'authenticity'>;

/** Only a proven sender whose address is the one on it; or who has given the code that was mailed there. */
export function mayHearOf({ customerEmail }: Order, { code }: Facts, mail: Hearer): boolean {
  const address = code?.kind === 'right' ? code.address : mail.from;
  const proven = code?.kind === 'right' || (code === undefined && mail.authenticity === 'pass');
  return proven && customerEmail === address.toLowerCase();
}

/** What may be told and words be made from: an order that is not the hearer's is for them as one that there is not. */
export function ownFacts(facts: Facts, mail: Hearer): Facts {
  const { order } = facts;
  if (order.kind !== 'found' || mayHearOf(order.order, facts, mail)) return facts;
  return { ...facts, order: { kind: 'unknown', number: order.order.number } };
}
