// A person is done, and lets the bot answer again.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/**
 * The customer's next mail is the bot's again; nobody is waited for until then. What they were promised is over: another
 * handover makes a promise of its own. False where there is no such conversation.
 */
export async function handBack(db: Db, conversationId: number): Promise<boolean> {
  const row = await db
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
  return row !== undefined;
}
