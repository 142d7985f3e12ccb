// Orders, as the team imports them: what "where is my order?" is answered from.

import type { Order } from '../triage/facts.ts';
import type { Db } from './database.ts';

/** `number` is upper case; several are asked for in one go. */
export async function listOrdersByNumber(db: Db, numbers: readonly string[]): Promise<Order[]> {
  if (numbers.length === 0) return [];
  return (await orders(db).where('number', 'in', numbers).execute()).map(toOrder);
}

/** The newest first, at most `limit`. */
export async function listOrdersOfCustomer(db: Db, email: string, limit: number): Promise<Order[]> {
  const rows = await orders(db)
    .where('customer_email', '=', email.toLowerCase())
    .orderBy('placed_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toOrder);
}

/** Makes the order or brings it up to date. */
export async function putOrder(db: Db, order: Order): Promise<void> {
  const values = {
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
  };
  await db
    .insertInto('orders')
    .values(values)
    .onConflict((conflict) => conflict.column('number').doUpdateSet(values))
    .execute();
}

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
