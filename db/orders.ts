// Orders, as the team imports them: what "where is my order?" is answered from.

import { sql } from 'kysely';

import type { Order } from '../triage/facts.ts';
import type { Db } from './database.ts';

/** `number` is upper case; several are asked for in one go. */
export async function listOrdersByNumber(db: Db, numbers: readonly string[]): Promise<Order[]> {
  if (numbers.length === 0) return [];
  return (await orders(db).where('number', '=', sql<string>`any(${numbers}::text[])`).execute()).map(toOrder);
}

/** The newest first, at most `limit`. */
export function listOrdersOfCustomer(db: Db, email: string, limit: number): Promise<Order[]> {
  return listOrdersOfCustomers(db, [email], limit);
}

/** Of each of these customers at most `limit`, the newest first. */
export async function listOrdersOfCustomers(
  db: Db,
  emails: readonly string[],
  limit: number,
): Promise<Order[]> {
  if (emails.length === 0) return [];
  const wanted = [...new Set(emails.map((email) => email.toLowerCase()))];
  const rows = await db
    .selectFrom(sql<{ email: string }>`unnest(${wanted}::text[])`.as<'customer'>(sql`customer (email)`))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('orders')
          .selectAll()
          .whereRef('orders.customer_email', '=', 'customer.email')
          .orderBy('orders.placed_at', 'desc')
          .limit(limit)
          .as('own'),
      (join) => join.onTrue(),
    )
    .selectAll('own')
    .execute();
  return rows.map(toOrder);
}

/** Makes the order or brings it up to date. */
export async function putOrder(db: Db, order: Order): Promise<void> {
  await putOrders(db, [order]);
}

/** PostgreSQL takes 65,535 values in one statement; an order has thirteen. */
const atOnce = 1_000;

/** As `putOrder`, many at once; of two with the same number the later one holds. */
export async function putOrders(db: Db, orders: readonly Order[]): Promise<void> {
  const rows = [...new Map(orders.map((order) => [order.number.toUpperCase(), order])).values()].map(toRow);
  for (let from = 0; from < rows.length; from += atOnce) {
    await db
      .insertInto('orders')
      .values(rows.slice(from, from + atOnce))
      .onConflict((conflict) =>
        conflict.column('number').doUpdateSet((eb) => ({
          customer_email: eb.ref('excluded.customer_email'),
          status: eb.ref('excluded.status'),
          placed_at: eb.ref('excluded.placed_at'),
          items: eb.ref('excluded.items'),
          total: eb.ref('excluded.total'),
          currency: eb.ref('excluded.currency'),
          carrier: eb.ref('excluded.carrier'),
          tracking_number: eb.ref('excluded.tracking_number'),
          tracking_url: eb.ref('excluded.tracking_url'),
          expected_delivery: eb.ref('excluded.expected_delivery'),
          delivered_at: eb.ref('excluded.delivered_at'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}

const toRow = (order: Order) => ({
  number: order.number.toUpperCase(),
  customer_email: order.customerEmail.toLowerCase(),
  status: order.status,
  placed_at: order.placedAt,
  items: JSON.stringify(order.items),
  total: order.total,
  currency: order.currency,
  carrier: order.carrier,
  tracking_number: order.trackingNumber,
  tracking_url: order.trackingUrl,
  expected_delivery: order.expectedDelivery,
  delivered_at: order.deliveredAt,
  updated_at: new Date(),
});

const orders = (db: Db) => db.selectFrom('orders').selectAll();

function toOrder(row: Awaited<ReturnType<ReturnType<typeof orders>['execute']>>[number]): Order {
  return {
    number: row.number,
    customerEmail: row.customer_email,
    status: row.status as Order['status'],
    placedAt: row.placed_at.toISOString(),
    items: row.items as unknown as Order['items'],
    total: row.total,
    currency: row.currency,
    carrier: row.carrier,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    expectedDelivery: row.expected_delivery,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  };
}
