// A second way to the same pool, on which each statement is planned once for each connection, and not once for each page.

import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';

import type { Database } from './database.ts';
import type { DB } from './schema.ts';

/**
 * For statements that ask for few rows by an id, and for a view as it is: however many there are and whatever is asked for, one
 * plan is the best. Measured, PostgreSQL takes three times as long to plan what a conversation's page asks as to answer it. A list
 * with filters must not be asked for here: the best plan for it depends on what they are.
 */
export function keepPlans(pool: pg.Pool): Database {
  const clients = new WeakMap<pg.PoolClient, KeptClient>();
  const connect = async () => {
    const client = await pool.connect();
    const known = clients.get(client);
    if (known) return known;
    const kept = keepPlansOf(client);
    clients.set(client, kept);
    return kept;
  };
  // Whoever opened the pool ends it.
  const end = async () => {};
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: { connect, end, options: pool.options } }) });
}

type KeptClient = Pick<pg.PoolClient, 'release' | 'query'>;

function keepPlansOf(client: pg.PoolClient): KeptClient {
  let outdated = false;
  const query = async (text: string, values: unknown[]) => {
    const name = nameOf(text);
    if (name === undefined) return await client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if ((error as { code?: unknown }).code !== planIsOutdated) throw error;
      outdated = true;
      return await client.query(text, values);
    }
  };
  const release = (error?: Error | boolean) => client.release(error || outdated);
  return { query: query as KeptClient['query'], release };
}

/** "cached plan must not change result type": another Baton has migrated the database meanwhile. */
const planIsOutdated = '0A000';

/** Each connection keeps as many in its memory: what is asked in ever new words is planned each time. */
const mostKept = 200;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostKept) return known;
  const name = `baton ${names.size + 1}`;
  names.set(text, name);
  return name;
}
