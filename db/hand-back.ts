// A person is done, and lets the bot answer again.

import { sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction } from './database.ts';

/**
 * The customer's next mail is the bot's again; nobody is waited for until then. What they were promised is over: another
 * handover makes a promise of its own. `by`: the agent who says so. False where there is no such conversation.
 */
export async function handBack(db: Db, conversationId: number, by: number | null = null): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('conversation')
      .set({
        handler: 'bot',
        status: sql<string>`case when status in ('open', 'snoozed') then 'waiting' else status end`,
        assignee_id: null,
        waiting_since: null,
        promised_by: null,
        snoozed_until: null,
      })
      .where('id', '=', conversationId)
      .returning('id')
      .executeTakeFirst();
    if (row) await recordEvent(trx, conversationId, { kind: 'handed_back', detail: {}, agentId: by });
    return row !== undefined;
  });
}
