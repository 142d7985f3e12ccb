// Answers that an agent wants to leave later: another time for them, and what becomes of them where the customer writes first.

import type { Database, Db, Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { getOutboxEntry, type OutboxEntry } from './outbox.ts';
import { type AboutMail, beforeReply, withdrawReply } from './outbox-person.ts';

/** False where it has left already, or was cancelled. A time that is over means now. */
export function reschedule(
  db: Database,
  { conversationId, outboxId }: AboutMail,
  to: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('outbox')
      .select('scheduled_for')
      .where('id', '=', outboxId)
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'queued')
      .where('attempts', '=', 0)
      .where('scheduled_for', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (!waiting) return false;
    await trx
      .updateTable('outbox')
      .set({ due_at: to, scheduled_for: to, updated_at: new Date() })
      .where('id', '=', outboxId)
      .execute();
    await trx
      .updateTable('conversation')
      .set({ snoozed_until: to })
      .where('id', '=', conversationId)
      .where('status', '=', 'snoozed')
      .where('snoozed_until', '=', waiting.scheduled_for)
      .execute();
    // The job of the earlier time finds that it is not due, or gone.
    await enqueue(trx, 'send-mail', { outboxId }, { runAt: to });
    return true;
  });
}

/**
 * The customer has written before it left: what it says may be wrong now. Each is its writer's draft again, and whoever reads
 * the thread sees why.
 */
export async function returnScheduled(trx: Trx, conversationIds: readonly number[]): Promise<void> {
  if (conversationIds.length === 0) return;
  for (const id of await listScheduled(trx, conversationIds)) {
    const entry = await getOutboxEntry(trx, id, { lock: true });
    if (entry.state === 'queued') await withdrawReply(trx, entry, customerWroteFirst);
  }
}

/**
 * It leaves now, and from here on the conversation stands as after any answer: the customer waits no more. What a person has
 * made of it meanwhile stays: resolved, snoozed for another reason, the bot's again.
 */
export async function settleScheduled(trx: Trx, entry: OutboxEntry): Promise<void> {
  const { conversationId, scheduledFor } = entry;
  if (scheduledFor === null || entry.isForward) return;
  const { afterwards = 'waiting' } = beforeReply.safeParse(entry.beforeReply).data ?? {};
  await trx
    .updateTable('conversation')
    .set({ status: afterwards, snoozed_until: null, waiting_since: null })
    .where('id', '=', conversationId)
    .where('handler', '=', 'human')
    .where((eb) =>
      eb.or([
        eb('status', '=', 'open'),
        eb.and([eb('status', '=', 'snoozed'), eb('snoozed_until', '=', scheduledFor)]),
      ]),
    )
    .execute();
}

/** Why it was not sent, as `outbox.state_reason` has it. */
export const customerWroteFirst = 'the customer wrote before it left';

async function listScheduled(db: Db, conversationIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('conversation_id', 'in', conversationIds)
    .where('scheduled_for', 'is not', null)
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
