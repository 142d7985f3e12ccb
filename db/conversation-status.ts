// A conversation is over, or is not over after all.

import { sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction, type Trx } from './database.ts';
import { removeReminder } from './reminders.ts';
import { unansweredSince } from './unanswered.ts';

/** False where there is no such conversation. `by`: the agent who says so, null for Baton or a program. */
export async function resolveConversation(db: Db, id: number, by: number | null = null): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const before = await lockStatus(trx, id);
    if (!before) return false;
    await trx
      .updateTable('conversation')
      .set({ status: 'resolved', waiting_since: null, snoozed_until: null })
      .where('id', '=', id)
      .execute();
    if (before.status !== 'resolved')
      await recordEvent(trx, id, { kind: 'resolved', detail: {}, agentId: by });
    return true;
  });
}

/**
 * Whoever opens it again takes it on: a person, not the bot; nobody yet where a program did it (null). The customer waits
 * since their last unanswered mail.
 */
export async function reopenConversation(db: Db, id: number, agentId: number | null): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const before = await lockStatus(trx, id);
    if (!before) return false;
    await trx
      .updateTable('conversation')
      .set({
        status: 'open',
        handler: 'human',
        snoozed_until: null,
        assignee_id: sql<number | null>`coalesce(assignee_id, ${agentId})`,
        waiting_since: unansweredSince(id),
      })
      .where('id', '=', id)
      .execute();
    const kind = before.status === 'spam' ? 'not_spam' : 'reopened';
    if (before.status !== 'open') await recordEvent(trx, id, { kind, detail: {}, agentId });
    await removeReminder(trx, [id]);
    return true;
  });
}

const lockStatus = (trx: Trx, id: number) =>
  trx.selectFrom('conversation').select('status').where('id', '=', id).forUpdate().executeTakeFirst();
