// What the bell shows, and what of it has been read.

import { sql } from 'kysely';

import type { Db } from './database.ts';
import type { NotificationKind } from './notification-choices.ts';

export type ListedNotification = Readonly<{
  id: number;
  kind: NotificationKind;
  conversationId: number;
  messageId: number | null;
  subject: string;
  customer: string;
  by: string | null;
  at: Date;
  read: boolean;
  inPage: boolean;
  byBrowser: boolean;
}>;

/** As many as a person looks through. */
const mostListed = 50;

/** The newest first. */
export async function listNotifications(db: Db, agentId: number): Promise<ListedNotification[]> {
  const rows = await db
    .selectFrom('notification')
    .innerJoin('conversation', 'conversation.id', 'notification.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .leftJoin('agent as causer', 'causer.id', 'notification.by_agent_id')
    .select([
      'notification.id',
      'notification.kind',
      'notification.conversation_id as conversationId',
      'notification.message_id as messageId',
      'conversation.subject',
      sql<string>`coalesce(nullif(customer.name, ''), customer.email)`.as('customer'),
      'causer.name as by',
      'notification.at',
      sql<boolean>`read_at is not null`.as('read'),
      'notification.in_page as inPage',
      'notification.by_browser as byBrowser',
    ])
    .where('notification.agent_id', '=', agentId)
    .where((eb) => eb.or([eb('in_page', '=', true), eb('by_browser', '=', true)]))
    .orderBy('notification.id', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as NotificationKind }));
}

export async function countUnread(db: Db, agentId: number): Promise<number> {
  const { count } = await db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('agent_id', '=', agentId)
    .where('read_at', 'is', null)
    .where('in_page', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}

/** What somebody has before their eyes, they have read. */
export async function markConversationRead(
  db: Db,
  agentId: number,
  conversationId: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('agent_id', '=', agentId)
    .where('conversation_id', '=', conversationId)
    .where('read_at', 'is', null)
    .execute();
}

/** Nobody looks for them any more: those that were read, and a year later all others too. */
const keptDays = { read: 90, unread: 365 };
/** At a time, so that what has gathered over years holds nobody up. */
const mostForgotten = 5_000;

/** Answers how many are gone. */
export async function forgetNotifications(db: Db, now: Date): Promise<number> {
  const before = (days: number) => sql`${now}::timestamptz - make_interval(days => ${sql.lit(days)})`;
  const { numAffectedRows } = await sql`delete from notification where id in (
    select id from notification where at < ${before(keptDays.read)}
      and (read_at is not null or at < ${before(keptDays.unread)})
    order by at limit ${sql.lit(mostForgotten)})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** One of them, or all up to `newest`: what has come since is not among those that were seen. */
export async function markRead(
  db: Db,
  agentId: number,
  which: Readonly<{ id: number } | { newest: number }>,
  at: Date,
): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('agent_id', '=', agentId)
    .where('id', 'id' in which ? '=' : '<=', 'id' in which ? which.id : which.newest)
    .where('read_at', 'is', null)
    .execute();
}
