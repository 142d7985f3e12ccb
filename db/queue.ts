// Whose a conversation is, and when it comes back: what agents do with the queue beside answering.

import type { Database, Db } from './database.ts';
import { enqueue } from './jobs.ts';

/** `agentId` null: nobody's. Answers false where there is no such conversation or agent. */
export async function assignConversation(db: Db, id: number, agentId: number | null): Promise<boolean> {
  if (agentId !== null) {
    const agent = await db.selectFrom('agent').select('id').where('id', '=', agentId).executeTakeFirst();
    if (!agent) return false;
  }
  const row = await db
    .updateTable('conversation')
    .set({ assignee_id: agentId })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Out of sight until `until`, or until the customer writes; then it is open again, with a person. */
export async function snoozeConversation(
  db: Database,
  id: number,
  agentId: number,
  until: Date,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('conversation')
      .set((eb) => ({
        status: 'snoozed',
        handler: 'human',
        snoozed_until: until,
        assignee_id: eb.fn.coalesce('assignee_id', eb.val(agentId)),
      }))
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    await enqueue(trx, 'wake-conversation', { conversationId: id }, { runAt: until });
    return true;
  });
}

/** Opens the conversation where its time has come; one that was snoozed for longer meanwhile sleeps on. */
export async function wakeConversation(db: Db, id: number, now: Date): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ status: 'open', snoozed_until: null })
    .where('id', '=', id)
    .where('status', '=', 'snoozed')
    .where('snoozed_until', '<=', now)
    .execute();
}

/** A conversation that nobody should answer. */
export async function markSpam(db: Db, id: number): Promise<boolean> {
  const row = await db
    .updateTable('conversation')
    .set({ status: 'spam', waiting_since: null, snoozed_until: null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
