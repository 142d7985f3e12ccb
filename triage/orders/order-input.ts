// An order as a shop hands it in, over the API or in a file: checked whole before it is stored.

import { z } from 'zod';

import type { Order } from '../facts.ts';

export const orderStatuses = [
  'received',
  'processing',
  'shipped',
  'out_for_delivery',
  'delivered',
  'delayed',
  'cancelled',
  'returned',
] as const satisfies readonly Order['status'][];

const text = z.string().trim().min(1).max(500);
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A moment with its zone, or a day, which begins in UTC. */
const moment = z
  .string()
  .trim()
  .refine(
    (value) =>
      isCalendarDay(value) &&
      !Number.isNaN(Date.parse(value)) &&
      (day.test(value) || /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value)),
    'must be a day such as 2026-11-23, or a moment with its zone such as 2026-11-23T09:30:00Z',
  )
  .transform((value) => new Date(value).toISOString());

/** Only the day counts. */
const date = z
  .string()
  .trim()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}(?:T.*)?$/.test(value) && isCalendarDay(value),
    'must be a day such as 2026-11-23',
  )
  .transform((value) => value.slice(0, 10));

/** JavaScript takes 30 February for 2 March. */
function isCalendarDay(value: string): boolean {
  const at = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value.slice(0, 10);
}

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** Without its number, as `PUT /api/v1/orders/:number` takes it; what is left out is not known. */
export const orderInput = z.strictObject({
  customerEmail: z.email('must be an e-mail address').trim().max(254).toLowerCase(),
  status: z.enum(orderStatuses, `must be one of ${orderStatuses.join(', ')}`),
  placedAt: moment,
  items: z
    .array(z.strictObject({ name: text, quantity: z.number().int().min(1).max(100_000) }))
    .max(500)
    .default([]),
  total: optional(z.number().min(0).max(999_999_999_999)),
  currency: optional(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, 'must be a code such as EUR'),
  ),
  carrier: optional(text),
  trackingNumber: optional(text),
  trackingUrl: optional(
    z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }),
  ),
  expectedDelivery: optional(date),
  deliveredAt: optional(moment),
});

export const orderNumber = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_./#]{0,63}$/u, 'must be letters, digits and dashes, at most 64')
  .toUpperCase();

/** With its number, as bulk and files have it. */
export const numberedOrder = orderInput.extend({ number: orderNumber });

export type Faults = Readonly<Record<string, string>>;

export type CheckedOrder = Readonly<{ order: Order; faults: null } | { order: null; faults: Faults }>;

export function checkOrder(given: unknown): CheckedOrder {
  const parsed = numberedOrder.safeParse(given);
  if (parsed.success) return { order: parsed.data, faults: null };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null;
    for (const name of unknown ?? [issue.path.join('.') || 'order'])
      faults[name] ??= unknown ? 'is not known here' : issue.message;
  }
  return { order: null, faults };
}
