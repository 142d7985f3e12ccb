// Conversations that were over before Baton came: they can be read and searched, and count for nothing.

import { sql } from 'kysely';

import type { Trx } from './database.ts';

/** After an imported mail has been stored: times are those of its mails. `begins`: it is the conversation's first. */
export async function markAsHistory(trx: Trx, conversationId: number, begins: boolean): Promise<void> {
  await sql`update conversation set
      history = history or ${begins},
      outcome = case when history or ${begins} then 'filed' else outcome end,
      created_at = case when history or ${begins} then mails.first else created_at end,
      last_message_at = mails.last
    from (select min(at) as first, max(at) as last from message where conversation_id = ${conversationId}) as mails
    where id = ${conversationId}`.execute(trx);
}

/** Customers go on with them: from now on they are ordinary conversations, which begin today. */
export async function endHistory(trx: Trx, conversationIds: readonly number[], now: Date): Promise<void> {
  if (conversationIds.length === 0) return;
  await trx
    .updateTable('conversation')
    .set({ history: false, status: 'open', outcome: 'pending', created_at: now })
    .where('id', '=', sql<number>`any(${conversationIds}::bigint[])`)
    .where('history', '=', true)
    .execute();
}
