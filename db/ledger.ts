// The ledger: one row for every UID of every folder, with what became of it and why. Nothing is dropped in silence.

import { sql } from 'kysely';

import { arrivalOf } from '../triage/arrival.ts';
import { dedupeKey as dedupeKeyOf } from '../triage/thread/dedupe-key.ts';
import type { Database, Db, Trx } from './database.ts';
import { type IncomingMail, recordMails } from './intake.ts';

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

/** The cursor of a folder: all UIDs up to `lastUid` under `uidValidity` have been asked for (RFC 3501, 2.3.1.1). */
export type FolderCursor = Readonly<{
  uidValidity: number;
  lastUid: number;
  /** From this one on every UID has its row in the ledger; those that have none yet are found by the sweep. */
  firstUid: number;
  /** Mail with a UID up to this one was there before Baton; 0 where only its date can tell. */
  historyUid: number;
  firstContactAt: Date;
  sweptAt: Date | null;
}>;

export async function findCursor(db: Db, mailboxId: number, folder: string): Promise<FolderCursor | null> {
  const row = await db
    .selectFrom('folder')
    .select([
      'uid_validity as uidValidity',
      'last_uid as lastUid',
      'first_uid as firstUid',
      'history_uid as historyUid',
      'first_contact_at as firstContactAt',
      'swept_at as sweptAt',
    ])
    .where('mailbox_id', '=', mailboxId)
    .where('name', '=', folder)
    .executeTakeFirst();
  return row ?? null;
}

/** `firstUid` is `lastUid + 1` unless older mail is to be imported. */
export type NewCursor = Readonly<{
  mailboxId: number;
  folder: string;
  uidValidity: number;
  lastUid: number;
  firstUid?: number;
}>;

/**
 * Begins a folder, or begins it again under a new UIDVALIDITY: then all is history that is older than the first contact,
 * which stays what it was, and no UID that the ledger had is there any more. Under the same one the cursor never goes back.
 */
export async function setCursor(db: Db, cursor: NewCursor): Promise<void> {
  const { mailboxId, folder, uidValidity, lastUid } = cursor;
  const same = sql`folder.uid_validity = excluded.uid_validity`;
  await sql`with before as (
      update ledger set gone_at = now()
      where mailbox_id = ${mailboxId} and folder = ${folder} and uid_validity <> ${uidValidity} and gone_at is null
    )
    insert into folder (mailbox_id, name, uid_validity, last_uid, first_uid, history_uid)
    values (${mailboxId}, ${folder}, ${uidValidity}, ${lastUid}, ${cursor.firstUid ?? lastUid + 1}, ${lastUid})
    on conflict (mailbox_id, name) do update set
      uid_validity = excluded.uid_validity,
      last_uid = case when ${same} then greatest(folder.last_uid, excluded.last_uid) else excluded.last_uid end,
      first_uid = case when ${same} then folder.first_uid else excluded.first_uid end,
      history_uid = case when ${same} then folder.history_uid else 0 end,
      swept_at = case when ${same} then folder.swept_at end`.execute(db);
}

/** Takes one mail in, with its job and the cursor; as history it is only noted. Answers false where the UID was there. */
export async function recordMail(db: Database, mail: IncomingMail, isHistory: boolean): Promise<boolean> {
  return (await recordMails(db, [isHistory ? { ...mail, kind: 'history' } : mail])) === 1;
}

export type LedgerEntry = Readonly<{
  id: number;
  mailboxId: number;
  rawMailId: number;
  /** When the mail reached us: INTERNALDATE where it is one that can be, else when Baton first saw it. */
  internalDate: Date;
  disposition: Disposition;
  /** The message that an earlier reading made of it. */
  messageRef: number | null;
  conversationId: number | null;
  /** Set once it is said what became of the mail. */
  settledAt: Date | null;
  history: boolean;
  /** Of the mail on the server, in bytes; `source` is shorter where the mail was too large. */
  size: number;
  source: Buffer;
}>;

/** `beforeLarge` is waited for before a mail of more than a megabyte is read. */
export async function getLedgerEntry(
  db: Db,
  id: number,
  beforeLarge: () => Promise<void> = async () => {},
): Promise<LedgerEntry> {
  const row = await db
    .selectFrom('ledger')
    .innerJoin('raw_mail', 'raw_mail.id', 'ledger.raw_mail_id')
    .select([
      'ledger.id',
      'ledger.mailbox_id as mailboxId',
      'raw_mail.id as rawMailId',
      'ledger.internal_date as internalDate',
      'ledger.created_at as seenAt',
      'ledger.disposition',
      'ledger.message_ref as messageRef',
      'ledger.conversation_id as conversationId',
      'ledger.settled_at as settledAt',
      'ledger.history',
      'ledger.size as serverSize',
      'raw_mail.size as storedSize',
    ])
    // What is longer is read in pieces.
    .select(sql<Buffer>`substring(raw_mail.source from 1 for ${pieceBytes})`.as('start'))
    .where('ledger.id', '=', id)
    .executeTakeFirstOrThrow();
  const { internalDate, seenAt, serverSize, storedSize, start, ...same } = row;
  if ((storedSize ?? 0) > start.length) await beforeLarge();
  const source = await readRest(db, row.rawMailId, start, storedSize ?? start.length);
  return {
    ...same,
    internalDate: arrivalOf(internalDate, seenAt),
    disposition: row.disposition as Disposition,
    size: serverSize ?? source.length,
    source,
  };
}

/** The driver takes bytes as hex digits, and holds them three times over for a moment. */
const pieceBytes = 1_048_576;

/** The original of a mail. */
export async function getSource(db: Db, rawMailId: number): Promise<Buffer> {
  const { size, start } = await db
    .selectFrom('raw_mail')
    .select(['size', sql<Buffer>`substring(source from 1 for ${pieceBytes})`.as('start')])
    .where('id', '=', rawMailId)
    .executeTakeFirstOrThrow();
  return await readRest(db, rawMailId, start, size ?? start.length);
}

async function readRest(db: Db, rawMailId: number, start: Buffer, size: number): Promise<Buffer> {
  if (start.length >= size) return start;
  const whole = Buffer.allocUnsafe(size);
  start.copy(whole);
  for (let at = start.length; at < size; at += pieceBytes) {
    const { piece } = await db
      .selectFrom('raw_mail')
      .select(sql<Buffer>`substring(source from ${at + 1} for ${pieceBytes})`.as('piece'))
      .where('id', '=', rawMailId)
      .executeTakeFirstOrThrow();
    piece.copy(whole, at);
  }
  return whole;
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

export type Twin = Readonly<{
  conversationId: number | null;
  messageRef: number | null;
  mailboxId: number;
  mailbox: string;
}>;

/**
 * The conversation that this very mail already began or joined, under another UID or in another mailbox of ours. Whoever
 * asks for the same mail next waits until the caller's transaction ends, so that two mailboxes never both begin with it.
 */
export async function findTwin(trx: Trx, mailboxId: number, dedupeKey: string): Promise<Twin | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${dedupeKey}, ${identityLock}))`.execute(trx);
  const row = await trx
    .selectFrom('ledger')
    .innerJoin('mailbox', 'mailbox.id', 'ledger.mailbox_id')
    .select([
      'ledger.conversation_id as conversationId',
      'ledger.message_ref as messageRef',
      'ledger.mailbox_id as mailboxId',
      'mailbox.address as mailbox',
    ])
    .where('ledger.dedupe_key', '=', dedupeKey)
    .where('ledger.message_ref', 'is not', null)
    .where('ledger.disposition', 'in', shownAs)
    .orderBy(sql`ledger.mailbox_id = ${mailboxId}`, 'desc')
    .executeTakeFirst();
  return row ?? (await findTwinMessage(trx, dedupeKey));
}

/** The ledger may have lost its row (a table restored from elsewhere): then the message itself shows that it is here. */
async function findTwinMessage(trx: Trx, key: string): Promise<Twin | null> {
  const messageId = key.slice(0, key.lastIndexOf('#'));
  if (messageId === '') return null;
  const rows = await trx
    .selectFrom('message')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .select([
      'conversation.id as conversationId',
      'message.id as messageRef',
      'mailbox.id as mailboxId',
      'mailbox.address as mailbox',
      'raw_mail.id as rawMailId',
    ])
    .where('message.message_id', '=', messageId)
    .where('message.direction', '=', 'in')
    // One that the ledger knows has been asked by its key; its original, perhaps a large one, need not be read.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ledger')
            .select('ledger.id')
            .whereRef('ledger.conversation_id', '=', 'message.conversation_id')
            .whereRef('ledger.message_ref', '=', 'message.id')
            .where('ledger.dedupe_key', 'is not', null)
            .where('ledger.disposition', 'in', shownAs),
        ),
      ),
    )
    .orderBy('message.id', 'desc')
    .limit(mostNamesakes)
    .execute();
  for (const { rawMailId, ...twin } of rows) {
    if (dedupeKeyOf(await getSource(trx, rawMailId)) === key) return twin;
  }
  return null;
}

/** Mails with one and the same Message-ID are few, unless somebody means harm. */
const mostNamesakes = 20;

/** Makes the key's lock another one than those of other parts. */
const identityLock = 1654;

/** How a mail that has its one message can end; as the unique index `ledger_one_message_per_mail` has it. */
const shownAs: readonly Disposition[] = [
  'new',
  'threaded',
  'auto-reply',
  'bounce',
  'list',
  'history',
  'too-large',
];
