// Finds the order that a mail is about: by the numbers in it, else by the sender's own orders; live where a shop is set.

import type { Db } from '../../db/database.ts';
import { listOrdersByNumber, listOrdersOfCustomers } from '../../db/orders.ts';
import type { LookupPlan } from '../../triage/decide/needs.ts';
import { judgeLookup } from '../../triage/decide/order-lookup.ts';
import type { FactLine, Facts, Order, OrderLookup } from '../../triage/facts.ts';
import type { Authenticity } from '../../triage/mail.ts';
import { messageOf } from '../errors.ts';
import type { Shop } from './shop.ts';

export type Asker = Readonly<{ email: string; authenticity: Authenticity }>;

export type Lookup = Readonly<{ plan: LookupPlan; asker: Asker }>;

/** Never throws: a lookup that fails is a fact, and a person gets the mail. */
export async function lookUp(
  db: Db,
  plan: LookupPlan,
  asker: Asker,
  now: Date,
  shop: Shop | null = null,
): Promise<Facts> {
  const [facts] = await lookUpAll(db, [{ plan, asker }], now, shop);
  return facts ?? { order: { kind: 'not-asked' } };
}

/** The same for many mails with the statements of one; the shop is asked about all of them at once. */
export async function lookUpAll(
  db: Db,
  lookups: readonly Lookup[],
  now: Date,
  shop: Shop | null,
): Promise<Facts[]> {
  let stored: Stored;
  try {
    stored = await findOrders(db, lookups);
  } catch (error) {
    return lookups.map(({ plan }) => ({ order: plan.order === null ? notAsked : failed(error) }));
  }
  return await Promise.all(
    lookups.map(async (lookup) => {
      try {
        return { order: await judge(lookup, stored, now, shop) };
      } catch (error) {
        return { order: failed(error) };
      }
    }),
  );
}

const notAsked: OrderLookup = { kind: 'not-asked' };
const failed = (error: unknown): OrderLookup => ({ kind: 'failed', error: messageOf(error) });

/** More orders than this are not gone through: then the number is asked for. */
const mostOwnOrders = 20;
/** Of these the shop is asked how they stand now; settled ones stay as they are. */
const mostRefreshed = 5;

type Stored = Readonly<{ byNumber: readonly Order[]; own: readonly Order[] }>;

async function findOrders(db: Db, lookups: readonly Lookup[]): Promise<Stored> {
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

async function judge(
  { plan, asker }: Lookup,
  orders: Stored,
  now: Date,
  shop: Shop | null,
): Promise<OrderLookup> {
  const numbers = plan.order;
  if (numbers === null) return notAsked;
  const email = asker.email.toLowerCase();
  const stored = orders.byNumber.filter(({ number }) => numbers.includes(number));
  const listed = isProven(asker) ? orders.own.filter(({ customerEmail }) => customerEmail === email) : [];
  const wanted = numbers.length > 0 ? numbers : listed.filter(isOpen).map((order) => order.number);
  // A mail with neither a number nor an order of its sender's asks the shop nothing.
  const live = wanted.length > 0 && shop ? await shop.find(wanted.slice(0, mostRefreshed)) : null;
  const found = freshest(stored, live, numbers);
  const own = freshest(listed, live, numbers).filter((order) => order.customerEmail === email);
  return judgeLookup({ numbers, found, own: isProven(asker) ? own : [], now });
}

const isOpen = ({ status }: Order) =>
  status !== 'delivered' && status !== 'cancelled' && status !== 'returned';

/**
 * The shop goes before our own table, which holds what was imported once and may be days old; what the shop does not
 * know, as an order from another channel, the table answers.
 */
function freshest(
  stored: readonly Order[],
  live: ReadonlyMap<string, Order | null> | null,
  numbers: readonly string[],
): Order[] {
  if (!live) return [...stored];
  const known = new Set(stored.map((order) => order.number));
  const added = numbers.flatMap((number) => (known.has(number) ? [] : (live.get(number) ?? [])));
  return [...stored.map((order) => live.get(order.number) ?? order), ...added];
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
      return [...unknownLines(lookup), ...(lookup.there ?? []).flatMap(orderLines)];
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

/** Among several numbers it may well be somebody else's order, which people are shown. */
function unknownLines({ number, there = [] }: Extract<OrderLookup, { kind: 'unknown' }>): FactLine[] {
  if (there.some((order) => order.number === number)) return [];
  return [{ name: 'Order number', value: `${number} (unknown)`, source: 'the mail' }];
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
