// A second way to the same pool, for what pages ask: each statement is planned once for each connection, and not once for each
// page; and the statements of a page go to the database together, one behind the other on one connection.

import { Kysely, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely';
import type pg from 'pg';

import type { Database } from './database.ts';
import type { DB } from './schema.ts';
import { type SharedClient, shareClients } from './shared-clients.ts';

/**
 * For statements that ask for few rows by an id, and for a view as it is: however many there are and whatever is asked for, one
 * plan is the best. Measured, PostgreSQL takes three times as long to plan what a conversation's page asks as to answer it. A list
 * with filters must not be asked for here: the best plan for it depends on what they are, and whoever asked next would wait for
 * it. Of a pool that has been opened with `pipeline`. Its connections are shared, so it knows no transactions.
 */
export function keepPlans(pool: pg.Pool): Database {
  const acquire = shareClients(pool);
  const connect = async () => {
    const shared = await acquire();
    return { query: askByName(shared), release: shared.release };
  };
  // Whoever opened the pool ends it.
  const end = async () => {};
  return new Kysely<DB>({ dialect: new KeptPlans({ pool: { connect, end, options: pool.options } }) });
}

class KeptPlans extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new SingleStatements(this.#config);
  }
}

class SingleStatements extends PostgresDriver {
  /** What others ask at the same time would be in it. */
  override async beginTransaction(): Promise<void> {
    throw new Error(
      'Statements with kept plans share a connection: begin a transaction on the database itself',
    );
  }
}

function askByName({ client, giveUp }: SharedClient) {
  const query = async (text: string, values: unknown[]) => {
    const name = nameOf(text);
    if (name === undefined) return await client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if ((error as { code?: unknown }).code !== planIsOutdated) throw error;
      giveUp();
      return await client.query(text, values);
    }
  };
  return query as pg.PoolClient['query'];
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
