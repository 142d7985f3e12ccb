// What the sweep asks the ledger, and what it notes: the server's UIDs on one side, the ledger's rows on the other.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type Comparison = Readonly<{
  /** On the server and not in the ledger, ascending. */
  missing: readonly number[];
  /** How many rows were marked: their UID is not on the server any more. */
  gone: number;
  /** How many had been marked and are there again. */
  back: number;
}>;

export type FolderRange = Readonly<{
  mailboxId: number;
  folder: string;
  uidValidity: number;
  firstUid: number;
  lastUid: number;
}>;

/**
 * Compares the UIDs from `firstUid` to `lastUid` that are on the server with the rows of the ledger. A row stays when its
 * mail is gone: expunged or moved away, which is nobody's fault.
 */
export async function compareWithLedger(
  db: Db,
  range: FolderRange,
  onServer: readonly number[],
): Promise<Comparison> {
  const { mailboxId, folder, uidValidity, firstUid, lastUid } = range;
  const { rows } = await sql<{ kind: 'missing' | 'gone' | 'back'; uid: number }>`
    with server as (select distinct unnest(${onServer}::bigint[]) as uid),
    known as (
      select uid, gone_at from ledger
      where mailbox_id = ${mailboxId} and folder = ${folder} and uid_validity = ${uidValidity}
        and uid between ${firstUid} and ${lastUid}
    ),
    changed as (
      update ledger set gone_at = case when known.gone_at is null then now() end
      from known left join server on server.uid = known.uid
      where mailbox_id = ${mailboxId} and folder = ${folder} and uid_validity = ${uidValidity}
        and ledger.uid = known.uid and (server.uid is null) = (known.gone_at is null)
      returning ledger.uid, known.gone_at
    )
    select case when gone_at is null then 'gone' else 'back' end as kind, uid from changed
    union all
    select 'missing', uid from server where uid not in (select uid from known)
    order by uid`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.uid);
  return { missing: of('missing'), gone: of('gone').length, back: of('back').length };
}

export const repairKinds = [
  /** Mail of a folder that had no row in the ledger. */
  'taken-in',
  /** Mail from before the first contact that was asked for. */
  'imported',
  'gone',
  'back',
  /** Jobs that were lost are queued again. */
  'receive-mail',
  'triage-mail',
  'send-mail',
  /** Given up by their job without a word: a person is told. */
  'told',
] as const;
export type RepairKind = (typeof repairKinds)[number];

export async function countRepairs(
  db: Db,
  repairs: Readonly<Partial<Record<RepairKind, number>>>,
): Promise<void> {
  for (const [kind, count] of Object.entries(repairs)) {
    if (!count) continue;
    await sql`insert into sweep_repair (kind, total) values (${kind}, ${count})
      on conflict (kind) do update set total = sweep_repair.total + excluded.total, last_at = now()`.execute(
      db,
    );
  }
}

/** Since the first day, by kind; kinds that never happened are there with 0. */
export async function listRepairs(db: Db): Promise<Record<RepairKind, number>> {
  const rows = await db.selectFrom('sweep_repair').select(['kind', 'total']).execute();
  const totals = new Map(rows.map((row) => [row.kind, row.total]));
  return Object.fromEntries(repairKinds.map((kind) => [kind, totals.get(kind) ?? 0])) as Record<
    RepairKind,
    number
  >;
}
