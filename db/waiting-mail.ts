// Mail that has come in and has not been received yet, in the order of its arrival.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';

export type WaitingLimits = Readonly<{ mails: number; bytes: number }>;

/**
 * Ledger ids of the mails that wait in the mailbox of `ledgerId`, from the id `fromId` on. Ends before the mail that would
 * exceed either limit, so that no mail is passed over: an answer must not overtake what it answers.
 */
export async function listWaiting(
  db: Db,
  { ledgerId, fromId = ledgerId }: Readonly<{ ledgerId: number; fromId?: number }>,
  limits: WaitingLimits,
): Promise<number[]> {
  const { rows } = await sql<{ id: number; size: number }>`
    select ledger.id, raw_mail.size from ledger join raw_mail on raw_mail.id = ledger.raw_mail_id
    where ledger.mailbox_id = (select mailbox_id from ledger where id = ${ledgerId})
      and ledger.disposition = 'received' and ledger.settled_at is null and ledger.id >= ${fromId}
    order by ledger.id limit ${limits.mails}`.execute(db);
  let bytes = 0;
  const end = rows.findIndex(({ size }) => {
    bytes += size;
    return bytes > limits.bytes;
  });
  return rows.slice(0, end === -1 ? undefined : end).map(({ id }) => id);
}

/** Of one mailbox, the ids of mails that came in together: no others of that mailbox lie between them. */
export type LedgerRange = Readonly<{ ledgerId: number; lastId: number }>;

/** Which of a range still wait, in their order. */
export async function listLeft(
  db: Db,
  { ledgerId, lastId }: LedgerRange,
): Promise<Readonly<{ id: number; mailboxId: number }>[]> {
  return await db
    .selectFrom('ledger')
    .select(['id', 'mailbox_id as mailboxId'])
    .where('id', '>=', ledgerId)
    .where('id', '<=', lastId)
    .where('mailbox_id', '=', (of) => of.selectFrom('ledger').select('mailbox_id').where('id', '=', ledgerId))
    .where('disposition', '=', 'received')
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Which of these mails are still to be received; until the caller's transaction ends nobody else receives them. */
export async function lockWaiting(trx: Trx, ledgerIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await trx
    .selectFrom('ledger')
    .select('id')
    .where('id', 'in', ledgerIds)
    .where('settled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Set(rows.map(({ id }) => id));
}
