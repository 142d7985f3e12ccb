// Rows as they were and as they became: what was done to them is taken back where nothing else has been done to them since.

import { type RawBuilder, sql } from 'kysely';

import type { Trx } from './database.ts';
import { namedColumns } from './json-columns.ts';

/** By which columns a row of each table is found again. */
const keys = {
  blocked_sender: ['pattern'],
  conversation_link: ['one_id', 'other_id'],
  conversation_read: ['agent_id', 'conversation_id'],
  correction: ['message_id'],
  customer: ['id'],
  customer_note: ['id'],
  customer_tag: ['customer_id', 'tag'],
  draft_use: ['id'],
  message: ['id'],
  note_change: ['id'],
  note_mention: ['message_id', 'agent_id', 'team', 'words'],
  notification: ['id'],
  reply_draft: ['conversation_id', 'agent_id'],
  reply_file: ['id'],
  saved_view: ['id'],
} as const;

type Table = keyof typeof keys;
type Row = Readonly<Record<string, unknown>>;

/** Those that a change may touch; in `where` each is called `kept`. Before and after, the same condition must find them. */
export type RowsOf = Readonly<{
  table: Table;
  where: RawBuilder<unknown>;
  /** The columns that it may change of rows that stay; without it, also rows that come or go. */
  columns?: readonly string[];
}>;

/** Null: it was not there, or is no more. Of one that stays, only the columns that differ. */
export type RowChange = Readonly<{ table: Table; key: Row; before: Row | null; after: Row | null }>;

/**
 * Has `change` change rows among these, and answers what it changed; what others do to them at the same time is theirs. Whoever
 * wants to change one that is there waits until this is done.
 */
export async function watchRows(
  trx: Trx,
  among: readonly RowsOf[],
  change: () => Promise<void>,
): Promise<RowChange[]> {
  // The same rows in the same order for everybody: two who change several never wait for each other.
  const before = await readAll(trx, among, (keys) => sql`order by ${keys} for no key update`);
  await change();
  const after = await readAll(trx, among, () => sql``);
  return among.flatMap(({ table, columns }, place) =>
    differ(table, before[place] ?? new Map(), after[place] ?? new Map()).filter(
      (change) => !columns || (change.before !== null && change.after !== null),
    ),
  );
}

type Found = Readonly<{ row: Row; ours: boolean }>;
type Ending = (keys: RawBuilder<unknown>) => RawBuilder<unknown>;

async function readAll(trx: Trx, among: readonly RowsOf[], ending: Ending): Promise<Map<string, Found>[]> {
  const read: Map<string, Found>[] = [];
  for (const each of among) read.push(await readRows(trx, each, ending));
  return read;
}

/** `ours`: as this transaction has written it. */
async function readRows(
  trx: Trx,
  { table, where, columns }: RowsOf,
  ending: Ending,
): Promise<Map<string, Found>> {
  const whole = columns ? built([...keys[table], ...columns]) : sql`to_jsonb(kept)`;
  const order = sql.join(keys[table].map((column) => sql.ref(`kept.${column}`)));
  const { rows } = await sql<Found>`select ${whole} as row, kept.xmin = pg_current_xact_id()::xid as ours
    from ${sql.table(table)} as kept where ${where} ${ending(order)}`.execute(trx);
  return new Map(
    rows.map((found) => [JSON.stringify(keys[table].map((column) => found.row[column])), found]),
  );
}

/** These columns of the row that is called `kept`. */
const built = (columns: readonly string[]) => sql`jsonb_build_object(${namedColumns('kept', columns)})`;

function differ(table: Table, before: Map<string, Found>, after: Map<string, Found>): RowChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place): RowChange[] => {
    const [was, found] = [before.get(place)?.row ?? null, after.get(place)];
    // It came meanwhile, from somebody else.
    if (!was && !found?.ours) return [];
    const is = found?.row ?? null;
    const key = pick(was ?? is ?? {}, keys[table]);
    if (!was || !is) return [{ table, key, before: was, after: is }];
    const changed = Object.keys(is).filter(
      (column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]),
    );
    return changed.length === 0 ? [] : [{ table, key, before: pick(was, changed), after: pick(is, changed) }];
  });
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));

export type PutBack = Readonly<{
  restored: number;
  /** Changed again since: they stay as they are. */
  stay: number;
}>;

/**
 * In the order in which they were locked when it was done, as by everybody. `each`: one that has changed again keeps none of the
 * others; else all of them stay.
 */
export async function putRowsBack(
  trx: Trx,
  changes: readonly RowChange[],
  { each }: Readonly<{ each: boolean }>,
): Promise<PutBack> {
  await sql`savepoint rows_back`.execute(trx);
  let restored = 0;
  for (const change of changes) {
    if (await putBack(trx, change)) restored += 1;
    else if (!each) {
      await sql`rollback to savepoint rows_back`.execute(trx);
      return { restored: 0, stay: changes.length };
    }
  }
  return { restored, stay: changes.length - restored };
}

async function putBack(trx: Trx, { table, key, before, after }: RowChange): Promise<boolean> {
  const rows = sql.table(table);
  const place = sql.join(
    Object.entries(key).map(([column, value]) =>
      value === null
        ? sql`${sql.ref(`kept.${column}`)} is null`
        : sql`${sql.ref(`kept.${column}`)} = ${value}`,
    ),
    sql` and `,
  );
  const asLeft = sql`${place} and ${built(Object.keys(after ?? {}))} = ${JSON.stringify(after)}::jsonb`;
  const asItWas = sql`jsonb_populate_record(null::${rows}, ${JSON.stringify(before)}::jsonb || ${movedOn(before)})`;
  if (before === null) return await did(trx, sql`delete from ${rows} as kept where ${asLeft} returning 1`);
  if (after === null) return await insertAgain(trx, rows, asItWas);
  const set = Object.keys(before).map((column) => sql`${sql.ref(column)} = ${sql.ref(`was.${column}`)}`);
  return await did(
    trx,
    sql`update ${rows} as kept set ${sql.join(set)} from ${asItWas} as was where ${asLeft} returning 1`,
  );
}

/** The mail that it is about, or its conversation, may have gone into another conversation since: it goes there too. */
function movedOn(before: Row | null): RawBuilder<unknown> {
  const { conversation_id: conversationId, message_id: messageId } = before ?? {};
  if (conversationId === undefined) return sql`'{}'::jsonb`;
  const now =
    typeof messageId === 'number'
      ? sql`select conversation_id from message where id = ${messageId}`
      : sql`select coalesce(merged_into, id) from conversation where id = ${conversationId}`;
  return sql`jsonb_build_object('conversation_id', coalesce((${now}), ${conversationId}))`;
}

/** What it belonged to may be gone by now: then it stays gone too. */
async function insertAgain(
  trx: Trx,
  rows: RawBuilder<unknown>,
  asItWas: RawBuilder<unknown>,
): Promise<boolean> {
  await sql`savepoint row_again`.execute(trx);
  try {
    const inserted = await did(
      trx,
      sql`insert into ${rows} overriding system value select (${asItWas}).* on conflict do nothing returning 1`,
    );
    await sql`release savepoint row_again`.execute(trx);
    return inserted;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === foreignKeyViolation)) throw error;
    await sql`rollback to savepoint row_again`.execute(trx);
    return false;
  }
}

/** PostgreSQL's own number for it. */
const foreignKeyViolation = '23503';

async function did(trx: Trx, statement: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await statement.execute(trx);
  return rows.length > 0;
}
