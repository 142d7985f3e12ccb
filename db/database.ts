// The one way to the database: a pool, Kysely on top of it, and how PostgreSQL's types come out.

import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

import type { DB } from './schema.ts';

export type Database = Kysely<DB>;
export type Trx = Transaction<DB>;
/** Queries take either: what is called inside a transaction takes part in it. */
export type Db = Database | Trx;

// int8 and numeric come as text by default. Ours stay far below 2^53; a date without a time stays the text it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type PoolOptions = Readonly<{
  max: number;
  role: string;
  onError: (error: Error) => void;
  /** A connection may be asked before it has answered: for `shareClients`. */
  pipeline?: boolean;
}>;

export function openPool(url: string, { max, role, onError, pipeline = false }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline,
    application_name: `baton ${role}`,
    connectionTimeoutMillis: 10_000,
    // A page or a job that takes longer is stuck; the server ends the statement, and the caller hears of it.
    statement_timeout: 30_000,
  });
  // An idle connection that breaks is reported here and replaced by the pool; without a listener Node would exit.
  pool.on('error', onError);
  // The same for one that breaks while somebody has it; the query under way hears of it too.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** In the caller's transaction where there is one, else in one of its own. */
export function inTransaction<Answer>(db: Db, run: (trx: Trx) => Promise<Answer>): Promise<Answer> {
  return isTransaction(db) ? run(db) : db.transaction().execute(run);
}

const isTransaction = (db: Db): db is Trx => db.isTransaction;
