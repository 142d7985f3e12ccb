// Customers as other programs read and change them.

import { sql } from 'kysely';

import { blockSender, unblockSender } from './blocks.ts';
import { type Db, inTransaction } from './database.ts';

export type CustomerRow = Awaited<ReturnType<typeof listCustomers>>['rows'][number];

export type CustomerPage = Readonly<{
  /** The one with this address. */
  email?: string | undefined;
  limit: number;
  /** Goes on after the customer with this id. */
  before: number | null;
}>;

/** The newest first; `next` is null on the last page. */
export async function listCustomers(db: Db, { email, limit, before }: CustomerPage) {
  let query = baseQuery(db);
  if (email !== undefined) query = query.where('customer.email', '=', email.toLowerCase());
  if (before !== null) query = query.where('customer.id', '<', before);
  const rows = await query
    .orderBy('customer.id', 'desc')
    .limit(limit + 1)
    .execute();
  return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

export async function findCustomer(db: Db, id: number): Promise<CustomerRow | null> {
  return (await baseQuery(db).where('customer.id', '=', id).executeTakeFirst()) ?? null;
}

/** What is absent stays as it is. False where there is no such customer. */
export async function changeCustomer(
  db: Db,
  id: number,
  change: Readonly<{ name?: string | undefined; blocked?: boolean | undefined }>,
  now: Date,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('customer')
      .set((eb) => ({
        name: change.name ?? eb.ref('name'),
        ...(change.blocked === undefined
          ? {}
          : { blocked_at: change.blocked ? eb.fn.coalesce('blocked_at', eb.val(now)) : null }),
      }))
      .where('id', '=', id)
      .returning('email')
      .executeTakeFirst();
    // What they write is kept out, as where an agent has said so.
    if (row && change.blocked === true)
      await blockSender(trx, { pattern: row.email, agentId: null, conversationId: null });
    if (row && change.blocked === false) await unblockSender(trx, row.email, null);
    return row !== undefined;
  });
}

const baseQuery = (db: Db) =>
  db
    .selectFrom('customer')
    .select([
      'customer.id',
      'customer.email',
      'customer.name',
      'customer.blocked_at',
      'customer.bounced_at',
      'customer.bounce_reason',
      'customer.created_at',
      sql<number>`(select count(*) from conversation where customer_id = customer.id)`.as('conversations'),
    ]);
