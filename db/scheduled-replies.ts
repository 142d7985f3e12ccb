// Answers that an agent wants to leave later: another time for them, and what becomes of them where the customer writes first.

import type { Database, Db, Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { getOutboxEntry } from './outbox.ts';
import { type AboutMail, withdrawReply } from './outbox-person.ts';

/** False where it has left already, or was cancelled. A time that is over means now. */
export function reschedule(
  db: Database,
  { conversationId, outboxId }: AboutMail,
  to: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('outbox')
      .set({ due_at: to, scheduled_for: to, updated_at: new Date() })
      .where('id', '=', outboxId)
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'queued')
      .where('attempts', '=', 0)
      .where('scheduled_for', 'is not', null)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
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
