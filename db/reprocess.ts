// A mail of the ledger is read once more at a person's wish: from the original that was kept, as if it came now.

import type { Database } from './database.ts';
import { enqueue, mailboxQueue } from './jobs.ts';

export type ReprocessAnswer = 'queued' | 'not-found' | 'under-way' | 'no-original';

/**
 * Queues the reading of the mail in one transaction with its new disposition. Reading it again answers nothing twice:
 * the bot writes at most once for each mail, and never where a person has the conversation.
 */
export async function reprocess(db: Database, ledgerId: number, reason: string): Promise<ReprocessAnswer> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('ledger')
      .select(['mailbox_id', 'raw_mail_id', 'disposition'])
      .where('id', '=', ledgerId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return 'not-found';
    if (row.disposition === 'received' || row.disposition === 'retrying') return 'under-way';
    // Of a mail that was too large only the headers were taken.
    if (row.raw_mail_id === null || row.disposition === 'too-large') return 'no-original';
    await trx
      .updateTable('ledger')
      .set({ disposition: 'retrying', reason, settled_at: null })
      .where('id', '=', ledgerId)
      .execute();
    await enqueue(trx, 'receive-mail', { ledgerId }, { queue: mailboxQueue(row.mailbox_id) });
    return 'queued';
  });
}
