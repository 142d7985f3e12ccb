// Mail that has come in and has not been received yet, in the order of its arrival.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type WaitingLimits = Readonly<{ mails: number; bytes: number }>;

/**
 * Ledger ids of the mails of one mailbox that wait, after the one given. Ends before the mail that would exceed either
 * limit, so that no mail is passed over: an answer must not overtake what it answers.
 */
export async function listWaiting(
  db: Db,
  mailboxId: number,
  afterId: number,
  limits: WaitingLimits,
): Promise<number[]> {
  const { rows } = await sql<{ id: number; size: number }>`
    select ledger.id, raw_mail.size from ledger join raw_mail on raw_mail.id = ledger.raw_mail_id
    where ledger.mailbox_id = ${mailboxId} and ledger.disposition = 'received' and ledger.id > ${afterId}
    order by ledger.id limit ${limits.mails}`.execute(db);
  let bytes = 0;
  const end = rows.findIndex(({ size }) => {
    bytes += size;
    return bytes > limits.bytes;
  });
  return rows.slice(0, end === -1 ? undefined : end).map(({ id }) => id);
}
