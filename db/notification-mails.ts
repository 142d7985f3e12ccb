// What an agent who is away from the page is told by mail, and how to hear less of it.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';
import { type NotificationKind, notificationKinds } from './notification-choices.ts';
import { mailPauseSeconds } from './notifications.ts';

export type MailedNotification = Readonly<{
  id: number;
  kind: NotificationKind;
  conversationId: number;
  messageId: number | null;
  subject: string;
  customer: string;
  by: string | null;
}>;

export type NotificationMail = Readonly<{
  email: string;
  name: string;
  language: string | null;
  notifications: readonly MailedNotification[];
  /** Not before this: they are at the page, or have had a mail just now. Null: now. */
  notBefore: Date | null;
}>;

/** An open page says so at least once a minute. */
const awaySeconds = 150;
/** What is older is no news. */
const oldestHours = 24;
/** One mail does not list more. */
const mostListed = 50;

/** Null where there is nothing to tell: it has been read, or was told. */
export async function findNotificationMail(
  db: Db,
  agentId: number,
  now: Date,
): Promise<NotificationMail | null> {
  const agent = await db
    .selectFrom('agent')
    .select(['email', 'name', 'language', 'seen_at'])
    .select((eb) =>
      eb
        .selectFrom('notification')
        .select((inner) => inner.fn.max('mailed_at').as('mailed'))
        .whereRef('notification.agent_id', '=', 'agent.id')
        .as('mailedAt'),
    )
    .where('id', '=', agentId)
    .executeTakeFirst();
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
    ])
    .where('notification.agent_id', '=', agentId)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .where('by_mail', '=', true)
    .where('notification.at', '>', new Date(now.getTime() - oldestHours * 3_600_000))
    .orderBy('notification.id')
    .limit(mostListed)
    .execute();
  if (!agent || rows.length === 0) return null;
  const { email, name, language, seen_at, mailedAt } = agent;
  const isHere = seen_at !== null && seen_at.getTime() > now.getTime() - awaySeconds * 1_000;
  const pauseMs = mailPauseSeconds * 1_000;
  const pauseEnd = new Date(mailedAt ? mailedAt.getTime() + pauseMs : 0);
  const notBefore = pauseEnd > now ? pauseEnd : isHere ? new Date(now.getTime() + pauseMs) : null;
  return {
    ...{ email, name, language, notBefore },
    notifications: rows.map((row) => ({ ...row, kind: row.kind as NotificationKind })),
  };
}

export async function markMailed(trx: Trx, ids: readonly number[], at: Date): Promise<void> {
  await trx
    .updateTable('notification')
    .set({ mailed_at: at })
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute();
}

/** What a link in such a mail takes back, without signing in: mails of one kind, or of all kinds. */
export type Unsubscription = Readonly<{ agentId: number; kind: NotificationKind | 'all' }>;

export function writeUnsubscription(unsubscription: Unsubscription, secret: string): string {
  const { agentId, kind } = unsubscription;
  return `${agentId}.${kind}.${mark(unsubscription, secret)}`;
}

/** Null where it was not made by us. */
export function readUnsubscription(token: string, secret: string): Unsubscription | null {
  const [id = '', word = '', given = ''] = token.split('.');
  const kind = ([...notificationKinds, 'all'] as const).find((each) => each === word);
  if (!kind || !/^\d{1,15}$/.test(id)) return null;
  const unsubscription = { agentId: Number(id), kind };
  const made = Buffer.from(mark(unsubscription, secret));
  const shown = Buffer.from(given);
  return made.length === shown.length && timingSafeEqual(made, shown) ? unsubscription : null;
}

const mark = ({ agentId, kind }: Unsubscription, secret: string) =>
  createHmac('sha256', secret).update(`unsubscribe ${agentId} ${kind}`).digest('base64url').slice(0, 32);
