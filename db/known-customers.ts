// Who writes to us: a person with one address or several, what the team knows of them, and all their conversations.

import { sql } from 'kysely';

import { recordAudit } from './audit.ts';
import type { Cursor } from './conversations.ts';
import { type Db, inTransaction } from './database.ts';
import { scheduledFor } from './scheduled-for.ts';

/** One address of a customer's. The first one is the customer's own row, that of the others point to it. */
export type CustomerAddress = Readonly<{
  id: number;
  email: string;
  bounced: Readonly<{ at: Date; reason: string }> | null;
  blockedAt: Date | null;
}>;

export type Customer = Readonly<{
  /** Of the first address. */
  id: number;
  name: string;
  /** The team's word on it; null: as they write. */
  language: string | null;
  addresses: readonly CustomerAddress[];
  tags: readonly string[];
  notes: readonly CustomerNote[];
  firstSeen: Date;
  conversations: number;
}>;

export type CustomerNote = Readonly<{
  id: number;
  text: string;
  agentId: number | null;
  agentName: string | null;
  at: Date;
}>;

/** The newest notes stand beside a conversation; a page that nobody reads to its end helps nobody. */
const mostNotes = 50;

/** The ids of all addresses of the customer's who has this one, in brackets for an `in`. */
export const addressIdsOf = (
  id: number,
) => sql<number>`(select address.id from customer self, customer address
  where self.id = ${id} and (address.id = coalesce(self.same_as, self.id)
    or address.same_as = coalesce(self.same_as, self.id)))`;

/** By any of the ids of their addresses. */
export async function findCustomer(db: Db, id: number): Promise<Customer | null> {
  const rows = await db
    .selectFrom('customer')
    .selectAll('customer')
    .where('id', 'in', addressIdsOf(id))
    .orderBy(sql`same_as nulls first`)
    .orderBy('id')
    .execute();
  const [own] = rows;
  if (!own) return null;
  const ids = rows.map((row) => row.id);
  const [tags, notes, counted] = await Promise.all([
    db
      .selectFrom('customer_tag')
      .select('tag')
      .distinct()
      .where('customer_id', 'in', ids)
      .orderBy('tag')
      .execute(),
    listNotes(db, ids),
    db
      .selectFrom('conversation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('customer_id', 'in', ids)
      .where('merged_into', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    id: own.id,
    name: own.name || (rows.find(({ name }) => name !== '')?.name ?? ''),
    language: own.language,
    addresses: rows.map((row) => ({
      id: row.id,
      email: row.email,
      bounced: row.bounced_at && { at: row.bounced_at, reason: row.bounce_reason ?? '' },
      blockedAt: row.blocked_at,
    })),
    tags: tags.map(({ tag }) => tag),
    notes,
    firstSeen: rows.reduce((first, { created_at: at }) => (at < first ? at : first), own.created_at),
    conversations: counted.count,
  };
}

const listNotes = (db: Db, ids: readonly number[]): Promise<CustomerNote[]> =>
  db
    .selectFrom('customer_note')
    .leftJoin('agent', 'agent.id', 'customer_note.agent_id')
    .select([
      'customer_note.id',
      'customer_note.text',
      'customer_note.agent_id as agentId',
      'agent.name as agentName',
      'customer_note.created_at as at',
    ])
    .where('customer_note.customer_id', 'in', ids)
    .orderBy('customer_note.id', 'desc')
    .limit(mostNotes)
    .execute();

/** The newest first, read on from a cursor. */
export async function listConversationsOf(
  db: Db,
  addressIds: readonly number[],
  { limit, after }: Readonly<{ limit: number; after: Cursor | null }>,
) {
  let query = db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select([
      'conversation.id',
      'conversation.subject',
      'conversation.status',
      'conversation.outcome',
      'conversation.intent',
      'conversation.last_message_at as lastMessageAt',
      'customer.email',
      scheduledFor.as('scheduled_for'),
      sql<number>`(extract(epoch from conversation.last_message_at) * 1000000)::bigint`.as('micros'),
    ])
    .where('conversation.customer_id', 'in', addressIds)
    .where('conversation.merged_into', 'is', null);
  if (after) {
    const at = sql<Date>`(timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond')`;
    query = query.where(
      sql<boolean>`(conversation.last_message_at, conversation.id) < (${at}, ${after.id}::bigint)`,
    );
  }
  const rows = await query
    .orderBy('conversation.last_message_at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next: Cursor | null = rows.length > limit && last ? { micros: last.micros, id: last.id } : null;
  return { rows: page, next };
}

/** Those whose address or name begins like `q`, or has a word that does; the newest first, read on after an id. */
export async function listCustomers(
  db: Db,
  { q, limit, afterId }: Readonly<{ q: string; limit: number; afterId: number | null }>,
) {
  const words = q
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  const begins = sql<boolean>`(customer.email like ${`${words}%`} or lower(customer.name) like ${`${words}%`})`;
  const has = sql<boolean>`(customer.email like ${`%${words}%`} or lower(customer.name) like ${`%${words}%`})`;
  const find = (condition: typeof begins) =>
    db
      .selectFrom('customer')
      .select(['customer.id', 'customer.name', 'customer.email', 'customer.same_as as sameAs'])
      .select(['customer.blocked_at as blockedAt', 'customer.bounced_at as bouncedAt'])
      .select(
        sql<Date | null>`(select max(last_message_at) from conversation
          where conversation.customer_id = customer.id and merged_into is null)`.as('lastMessageAt'),
      )
      .where(condition)
      .where('customer.id', '<', afterId ?? Number.MAX_SAFE_INTEGER)
      .orderBy('customer.id', 'desc')
      .limit(limit + 1)
      .execute();
  // Beginnings are found by an index; only where there are none, or the second page is asked for, all are looked through.
  let rows = await find(words === '' ? sql<boolean>`true` : begins);
  if (words !== '' && rows.length <= limit) rows = await find(has);
  const page = rows.slice(0, limit);
  return { rows: page, nextId: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export async function changeCustomer(
  db: Db,
  id: number,
  { name, language }: Readonly<{ name: string; language: string | null }>,
): Promise<boolean> {
  const row = await db
    .updateTable('customer')
    .set({ name, language })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (row) await tellPages(db, id);
  return row !== undefined;
}

export async function addCustomerNote(db: Db, id: number, agentId: number, text: string): Promise<void> {
  await db.insertInto('customer_note').values({ customer_id: id, agent_id: agentId, text }).execute();
  await tellPages(db, id);
}

/** `mayAll`: also what somebody else has written. Answers whether it is gone. */
export async function deleteCustomerNote(
  db: Db,
  noteId: number,
  { agentId, mayAll }: Readonly<{ agentId: number; mayAll: boolean }>,
): Promise<boolean> {
  const row = await db
    .deleteFrom('customer_note')
    .where('id', '=', noteId)
    .where((eb) => (mayAll ? eb.lit(true) : eb('agent_id', '=', agentId)))
    .returning('customer_id')
    .executeTakeFirst();
  if (row) await tellPages(db, row.customer_id);
  return row !== undefined;
}

/** Somebody knows that mail to this address arrives again. */
export async function clearBounce(db: Db, addressId: number): Promise<void> {
  await db
    .updateTable('customer')
    .set({ bounced_at: null, bounce_reason: null })
    .where('id', '=', addressId)
    .execute();
  await tellPages(db, addressId);
}

/**
 * The one and all their addresses are the other's from now on, for people: conversations stay with the address that wrote,
 * so that answers go there, and the bot tells each address its own and nothing else. Answers false where they are the same. `by`:
 * the address of the agent who says so.
 */
export async function joinCustomers(
  db: Db,
  { oneId, intoId, by }: Readonly<{ oneId: number; intoId: number; by: string }>,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const rows = await trx
      .selectFrom('customer')
      .select(['id', 'same_as', 'email'])
      .where('id', 'in', [oneId, intoId])
      .orderBy('id')
      .forUpdate()
      .execute();
    const firstOf = (id: number) =>
      rows.filter((row) => row.id === id).map((row) => row.same_as ?? row.id)[0];
    const [one, into] = [firstOf(oneId), firstOf(intoId)];
    if (one === undefined || into === undefined || one === into) return false;
    await trx
      .updateTable('customer')
      .set({ same_as: into })
      .where((eb) => eb.or([eb('id', '=', one), eb('same_as', '=', one)]))
      .execute();
    const emailOf = (id: number) => rows.find((row) => row.id === id)?.email ?? '';
    await recordAudit(trx, {
      ...{ who: by, action: 'customer.joined', subject: emailOf(intoId) },
      after: { address: emailOf(oneId) },
    });
    await tellPages(trx, oneId);
    await tellPages(trx, intoId);
    return true;
  });
}

/** The address is a customer of its own again. */
export async function partCustomer(db: Db, addressId: number, by: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('customer')
      .set({ same_as: null })
      .where('id', '=', addressId)
      // A colleague may have been faster.
      .where('same_as', 'is not', null)
      .returning('email')
      .executeTakeFirst();
    if (!row) return;
    await recordAudit(trx, { who: by, action: 'customer.parted', subject: row.email });
    await tellPages(trx, addressId);
  });
}

/** Pages that show a conversation of theirs hear of it. */
export async function tellPages(db: Db, id: number): Promise<void> {
  await sql`select pg_notify('conversation', max(id)::text) from conversation where customer_id = ${id}`.execute(
    db,
  );
}

/** By an address; null where nobody has written from it. */
export async function findCustomerId(db: Db, email: string): Promise<number | null> {
  const row = await db
    .selectFrom('customer')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return row?.id ?? null;
}
