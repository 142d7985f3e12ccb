// Mails that have their place in a conversation and wait for a decision: those judged together when there are many.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';
import { conversationQueue, enqueue, triageKey } from './jobs.ts';

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

/** A job of its own for a mail that waits to be judged with others, at `at`; answers whether it does. */
export async function awaitLater(trx: Trx, messageId: number, at: Date): Promise<boolean> {
  const waiting = await trx
    .selectFrom('awaiting_decision')
    .select('conversation_id')
    .where('message_id', '=', messageId)
    .where('alone', '=', false)
    .executeTakeFirst();
  if (!waiting) return false;
  await enqueue(
    trx,
    'triage-mail',
    { messageId },
    { queue: conversationQueue(waiting.conversation_id), key: triageKey(messageId), runAt: at },
  );
  return true;
}

/** What failed together is judged one by one. */
export async function leaveAlone(db: Db, messageIds: readonly number[]): Promise<void> {
  await sql`update awaiting_decision set alone = true, claimed_until = null
    where message_id = any(${messageIds}::bigint[])`.execute(db);
}
