// The ledger: one row for every UID of every folder, with what became of it and why. Nothing is dropped in silence.

import { sql } from 'kysely';

import { arrivalOf } from '../triage/arrival.ts';
import type { Database, Db } from './database.ts';
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
  return (await recordMails(db, [isHistory ? { ...mail, kind: 'history' } : mail])).size === 1;
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

export async function getLedgerEntry(db: Db, id: number, how: ReadingEntries = {}): Promise<LedgerEntry> {
  const [entry] = await listLedgerEntries(db, [id], how);
  if (!entry) throw new Error(`the ledger has no row ${id}`);
  return entry;
}

export type ReadingEntries = Readonly<{
  /** Waited for before a mail of more than a megabyte is read. */
  beforeLarge?: (bytes: number) => Promise<void>;
  /** Sources that need not be read, by the ledger's id. */
  known?: ReadonlyMap<number, Buffer>;
}>;

/** In the order of their arrival; the caller sees to it that they fit into memory together. */
export async function listLedgerEntries(
  db: Db,
  ids: readonly number[],
  { beforeLarge = async () => {}, known = new Map() }: ReadingEntries = {},
): Promise<LedgerEntry[]> {
  const rows = await db
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
    .select(
      sql<Buffer | null>`case when ledger.id = any(${[...known.keys()]}::bigint[]) then null
        else substring(raw_mail.source from 1 for ${firstBytes}) end`.as('start'),
    )
    .where('ledger.id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('ledger.id')
    .execute();
  const entries: LedgerEntry[] = [];
  for (const { internalDate, seenAt, serverSize, storedSize, start, ...same } of rows) {
    const begun = start ?? known.get(same.id) ?? Buffer.alloc(0);
    const stored = storedSize ?? begun.length;
    if (stored > begun.length) await beforeLarge(stored);
    const source = await readRest(db, same.rawMailId, begun, stored);
    entries.push({
      ...same,
      internalDate: arrivalOf(internalDate, seenAt),
      disposition: same.disposition as Disposition,
      size: serverSize ?? source.length,
      source,
    });
  }
  return entries;
}

/** What is longer than this is read in pieces. */
const firstBytes = 1_048_576;
/** The driver takes bytes as hex digits, and holds them three times over for a moment. */
const pieceBytes = 262_144;

/** The original of a mail. */
export async function getSource(db: Db, rawMailId: number): Promise<Buffer> {
  const { size, start } = await db
    .selectFrom('raw_mail')
    .select(['size', sql<Buffer>`substring(source from 1 for ${firstBytes})`.as('start')])
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
  await settleAll(db, [{ id, ...settlement }]);
}

/** The same for many; what a settlement does not name stays as it is. */
export async function settleAll(
  db: Db,
  settlements: readonly (Settlement & Readonly<{ id: number }>)[],
): Promise<void> {
  if (settlements.length === 0) return;
  await sql`update ledger set
      disposition = each.disposition, reason = each.reason,
      settled_at = case when each.disposition = 'retrying' then null else ${new Date()}::timestamptz end,
      message_id = case when each.names_id then each."messageId" else ledger.message_id end,
      dedupe_key = coalesce(each."dedupeKey", ledger.dedupe_key),
      message_ref = coalesce(each."messageRef", ledger.message_ref),
      conversation_id = coalesce(each."conversationId", ledger.conversation_id)
    from (select *, settlement ? 'messageId' as names_id
      from jsonb_array_elements(${JSON.stringify(settlements)}::jsonb) as settlement,
        jsonb_to_record(settlement) as settled (id bigint, disposition text, reason text, "messageId" text,
          "dedupeKey" text, "messageRef" bigint, "conversationId" bigint)) as each
    where ledger.id = each.id`.execute(db);
}
