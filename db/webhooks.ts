// Webhooks: who is told of what. The events themselves are written by triggers, in the transaction of what caused them.

import { type Selectable, sql } from 'kysely';

import { type Db, inTransaction } from './database.ts';
import type { DB } from './schema.ts';

export const hookEvents = [
  'message.received',
  'conversation.escalated',
  'conversation.replied',
  'conversation.assigned',
  'conversation.tagged',
  'conversation.resolved',
  'conversation.reopened',
] as const;
export type HookEvent = (typeof hookEvents)[number];

/** What the button of the settings page sends; nobody subscribes to it. */
export const testEvent = 'webhook.test';

export type HookSettings = Readonly<{
  url: string;
  events: readonly HookEvent[];
  enabled: boolean;
  /** The host of `url` may be at a private address and be asked without TLS. */
  ownNetwork: boolean;
  /** Subject and customer go along. */
  withDetails: boolean;
}>;

export type Webhook = HookSettings &
  Readonly<{
    id: number;
    /** Sealed: it opens with BATON_SECRET alone. */
    secret: Buffer;
    createdAt: Date;
    createdBy: string;
    failingSince: Date | null;
    fault: string | null;
    /** It was switched off because it failed for so long. */
    givenUpAt: Date | null;
  }>;

/** What the seal of its secret is bound to. */
export const hookSeal = (id: number) => `webhook ${id}`;

export async function listWebhooks(db: Db): Promise<Webhook[]> {
  return (await db.selectFrom('webhook').selectAll().orderBy('id').execute()).map(toWebhook);
}

export async function findWebhook(db: Db, id: number): Promise<Webhook | null> {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toWebhook(row) : null;
}

type Row = Selectable<DB['webhook']>;

const toWebhook = (row: Row): Webhook => ({
  ...{ id: row.id, url: row.url, secret: row.secret, enabled: row.enabled, fault: row.fault },
  events: hookEvents.filter((event) => row.events.includes(event)),
  ...{ ownNetwork: row.own_network, withDetails: row.with_details },
  ...{ createdAt: row.created_at, createdBy: row.created_by },
  ...{ failingSince: row.failing_since, givenUpAt: row.given_up_at },
});

const toColumns = ({ url, events, enabled, ownNetwork, withDetails }: HookSettings) => ({
  ...{ url, events: [...events], enabled, own_network: ownNetwork, with_details: withDetails },
});

/** `sealFor` seals the secret for the row that it is made for. Answers the id. */
export async function addWebhook(
  db: Db,
  settings: HookSettings,
  by: string,
  sealFor: (place: string) => Buffer,
): Promise<number> {
  return await inTransaction(db, async (trx) => {
    const { id } = await trx
      .insertInto('webhook')
      .values({ ...toColumns(settings), created_by: by, secret: Buffer.alloc(0) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await setHookSecret(trx, id, sealFor(hookSeal(id)));
    return id;
  });
}

export async function setHookSecret(db: Db, id: number, secret: Buffer): Promise<void> {
  await db.updateTable('webhook').set({ secret }).where('id', '=', id).execute();
}

/** What was said of the settings before says nothing of these: its faults are forgotten. False where there is none. */
export async function changeWebhook(db: Db, id: number, settings: HookSettings): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set({
      ...toColumns(settings),
      ...{ failing_since: null, fault: null, given_up_at: null, given_up_mailed_at: null },
    })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Its log goes too. False where there is none. */
export async function removeWebhook(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('webhook').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Failing for so long, it is switched off; people are told. Days. */
const daysToGiveUp = 3;

/** Answers whether it was switched off: because the receiver said so (`gone`), or after days without one success. */
export async function noteHookFault(
  db: Db,
  id: number,
  { fault, gone, at }: Readonly<{ fault: string; gone: boolean; at: Date }>,
): Promise<boolean> {
  const { rows } = await sql<{ enabled: boolean }>`
    update webhook set fault = ${fault}, failing_since = coalesce(failing_since, ${at}),
      enabled = not over, given_up_at = case when over then ${at}::timestamptz end
    from (select id, ${gone} or failing_since < ${at}::timestamptz - make_interval(days => ${daysToGiveUp}) is true
      as over from webhook where id = ${id} for update) as judged
    where webhook.id = judged.id and webhook.enabled
    returning enabled`.execute(db);
  return rows[0]?.enabled === false;
}

/** A receiver that was gone for longer than this is back: what waits for its next try goes at once. Minutes. */
const outageMinutes = 10;

export async function noteHookAnswers(db: Db, id: number): Promise<void> {
  await sql`with was as (
      select id, failing_since from webhook where id = ${id} and failing_since is not null for update
    ), cleared as (
      update webhook set failing_since = null, fault = null from was where webhook.id = was.id
    )
    update webhook_delivery set next_try_at = now() from was
    where webhook_id = was.id and state = 'queued' and next_try_at > now()
      and was.failing_since < now() - make_interval(mins => ${outageMinutes})`.execute(db);
}

/** Those that were switched off because they failed, of which nobody has been told by mail. */
export async function listUntoldHooks(db: Db): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('given_up_at', 'is not', null)
    .where('given_up_mailed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(toWebhook);
}

export async function markHookTold(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable('webhook').set({ given_up_mailed_at: at }).where('id', '=', id).execute();
}
