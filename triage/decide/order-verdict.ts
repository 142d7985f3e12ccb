// May the bot say how an order stands, to this sender, now?

import type { Order } from '../facts.ts';
import type { Reason } from '../reasons.ts';
import type { Situation } from './types.ts';

export type OrderVerdict =
  | Readonly<{ kind: 'answer' }>
  | Readonly<{ kind: 'ask' }>
  | Readonly<{ kind: 'person'; reason: Reason }>;

/** What an order says is private: it leaves only for an authentic sender whose address is the one on the order. */
export function judgeOrder({ facts, mail, conversation }: Situation): OrderVerdict {
  const lookup = facts.order;
  const alreadyAsked = conversation.asked?.missing.includes('order_number') ?? false;
  const ask: OrderVerdict = alreadyAsked ? { kind: 'person', reason: 'missing_data' } : { kind: 'ask' };
  switch (lookup.kind) {
    case 'not-asked':
    case 'failed':
      return { kind: 'person', reason: 'lookup_failed' };
    case 'no-number':
    case 'unknown':
      return ask;
    case 'several':
      return {
        kind: 'person',
        reason: lookup.orders.every(isOwn(mail.from)) ? 'no_template' : 'sender_not_authentic',
      };
    case 'found':
      return mail.authenticity === 'pass' && isOwn(mail.from)(lookup.order)
        ? { kind: 'answer' }
        : { kind: 'person', reason: 'sender_not_authentic' };
    default:
      return lookup satisfies never;
  }
}

const isOwn = (address: string) => (order: Order) => order.customerEmail === address.toLowerCase();
