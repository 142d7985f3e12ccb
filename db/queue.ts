// Whose a conversation is, and when it comes back: what agents do with the queue beside answering.

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction } from './database.ts';
import { notifyAssigned } from './notifications.ts';
import { setReminder } from './reminders.ts';

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
    if (agentId !== null) await notifyAssigned(trx, [id], agentId, by);
    return true;
  });
}

/** Out of sight until `until`, or until the customer writes; then it is open again, with a person. */
export async function snoozeConversation(
  db: Db,
  id: number,
  agentId: number | null,
  until: Date,
): Promise<boolean> {
  const set = await inTransaction(db, (trx) =>
    setReminder(trx, [id], agentId, { kind: 'until', dueAt: until }),
  );
  return set.length > 0;
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
