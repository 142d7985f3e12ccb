// An order as it stands beside a conversation.

import type { Order } from '../../triage/facts.ts';
import { type Say, toSay } from '../words/say.ts';
import type { Shade } from './words.ts';

export type OrderCard = Readonly<{
  number: string;
  status: string;
  shade: Shade;
  items: readonly string[];
  total: string | null;
  placedAt: string;
  /** ISO date, without a time. */
  expectedDelivery: string | null;
  deliveredAt: string | null;
  tracking: Readonly<{ carrier: string; number: string; url: string | null }> | null;
  /** The conversation speaks of it. */
  mentioned: boolean;
  /** It belongs to another address than the customer's: nothing of it may be told without asking. */
  foreign: boolean;
}>;

export const orderStatusLabels: Readonly<Record<Order['status'], string>> = {
  received: toSay('Received|order'),
  processing: toSay('In preparation'),
  shipped: toSay('Shipped'),
  out_for_delivery: toSay('Out for delivery'),
  delivered: toSay('Delivered|order'),
  delayed: toSay('Delayed'),
  cancelled: toSay('Cancelled|order'),
  returned: toSay('Returned|order'),
};

/** Those the conversation speaks of first; each once. */
export function toOrderCards(
  own: readonly Order[],
  mentioned: readonly Order[],
  customerEmail: string,
  say: Say,
): OrderCard[] {
  const numbers = new Set(mentioned.map((order) => order.number));
  const rest = own.filter((order) => !numbers.has(order.number));
  return [...mentioned, ...rest].map((order) => toCard(order, numbers.has(order.number), customerEmail, say));
}

function toCard(order: Order, mentioned: boolean, customerEmail: string, say: Say): OrderCard {
  const { trackingNumber: number } = order;
  return {
    number: order.number,
    status: say(orderStatusLabels[order.status]),
    shade: order.status === 'delayed' ? 'doubt' : 'quiet',
    items: order.items.map((item) => (item.quantity === 1 ? item.name : `${item.quantity} × ${item.name}`)),
    total: order.total === null ? null : money(order.total, order.currency, say),
    placedAt: order.placedAt,
    expectedDelivery: order.expectedDelivery,
    deliveredAt: order.deliveredAt,
    tracking: number
      ? { carrier: order.carrier ?? say('Carrier'), number, url: webAddress(order.trackingUrl) }
      : null,
    mentioned,
    foreign: order.customerEmail !== customerEmail.toLowerCase(),
  };
}

function money(amount: number, currency: string | null, say: Say): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return [amount.toLocaleString(say.locale, digits), currency].filter(Boolean).join(' ');
}

/** Imported data may hold anything; only a web address becomes a link. */
function webAddress(url: string | null): string | null {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}
