// The ledger: one row for every UID of every folder, with what became of it and why. Nothing is dropped in silence.

import { sql } from 'kysely';

import type { Database, Db, Trx } from './database.ts';
import { enqueue, mailboxQueue, receiveKey } from './jobs.ts';

export type Disposition =
  | 'received'
  | 'new'
  | 'threaded'
  | 'duplicate'
  | 'auto-reply'
  | 'bounce'
  | 'own'
  | 'list'
  | 'spam'
  | 'blocked'
  | 'too-large'
  | 'unparsable'
  | 'retrying'
  | 'history';

/** The cursor of a folder: all UIDs up to `lastUid` under `uidValidity` are in the ledger (RFC 3501, 2.3.1.1). */
export type FolderCursor = Readonly<{ uidValidity: number; lastUid: number; firstContactAt: Date }>;

export async function findCursor(db: Db, mailboxId: number, folder: string): Promise<FolderCursor | null> {
  const row = await db
    .selectFrom('folder')
    .select(['uid_validity as uidValidity', 'last_uid as lastUid', 'first_contact_at as firstContactAt'])
    .where('mailbox_id', '=', mailboxId)
    .where('name', '=', folder)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Begins a folder, or begins it again under a new UIDVALIDITY; the first contact stays what it was. Under the same one the
 * cursor never goes back.
 */
export async function setCursor(
  db: Db,
  place: { mailboxId: number; folder: string; uidValidity: number; lastUid: number },
): Promise<void> {
  const { mailboxId, folder, uidValidity, lastUid } = place;
  await db
    .insertInto('folder')
    .values({ mailbox_id: mailboxId, name: folder, uid_validity: uidValidity, last_uid: lastUid })
    .onConflict((conflict) =>
      conflict.columns(['mailbox_id', 'name']).doUpdateSet({
        uid_validity: uidValidity,
        last_uid: sql<number>`case when folder.uid_validity = excluded.uid_validity
          then greatest(folder.last_uid, excluded.last_uid) else excluded.last_uid end`,
      }),
    )
    .execute();
}

export type IncomingMail = Readonly<{
  mailboxId: number;
  folder: string;
  uidValidity: number;
  uid: number;
  internalDate: Date | null;
  source: Buffer;
}>;

/**
 * Takes a mail in: source, ledger row, cursor and job commit together. Answers false where the UID was already there.
 * Mail that lay in the mailbox before the first contact is noted as history and goes no further.
 */
export async function recordMail(db: Database, mail: IncomingMail, isHistory: boolean): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const entry = await trx
      .insertInto('ledger')
      .values({
        mailbox_id: mail.mailboxId,
        folder: mail.folder,
        uid_validity: mail.uidValidity,
        uid: mail.uid,
        internal_date: mail.internalDate,
        ...(isHistory
          ? { disposition: 'history', reason: 'it was there before Baton', settled_at: new Date() }
          : {}),
      })
      .onConflict((conflict) => conflict.columns(['mailbox_id', 'folder', 'uid_validity', 'uid']).doNothing())
      .returning('id')
      .executeTakeFirst();
    await trx
      .updateTable('folder')
      .set({ last_uid: sql<number>`greatest(last_uid, ${mail.uid})` })
      .where('mailbox_id', '=', mail.mailboxId)
      .where('name', '=', mail.folder)
      .where('uid_validity', '=', mail.uidValidity)
      .execute();
    if (!entry) return false;
    await trx
      .with('raw', (cte) => cte.insertInto('raw_mail').values({ source: mail.source }).returning('id'))
      .updateTable('ledger')
      .from('raw')
      .set((eb) => ({ raw_mail_id: eb.ref('raw.id') }))
      .where('ledger.id', '=', entry.id)
      .execute();
    if (!isHistory) {
      const [queue, key] = [mailboxQueue(mail.mailboxId), receiveKey(entry.id)];
      await enqueue(trx, 'receive-mail', { ledgerId: entry.id }, { queue, key });
    }
    return true;
  });
}

export type LedgerEntry = Readonly<{
  id: number;
  mailboxId: number;
  rawMailId: number;
  internalDate: Date | null;
  disposition: Disposition;
  source: Buffer;
}>;

export async function getLedgerEntry(db: Db, id: number): Promise<LedgerEntry> {
  const row = await db
    .selectFrom('ledger')
    .innerJoin('raw_mail', 'raw_mail.id', 'ledger.raw_mail_id')
    .select([
      'ledger.id',
      'ledger.mailbox_id as mailboxId',
      'raw_mail.id as rawMailId',
      'ledger.internal_date as internalDate',
      'ledger.disposition',
      'raw_mail.source',
    ])
    .where('ledger.id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, disposition: row.disposition as Disposition };
}

export type Settlement = Readonly<{
  disposition: Disposition;
  reason: string;
  messageId?: string | null;
  dedupeKey?: string;
  messageRef?: number;
  conversationId?: number;
}>;

/** Says what became of a mail. */
export async function settle(db: Db, id: number, settlement: Settlement): Promise<void> {
  await db
    .updateTable('ledger')
    .set({
      disposition: settlement.disposition,
      reason: settlement.reason,
      settled_at: settlement.disposition === 'retrying' ? null : new Date(),
      ...(settlement.messageId !== undefined ? { message_id: settlement.messageId } : {}),
      ...(settlement.dedupeKey !== undefined ? { dedupe_key: settlement.dedupeKey } : {}),
      ...(settlement.messageRef !== undefined ? { message_ref: settlement.messageRef } : {}),
      ...(settlement.conversationId !== undefined ? { conversation_id: settlement.conversationId } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** The conversation that this very mail already began or joined, under another UID of the same mailbox. */
export async function findTwin(
  trx: Trx,
  mailboxId: number,
  dedupeKey: string,
): Promise<{ conversationId: number | null } | null> {
  const row = await trx
    .selectFrom('ledger')
    .select('conversation_id as conversationId')
    .where('mailbox_id', '=', mailboxId)
    .where('dedupe_key', '=', dedupeKey)
    .where('disposition', 'in', ['new', 'threaded', 'auto-reply', 'bounce', 'list'])
    .executeTakeFirst();
  return row ?? null;
}
