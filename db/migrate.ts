// Brings a database to today's schema: numbered plain SQL, forward only, one at a time under an advisory lock.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/** Any fixed number: whoever migrates a Baton database holds this advisory lock. */
const migrationLock = 0x6261_746f;

/** PostgreSQL 15 is the oldest that has what the schema uses. */
const oldestVersion = 150_000;

/**
 * Applies what `root`/db/migrations has and the database has not; answers the names applied.
 * Throws where the server is too old, or where a migration that was applied has since been edited.
 */
export async function migrate(url: string, root: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'baton migrate' });
  // A connection that breaks is told by the query under way; without a listener Node would exit.
  client.on('error', () => {});
  await client.connect().catch((cause: unknown) => {
    // The address may hold a password: only where it leads is told.
    const { host } = new URL(url);
    throw new Error(`The database at ${host || 'its socket'} cannot be reached`, { cause });
  });
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    if (version < oldestVersion) {
      throw new Error(`PostgreSQL 15 or newer is needed; this server is ${Math.floor(version / 10_000)}.`);
    }
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const known = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    );
    const checksums = new Map(known.rows.map((row) => [row.name, row.checksum]));
    const applied: string[] = [];
    for (const { name, sql, checksum } of readMigrations(root)) {
      const earlier = checksums.get(name);
      if (earlier === checksum) continue;
      if (earlier)
        throw new Error(`Migration ${name} was changed after it was applied; write a new one instead.`);
      await apply(client, name, sql, checksum);
      applied.push(name);
    }
    // The job queue brings migrations of its own; under the same lock, so that two starts do not meet there.
    await runMigrations({ connectionString: url });
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed and was taken back`, { cause });
  }
}

function readMigrations(root: string) {
  const folder = path.join(root, 'db', 'migrations');
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
