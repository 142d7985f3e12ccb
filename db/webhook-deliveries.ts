// What webhooks have been told, are to be told and could not be told: the queue of deliveries, and its log.

import { sql } from 'kysely';

import type { Database, Db, Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { testEvent } from './webhooks.ts';

export type DueDelivery = Readonly<{
  id: number;
  tries: number;
  /** What the receiver knows the event by, however often it comes. */
  key: string;
  type: string;
  at: Date;
  /** Grows with what happened: who gets two events in the wrong order can put them right. */
  sequence: number;
  data: object;
  subject: string | null;
  customer: Readonly<{ email: string; name: string }> | null;
}>;

/** An event that fails this often no longer holds up what came later in its conversation. */
const triesToHoldUp = 4;

/** The oldest that are due, of each conversation only its first: they arrive in order. `byHand`: only what people asked for. */
export async function listDueDeliveries(
  db: Db,
  webhookId: number,
  { now, most, byHand = false }: Readonly<{ now: Date; most: number; byHand?: boolean }>,
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    select delivery.id, delivery.tries, event.key, event.type, event.at, event.id as sequence, event.data,
      conversation.subject,
      case when customer.id is not null then json_build_object('email', customer.email, 'name', customer.name) end
        as customer
    from webhook_delivery as delivery
      join webhook_event as event on event.id = delivery.event_id
      left join conversation on conversation.id = event.conversation_id
      left join customer on customer.id = conversation.customer_id
    where delivery.webhook_id = ${webhookId} and delivery.state = 'queued' and delivery.next_try_at <= ${now}
      and (delivery.by_hand or not ${byHand}::boolean)
      and not exists (select from webhook_delivery as earlier
        where earlier.webhook_id = delivery.webhook_id and earlier.conversation_id = delivery.conversation_id
          and earlier.id < delivery.id and earlier.state = 'queued' and earlier.tries < ${triesToHoldUp})
    order by delivery.id limit ${most}`.execute(db);
  return rows;
}

export type TriedDelivery = Readonly<{
  /** Of the answer; null where there was none. */
  status: number | null;
  /** How the answer begins. */
  response: string;
  /** Why it counts as not delivered; null where it was delivered. */
  fault: string | null;
  milliseconds: number;
  at: Date;
  /** Null: it is not tried again. */
  nextTryAt: Date | null;
}>;

export async function recordTry(db: Db, id: number, tried: TriedDelivery): Promise<void> {
  const { status, response, fault, milliseconds, at, nextTryAt } = tried;
  const row = await db
    .updateTable('webhook_delivery')
    .set((eb) => ({
      ...{ status, response, fault, milliseconds, last_try_at: at },
      state: fault === null ? 'delivered' : nextTryAt ? 'queued' : 'failed',
      tries: eb('tries', '+', 1),
      ...(nextTryAt ? { next_try_at: nextTryAt } : {}),
    }))
    .where('id', '=', id)
    .returning('by_hand')
    .executeTakeFirst();
  // The page in front of which somebody waits for it.
  if (row?.by_hand) await sql`select pg_notify('webhook', ${String(id)})`.execute(db);
}

/** When the next one is due; null where none waits. */
export async function findNextTry(
  db: Db,
  webhookId: number,
  { byHand }: Readonly<{ byHand: boolean }>,
): Promise<Date | null> {
  let query = db
    .selectFrom('webhook_delivery')
    .select((eb) => eb.fn.min('next_try_at').as('at'))
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'queued');
  if (byHand) query = query.where('by_hand', '=', true);
  const row = await query.executeTakeFirst();
  return row?.at ?? null;
}

/** A few queues for all of them: a receiver that hangs takes a hand away from the mail, two of them no more than two. */
export const hookQueue = (webhookId: number) => `webhook:${webhookId % 2}`;
const hookPriority = 2;

export const enqueueDeliveries = (trx: Trx, webhookId: number, runAt: Date): Promise<void> =>
  enqueue(
    trx,
    'deliver-webhook',
    { webhookId },
    { queue: hookQueue(webhookId), priority: hookPriority, runAt, key: `webhook-next:${webhookId}` },
  );

/** A delivery of an event of its own, which says nothing but that it is a test. */
export function queueTest(db: Database, webhookId: number, now: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('webhook_event')
      .values({ type: testEvent, data: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('webhook_delivery')
      .values({ webhook_id: webhookId, event_id: id, by_hand: true })
      .execute();
    await enqueueDeliveries(trx, webhookId, now);
  });
}

/** Sends one of its log once more, from its first try on. False where there is none. */
export function resendDelivery(db: Database, webhookId: number, id: number, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('webhook_delivery')
      .set({ state: 'queued', tries: 0, next_try_at: now, by_hand: true })
      .where('id', '=', id)
      .where('webhook_id', '=', webhookId)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await enqueueDeliveries(trx, webhookId, now);
    return true;
  });
}

export type LoggedDelivery = Awaited<ReturnType<typeof listDeliveries>>[number];

/** The newest first. */
export async function listDeliveries(db: Db, webhookId: number, most: number) {
  return await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_event', 'webhook_event.id', 'webhook_delivery.event_id')
    .select([
      'webhook_delivery.id',
      'webhook_event.type',
      'webhook_event.at',
      'webhook_delivery.conversation_id',
      'webhook_delivery.state',
      'webhook_delivery.tries',
      'webhook_delivery.next_try_at',
      'webhook_delivery.last_try_at',
      'webhook_delivery.status',
      'webhook_delivery.response',
      'webhook_delivery.fault',
      'webhook_delivery.milliseconds',
    ])
    .where('webhook_delivery.webhook_id', '=', webhookId)
    .orderBy('webhook_delivery.id', 'desc')
    .limit(most)
    .execute();
}

/** Deliveries are begun by their own jobs; what such a job left behind, having died, is begun again. Minutes. */
const overdueMinutes = 3;

export async function queueOverdue(db: Database, now: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`select webhook.id from webhook where enabled and exists (
    select from webhook_delivery where webhook_id = webhook.id and state = 'queued'
      and next_try_at < ${now}::timestamptz - make_interval(mins => ${overdueMinutes}))`.execute(db);
  for (const { id } of rows) await db.transaction().execute((trx) => enqueueDeliveries(trx, id, now));
}

/** A log is for looking into what happened lately. Days. */
const daysKept = 30;
/** So that clearing up after a busy day holds nobody up; the rest goes in the next round. */
const mostForgotten = 5_000;

export async function forgetOldEvents(db: Db, now: Date): Promise<void> {
  await sql`delete from webhook_event where id in (select id from webhook_event
    where at < ${now}::timestamptz - make_interval(days => ${daysKept}) order by at limit ${mostForgotten})`.execute(
    db,
  );
}
