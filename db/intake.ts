// Where a mail enters: its source, its ledger row, the folder's cursor and the job on it commit together.

import { sql } from 'kysely';

import type { Database, Trx } from './database.ts';
import { joinPieces, type Upload } from './incoming-pieces.ts';
import { toJson } from './insert-rows.ts';
import { enqueueAll, importPriority, mailboxQueue, receiveKey } from './jobs.ts';

export type IncomingMail = Readonly<{
  mailboxId: number;
  folder: string;
  uidValidity: number;
  uid: number;
  internalDate: Date | null;
  /** The whole mail; of one that is too large, its header. A large one has come in pieces. */
  source: Uint8Array | Upload;
  /** Absent: one that is to be worked on. */
  kind?: IncomingKind;
  /** In bytes, as the server says; absent: what `source` has. */
  size?: number;
}>;

/**
 * `live`: new mail. `imported`: it was there before Baton and is kept as part of its customer's story, answered by nobody.
 * `history`: it was there before and is noted only. `too-large`: `source` is its header alone.
 */
export type IncomingKind = 'live' | 'imported' | 'history' | 'too-large';

/**
 * Takes mails of one folder in: source, ledger row, cursor and job commit together, for all of them or for none. Answers
 * the ledger ids of those that were new, by UID.
 */
export async function recordMails(
  db: Database,
  mails: readonly IncomingMail[],
): Promise<ReadonlyMap<number, number>> {
  const [first] = mails;
  if (!first) return new Map();
  const { mailboxId, folder, uidValidity } = first;
  const byUid = mails.toSorted((a, b) => a.uid - b.uid);
  return await db.transaction().execute(async (trx) => {
    const fresh = await insertMails(trx, byUid);
    await trx
      .updateTable('folder')
      .set({ last_uid: sql<number>`greatest(last_uid, ${byUid.at(-1)?.uid ?? 0})` })
      .where('mailbox_id', '=', mailboxId)
      .where('name', '=', folder)
      .where('uid_validity', '=', uidValidity)
      .execute();
    const queue = mailboxQueue(mailboxId);
    const idsOf = (which: IncomingKind) =>
      byUid.flatMap(({ uid, kind = 'live' }) => (kind === which ? (fresh.get(uid) ?? []) : []));
    const ofEach = (which: IncomingKind, priority = 0) =>
      idsOf(which).map((ledgerId) => ({ payload: { ledgerId }, queue, key: receiveKey(ledgerId), priority }));
    const live = idsOf('live');
    const [ledgerId = 0] = live;
    // With a job for each, putting them into the queue and taking them out took longer than anything else.
    const range = { payload: { ledgerId, lastId: live.at(-1) ?? ledgerId }, queue };
    await enqueueAll(trx, 'receive-mail', [
      ...(live.length > 1 ? [range] : ofEach('live')),
      ...ofEach('too-large'),
      ...ofEach('imported', importPriority),
    ]);
    return fresh;
  });
}

/** One statement for all: the ledger row names its source before either is there for others. Answers new ids by UID. */
async function insertMails(trx: Trx, mails: readonly IncomingMail[]): Promise<Map<number, number>> {
  const sources: Awaited<ReturnType<typeof sourceOf>>[] = [];
  for (const mail of mails) sources.push(await sourceOf(trx, mail));
  const rows = mails.map((mail, place) => ({ place, ...toRow(mail, sources[place]?.size ?? 0) }));
  // The bytes each as they are, all the rest as one parameter: see `insert-rows.ts`.
  const bytes = sources.map(({ value }, place) => sql`(${sql.lit(place)}, ${value})`);
  const { rows: fresh } = await sql<{ id: number; uid: number }>`
    with original (place, source) as (values ${sql.join(bytes)}),
    mail as (
      select each.*, source, nextval(pg_get_serial_sequence('raw_mail', 'id')) as raw_mail_id
      from json_to_recordset(${toJson(rows)}::json) as each (place integer, mailbox_id bigint, folder text,
        uid_validity bigint, uid bigint, internal_date timestamptz, size bigint, history boolean, disposition text,
        reason text, settled_at timestamptz)
      join original using (place)
    ),
    entry as (
      insert into ledger (mailbox_id, folder, uid_validity, uid, internal_date, size, history, disposition, reason,
        settled_at, raw_mail_id)
      select mailbox_id, folder, uid_validity, uid, internal_date, size, history, disposition, reason, settled_at,
        raw_mail_id from mail order by uid
      on conflict (mailbox_id, folder, uid_validity, uid) do nothing
      returning id, uid, raw_mail_id
    ),
    raw as (
      insert into raw_mail (id, source) overriding system value
      select raw_mail_id, source from mail where raw_mail_id in (select raw_mail_id from entry)
    )
    select id, uid from entry`.execute(trx);
  return new Map(fresh.map(({ id, uid }) => [uid, id]));
}

const noted: Record<
  IncomingKind,
  { history: boolean; disposition: string; reason: string; settled: boolean }
> = {
  live: { history: false, disposition: 'received', reason: '', settled: false },
  imported: { history: true, disposition: 'history', reason: 'it is being imported', settled: false },
  history: { history: true, disposition: 'history', reason: 'it was there before Baton', settled: true },
  'too-large': {
    history: false,
    disposition: 'too-large',
    reason: 'its header alone was fetched',
    settled: false,
  },
};

function toRow(mail: IncomingMail, size: number) {
  const { history, disposition, reason, settled } = noted[mail.kind ?? 'live'];
  return {
    mailbox_id: mail.mailboxId,
    folder: mail.folder,
    uid_validity: mail.uidValidity,
    uid: mail.uid,
    internal_date: mail.internalDate,
    size: mail.size ?? size,
    ...{ history, disposition, reason, settled_at: settled ? new Date() : null },
  };
}

async function sourceOf(trx: Trx, { source }: IncomingMail) {
  if (source instanceof Uint8Array) return { size: source.length, value: sql`${source}::bytea` };
  return { size: source.size, value: await joinPieces(trx, source) };
}
