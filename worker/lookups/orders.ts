// Finds the order that a mail is about: by the numbers in it, else by the sender's own orders.

import type { Db } from '../../db/database.ts';
import { listOrdersByNumber, listOrdersOfCustomers } from '../../db/orders.ts';
import type { LookupPlan } from '../../triage/decide/needs.ts';
import { judgeLookup } from '../../triage/decide/order-lookup.ts';
import type { FactLine, Facts, Order, OrderLookup } from '../../triage/facts.ts';
import type { Authenticity } from '../../triage/mail.ts';
import { messageOf } from '../errors.ts';

export type Asker = Readonly<{ email: string; authenticity: Authenticity }>;

export type Lookup = Readonly<{ plan: LookupPlan; asker: Asker }>;

/** Never throws: a lookup that fails is a fact, and a person gets the mail. */
export async function lookUp(db: Db, plan: LookupPlan, asker: Asker, now: Date): Promise<Facts> {
  const [facts] = await lookUpAll(db, [{ plan, asker }], now);
  return facts ?? { order: { kind: 'not-asked' } };
}

/** The same for many mails with the statements of one. */
export async function lookUpAll(db: Db, lookups: readonly Lookup[], now: Date): Promise<Facts[]> {
  try {
    const found = await findOrders(db, lookups);
    return lookups.map((lookup) => ({ order: judge(lookup, found, now) }));
  } catch (error) {
    const failed = { kind: 'failed', error: messageOf(error) } as const;
    return lookups.map(({ plan }) => ({ order: plan.order === null ? { kind: 'not-asked' } : failed }));
  }
}

/** More orders than this are not gone through: then the number is asked for. */
const mostOwnOrders = 20;

type Found = Readonly<{ byNumber: readonly Order[]; own: readonly Order[] }>;

async function findOrders(db: Db, lookups: readonly Lookup[]): Promise<Found> {
  const wanted = lookups.filter(({ plan }) => plan.order !== null);
  const [byNumber, own] = await Promise.all([
    listOrdersByNumber(db, [...new Set(wanted.flatMap(({ plan }) => plan.order ?? []))]),
    listOrdersOfCustomers(
      db,
      wanted.flatMap(({ asker }) => (isProven(asker) ? [asker.email] : [])),
      mostOwnOrders,
    ),
  ]);
  return { byNumber, own };
}

/** Whose orders these are is believed only of a proven sender. */
const isProven = ({ authenticity }: Asker) => authenticity === 'pass';

function judge({ plan, asker }: Lookup, orders: Found, now: Date): OrderLookup {
  const numbers = plan.order;
  if (numbers === null) return { kind: 'not-asked' };
  const found = orders.byNumber.filter(({ number }) => numbers.includes(number));
  const email = asker.email.toLowerCase();
  const own = isProven(asker) ? orders.own.filter(({ customerEmail }) => customerEmail === email) : [];
  return judgeLookup({ numbers, found, own, now });
}

/** What was looked up, in lines for the agent. */
export function factLines({ order: lookup }: Facts): FactLine[] {
  switch (lookup.kind) {
    case 'not-asked':
      return [];
    case 'failed':
      return [{ name: 'Order lookup', value: `failed: ${lookup.error}`, source: 'orders' }];
    case 'no-number':
      return [{ name: 'Order number', value: 'not given', source: 'the mail' }];
    case 'unknown':
      return [{ name: 'Order number', value: `${lookup.number} (unknown)`, source: 'the mail' }];
    case 'near':
      return [
        { name: 'Order number', value: `${lookup.number} (unknown)`, source: 'the mail' },
        { name: 'Perhaps meant', value: lookup.order.number, source: 'orders of this customer' },
      ];
    case 'several':
      return lookup.orders.flatMap(orderLines);
    case 'found':
      return orderLines(lookup.order);
    default:
      return lookup satisfies never;
  }
}

function orderLines(order: Order): FactLine[] {
  const source = `order ${order.number}`;
  const lines: [string, string | null][] = [
    ['Order', order.number],
    ['Order status', order.status.replaceAll('_', ' ')],
    ['Ordered by', order.customerEmail],
    ['Items', order.items.map((item) => `${item.quantity} × ${item.name}`).join(', ') || null],
    ['Expected delivery', order.expectedDelivery],
    ['Delivered', order.deliveredAt?.slice(0, 10) ?? null],
    ['Carrier', order.carrier],
    ['Tracking number', order.trackingNumber],
  ];
  return lines.flatMap(([name, value]) => (value ? [{ name, value, source }] : []));
}
