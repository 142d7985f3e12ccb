// A real database for a test file, cloned from the migrated template in a few milliseconds.

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

import { type Database, openDatabase, openPool } from '../db/database.ts';
import { databaseUrl, templateDatabase } from './global-database.ts';

export type TestDatabase = { url: string; pool: pg.Pool; db: Database };

/** Call at the top of a test file; its fields are filled before the first test and closed after the last. */
export function useTestDatabase(): TestDatabase {
  const test = {} as TestDatabase;
  const name = `test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const server = inject('databaseServer');
    await asAdmin(server, `create database ${name} template ${templateDatabase}`);
    test.url = databaseUrl(server, name);
    test.pool = openPool(test.url, {
      max: 10,
      role: 'test',
      onError: (error) => {
        // Sockets close a moment after the pool says so, and dropping the database cuts them off.
        if (!test.pool.ending) throw error;
      },
    });
    test.db = openDatabase(test.pool);
    // A clone is another database: by its id workers know one that was set back to an older state.
    await test.pool.query('update database_life set id = gen_random_uuid()');
  });
  afterAll(async () => {
    await test.db.destroy();
    // Kysely ends a pool only where something was asked through it.
    if (!test.pool.ending) await test.pool.end();
    await asAdmin(inject('databaseServer'), `drop database ${name} with (force)`);
  });
  return test;
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
