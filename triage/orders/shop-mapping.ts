// How a shop's own JSON becomes an order of ours: declared paths and status words, and nothing else is read.

import { z } from 'zod';

import type { Order } from '../facts.ts';
import { checkOrder, type Faults, orderStatuses } from './order-input.ts';

/** Keys and places joined by dots, such as "customer.email" or "shipments.0.carrier". */
const path = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'must be keys joined by dots, such as customer.email');

/** The fields that an order cannot do without. */
const neededFields = ['customerEmail', 'status', 'placedAt'] as const;
const otherFields = [
  'number',
  'items',
  'itemName',
  'itemQuantity',
  'total',
  'currency',
  'carrier',
  'trackingNumber',
  'trackingUrl',
  'expectedDelivery',
  'deliveredAt',
] as const;
export type ShopField = (typeof neededFields)[number] | (typeof otherFields)[number];

const fields = z.strictObject({
  ...(Object.fromEntries(neededFields.map((name) => [name, path])) as Record<
    (typeof neededFields)[number],
    typeof path
  >),
  ...(Object.fromEntries(otherFields.map((name) => [name, path.optional()])) as Record<
    (typeof otherFields)[number],
    z.ZodOptional<typeof path>
  >),
});

export const shopMapping = z.strictObject({
  /** Where in the answer each of our fields stands; `itemName` and `itemQuantity` within an entry of `items`. */
  fields,
  /** The shop's words for a status, in any case, and ours. */
  statuses: z
    .record(
      z.string().trim().min(1).max(100),
      z.enum(orderStatuses, `must be one of ${orderStatuses.join(', ')}`),
    )
    .default({}),
});
export type ShopMapping = z.infer<typeof shopMapping>;

export type MappedOrder = Readonly<{ order: Order; faults: null } | { order: null; faults: Faults }>;

/** `number` is the one that was asked for, in upper case: an answer about another order is none. */
export function mapShopOrder(
  number: string,
  answer: unknown,
  { fields, statuses }: ShopMapping,
): MappedOrder {
  const at = (field: ShopField) => {
    const where = fields[field];
    return where === undefined ? null : (valueAt(answer, where) ?? null);
  };
  const given = fields.number === undefined ? number : text(at('number'));
  if (typeof given !== 'string' || given.toUpperCase() !== number)
    return { order: null, faults: { number: `is not the one that was asked for (${fields.number})` } };
  const { order, faults } = checkOrder({
    number,
    customerEmail: at('customerEmail'),
    status: ourStatus(at('status'), statuses),
    placedAt: at('placedAt'),
    items: itemsOf(at('items'), fields),
    total: amount(at('total')),
    currency: at('currency'),
    ...Object.fromEntries(
      (['carrier', 'trackingNumber', 'trackingUrl', 'expectedDelivery', 'deliveredAt'] as const).map(
        (name) => [name, text(at(name))],
      ),
    ),
  });
  return order ? { order, faults: null } : { order: null, faults };
}

/** Own keys alone: "constructor" is nobody's e-mail address. */
function valueAt(answer: unknown, where: string): unknown {
  return where
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      answer,
    );
}

/** A word that is not declared and none of ours stays as it is, and is a fault by its name. */
function ourStatus(given: unknown, statuses: ShopMapping['statuses']): unknown {
  if (typeof given !== 'string') return given;
  const word = given.trim().toLowerCase();
  const declared = Object.entries(statuses).find(([theirs]) => theirs.toLowerCase() === word);
  return declared ? declared[1] : word;
}

function itemsOf(given: unknown, { itemName, itemQuantity }: ShopMapping['fields']): unknown {
  if (given === null) return [];
  if (!Array.isArray(given)) return given;
  return given.map((each: unknown) => ({
    name: typeof each === 'string' ? each : valueAt(each, itemName ?? 'name'),
    quantity: typeof each === 'string' ? 1 : (amount(valueAt(each, itemQuantity ?? 'quantity')) ?? 1),
  }));
}

/** Shops write numbers as text too, and leave empty what is not known. */
function text(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() === '' ? null : value;
}

function amount(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  const plain = value.trim();
  if (plain === '') return null;
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : value;
}
