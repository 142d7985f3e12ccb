// Many rows of one table in one statement with one parameter: with one for each value, PostgreSQL takes longer to read and
// plan the statement than to carry it out (50 messages: 9 ms, and 5 ms this way).

import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';

import { storable } from '../triage/parse/storable.ts';
import type { Trx } from './database.ts';
import type { DB } from './schema.ts';

/** Rows that are JSON for the most part are read as JSONB, and once (a decision: 0.19 ms, and 0.13); texts are not. */
const mostlyJson: ReadonlySet<string> = new Set<keyof DB>(['decision', 'understanding']);

/** By column; what goes into a JSON column as it is, not as text. What is absent gets the column's default. */
export type Row<Table extends keyof DB> = Readonly<{ [Column in keyof Insertable<DB[Table]>]?: unknown }>;

/** Inserts them in this order where all have the same columns. Answers what `returning` names, in no order to rely on. */
export async function insertRows<
  Table extends keyof DB & string,
  Column extends keyof Selectable<DB[Table]> & string = never,
>(
  trx: Trx,
  table: Table,
  rows: readonly Row<Table>[],
  returning: readonly Column[] = [],
): Promise<Pick<Selectable<DB[Table]>, Column>[]> {
  const alike = new Map<string, Row<Table>[]>();
  for (const row of rows) {
    const columns = columnsOf(row).join();
    const same = alike.get(columns);
    if (same) same.push(row);
    else alike.set(columns, [row]);
  }
  const answers: Pick<Selectable<DB[Table]>, Column>[] = [];
  for (const same of alike.values()) {
    const { rows: answered } = await insertion<(typeof answers)[number]>(table, same, returning).execute(trx);
    answers.push(...answered);
  }
  return answers;
}

function insertion<Answer>(
  table: string,
  rows: readonly object[],
  returning: readonly string[],
): RawBuilder<Answer> {
  const columns = sql.join(columnsOf(rows[0] ?? {}).map((column) => sql.ref(column)));
  const answer =
    returning.length > 0 ? sql` returning ${sql.join(returning.map((each) => sql.ref(each)))}` : sql``;
  const records = mostlyJson.has(table)
    ? sql`jsonb_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::jsonb)`
    : sql`json_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::json)`;
  return sql<Answer>`insert into ${sql.table(table)} (${columns}) select ${columns} from ${records}${answer}`;
}

/** What is undefined is absent. */
const columnsOf = (row: object): string[] =>
  Object.entries(row).flatMap(([column, value]) => (value === undefined ? [] : [column]));

/** What PostgreSQL's text cannot hold; JSON.stringify writes nothing else that way. */
const unstorable = /\\u(?:0000|d[89a-f])/;

/** What PostgreSQL can store of these rows. */
export function toJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return unstorable.test(json) ? JSON.stringify(storable(JSON.parse(json))) : json;
}
