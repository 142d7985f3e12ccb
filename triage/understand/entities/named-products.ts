// After the lookup: products of the customer's orders, marked where the mail names them.

import type { OrderLookup } from '../../facts.ts';
import type { Understanding } from '../../understanding.ts';
import { productsIn } from './products.ts';

/** As far as numbers are looked for. UTF-16 units. */
const readLength = 12_000;

/** `customer`: the sender's address; what others have ordered is no business of this mail. */
export function withProducts(
  understanding: Understanding,
  words: Readonly<{ subject?: string; text: string }>,
  order: OrderLookup,
  customer: string,
): Understanding {
  const names = ordersOf(order)
    .filter(({ customerEmail }) => customerEmail.toLowerCase() === customer.toLowerCase())
    .flatMap(({ items }) => items.map(({ name }) => name));
  if (names.length === 0) return understanding;
  const distinct = [...new Set(names)];
  const products = (['subject', 'text'] as const).flatMap((field) =>
    productsIn(field, (words[field] ?? '').slice(0, readLength), distinct),
  );
  return products.length === 0
    ? understanding
    : { ...understanding, entities: { ...understanding.entities, products } };
}

function ordersOf(lookup: OrderLookup) {
  switch (lookup.kind) {
    case 'found':
    case 'near':
      return [lookup.order];
    case 'several':
      return lookup.orders;
    case 'no-number':
      return lookup.candidates ?? [];
    case 'not-asked':
    case 'unknown':
    case 'failed':
      return [];
    default:
      return lookup satisfies never;
  }
}
