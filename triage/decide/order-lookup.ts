// What a lookup of orders has shown: the one that is meant, or why it cannot be told.

import type { Order, OrderLookup } from '../facts.ts';
import { isOneEdit } from '../one-edit.ts';

export type LookedUp = Readonly<{
  /** The numbers that were looked for; empty: the mail has none. */
  numbers: readonly string[];
  /** Those of them that there are, whosever they be. */
  found: readonly Order[];
  /** The sender's own, the newest first; none where the sender is not proven. */
  own: readonly Order[];
  now: Date;
}>;

export function judgeLookup({ numbers, found, own, now }: LookedUp): OrderLookup {
  if (numbers.length === 0) return withoutNumber(own, now);
  const [missing] = numbers.filter((number) => !own.some((order) => order.number === number));
  const [only] = found;
  if (numbers.length > 1) {
    // Half an answer is none. What is not the sender's own counts as unknown, whether there is such an order or not.
    return missing === undefined
      ? { kind: 'several', orders: found }
      : { kind: 'unknown', number: missing, there: found };
  }
  // A slip may well hit somebody else's order: what is near is looked for before it is called theirs.
  if (missing !== undefined) {
    const near = own.filter((order) => isOneEdit(order.number, missing));
    if (near.length === 1 && near[0]) return { kind: 'near', number: missing, order: near[0] };
  }
  return only
    ? { kind: 'found', order: only, by: 'number' }
    : { kind: 'unknown', number: missing ?? numbers[0] ?? '' };
}

const settled: ReadonlySet<Order['status']> = new Set(['delivered', 'cancelled', 'returned']);
/** "Where is my order?" is asked about what was delivered for this long: it may have been left next door. */
const freshDays = 14;

/** The newest order is not always the one that is meant: with more than one that may be, the customer is asked. */
function withoutNumber(own: readonly Order[], now: Date): OrderLookup {
  const open = own.filter((order) => !settled.has(order.status));
  const fresh = own.filter(
    (order) =>
      order.status === 'delivered' &&
      order.deliveredAt !== null &&
      now.getTime() - Date.parse(order.deliveredAt) < freshDays * 86_400_000,
  );
  const [only] = open;
  if (open.length === 1 && only && fresh.length === 0)
    return { kind: 'found', order: only, by: 'only-open-order' };
  const [single] = own;
  if (own.length === 1 && single) return { kind: 'found', order: single, by: 'only-order' };
  const candidates = [...open, ...fresh];
  return { kind: 'no-number', own: own.length, candidates: candidates.length > 0 ? candidates : own };
}
