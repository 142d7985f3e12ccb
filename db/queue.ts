// Whose a conversation is, and when it comes back: what agents do with the queue beside answering.

import { recordEvent } from './conversation-events.ts';
import { type Database, type Db, inTransaction } from './database.ts';
import { enqueue } from './jobs.ts';

/**
 * `agentId` null: nobody's; `by`: the agent who says so, null for Baton or a program. Answers false where there is no such
 * conversation or active agent.
 */
export async function assignConversation(
  db: Db,
  id: number,
  agentId: number | null,
  by: number | null = null,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const agent =
      agentId === null
        ? null
        : await trx
            .selectFrom('agent')
            .select(['id', 'name'])
            .where('id', '=', agentId)
            .where('state', '=', 'active')
            .executeTakeFirst();
    if (agent === undefined) return false;
    const before = await trx
      .selectFrom('conversation')
      .select('assignee_id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return false;
    if (before.assignee_id === agentId) return true;
    await trx.updateTable('conversation').set({ assignee_id: agentId }).where('id', '=', id).execute();
    await recordEvent(trx, id, { kind: 'assigned', detail: { to: agent?.name ?? null }, agentId: by });
    return true;
  });
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
    await recordEvent(trx, id, { kind: 'snoozed', detail: { until: until.toISOString() }, agentId });
    await enqueue(trx, 'wake-conversation', { conversationId: id }, { runAt: until });
    return true;
  });
}

/** Opens the conversation where its time has come; one that was snoozed for longer meanwhile sleeps on. */
export async function wakeConversation(db: Db, id: number, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('conversation')
      .set({ status: 'open', snoozed_until: null })
      .where('id', '=', id)
      .where('status', '=', 'snoozed')
      .where('snoozed_until', '<=', now)
      .returning('id')
      .executeTakeFirst();
    if (row) await recordEvent(trx, id, { kind: 'woken', detail: {}, agentId: null });
  });
}

/** A conversation that nobody should answer. */
export async function markSpam(db: Db, id: number, by: number | null = null): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('conversation')
      .set({ status: 'spam', waiting_since: null, snoozed_until: null })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (row) await recordEvent(trx, id, { kind: 'spam', detail: {}, agentId: by });
    return row !== undefined;
  });
}
