// Each end-to-end test begins with the desk as its file set it up, whatever the tests before it did, or its own first try.

import { setTimeout as sleep } from 'node:timers/promises';

import type pg from 'pg';

type Table = Readonly<{ name: string; columns: string }>;

/** What other tests left under way on the server (a draft that is being stored) is over long before. */
const patienceMs = 10_000;
/** Another transaction has one of the tables just now. */
const taken = '55P03';

/** Keeps what stands in the database now, and answers how to bring exactly that back. */
export async function keepDesk(pool: pg.Pool): Promise<() => Promise<void>> {
  // What is computed from other columns cannot be written.
  const { rows: tables } = await pool.query<Table>(`
    select format('%I.%I', namespace.nspname, of_table.relname) as name,
      string_agg(quote_ident(attname), ', ' order by attnum) as columns
    from pg_class of_table
      join pg_namespace namespace on namespace.oid = relnamespace
      join pg_attribute on attrelid = of_table.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where relkind = 'r' and (nspname = 'public' or (nspname, relname) = ('graphile_worker', '_private_jobs'))
    group by 1`);
  const kept = ({ name }: Table) => `kept_desk.${name.replace('.', '_')}`;
  await pool.query(`create schema kept_desk;
    ${tables.map((table) => `create table ${kept(table)} as table ${table.name};`).join('\n')}`);
  const bringBack = `begin;
    set local session_replication_role = replica;
    lock table ${tables.map(({ name }) => name).join(', ')} in exclusive mode nowait;
    ${tables
      .map(
        (table) => `delete from ${table.name};
          insert into ${table.name} (${table.columns}) overriding system value
            select ${table.columns} from ${kept(table)};`,
      )
      .join('\n')}
    notify words;
    commit`;
  return async () => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const client = await pool.connect();
      try {
        await client.query(bringBack);
        return;
      } catch (error) {
        await client.query('rollback');
        // Not waited for with some tables in hand: the server's own transaction could be what breaks.
        if ((error as pg.DatabaseError).code !== taken || Date.now() > until) throw error;
      } finally {
        client.release();
      }
      await sleep(20);
    }
  };
}
