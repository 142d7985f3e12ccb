// Mails that have their place in a conversation and wait for a decision: those judged together when there are many.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';
import { conversationQueue, enqueueAll, triageKey } from './jobs.ts';

export async function addAwaiting(
  trx: Trx,
  mails: readonly Readonly<{ messageId: number; conversationId: number }>[],
): Promise<void> {
  if (mails.length === 0) return;
  const ids = mails.map(({ messageId }) => messageId);
  const conversations = mails.map(({ conversationId }) => conversationId);
  await sql`insert into awaiting_decision (message_id, conversation_id)
    select * from unnest(${ids}::bigint[], ${conversations}::bigint[]) on conflict do nothing`.execute(trx);
}

/** Longer than any batch takes: a worker that died with one leaves it to the others after this. */
const claimSeconds = 60;

/**
 * Up to `most` mails that nobody has in hand, the oldest first, of each conversation only its earliest; for a minute they
 * are the caller's. That spares others the work and decides nothing: who is first is settled under the conversation's lock.
 */
export async function claimAwaiting(db: Db, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update awaiting_decision set claimed_until = now() + make_interval(secs => ${claimSeconds})
    where message_id in (
      select message_id from awaiting_decision as waiting
      where not alone and (claimed_until is null or claimed_until < now())
        and not exists (select from awaiting_decision as earlier
          where earlier.conversation_id = waiting.conversation_id and earlier.message_id < waiting.message_id)
      order by message_id limit ${most} for update skip locked)
    returning message_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** What waits is judged together long before; this is for when that has come to nothing. */
export const patienceMs = 4_000;

type Waiting = Readonly<{ messageId: number; conversationId: number }>;

/** Those from the one to the other that wait to be judged with others, whoever has them in hand. */
export async function listAwaiting(
  db: Db,
  { messageId, lastId = messageId }: Readonly<{ messageId: number; lastId?: number | undefined }>,
): Promise<Waiting[]> {
  return await db
    .selectFrom('awaiting_decision')
    .select(['message_id as messageId', 'conversation_id as conversationId'])
    .where('message_id', '>=', messageId)
    .where('message_id', '<=', lastId)
    .where('alone', '=', false)
    .orderBy('message_id')
    .execute();
}

/** A job of its own for each, due at `at`; absent: now. */
export async function enqueueEach(trx: Trx, waiting: readonly Waiting[], at?: Date): Promise<void> {
  await enqueueAll(
    trx,
    'triage-mail',
    waiting.map(({ messageId, conversationId }) => ({
      payload: { messageId },
      queue: conversationQueue(conversationId),
      key: triageKey(messageId),
      ...(at ? { runAt: at } : {}),
    })),
  );
}

/** What failed together is judged one by one. */
export async function leaveAlone(trx: Trx, messageIds: readonly number[]): Promise<void> {
  const { rows } = await sql<Waiting>`update awaiting_decision set alone = true, claimed_until = null
    where message_id = any(${messageIds}::bigint[])
    returning message_id as "messageId", conversation_id as "conversationId"`.execute(trx);
  await enqueueEach(
    trx,
    rows.toSorted((a, b) => a.messageId - b.messageId),
  );
}
