// The embedded PostgreSQL as an operator has it, every commit on disk before it counts; in a temporary folder.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

import { startEmbeddedServer } from '../../db/embedded/server.ts';
import { migrate } from '../../db/migrate.ts';
import { databaseUrl } from '../global-database.ts';
import { projectRoot } from '../mail-desk.ts';
import { parentOf } from './processes.ts';

export type BenchDatabase = Readonly<{
  /** A new, migrated database on the server. */
  create: (name: string) => Promise<string>;
  admin: pg.Client;
  /** The server's first process: all others descend from it. */
  postmaster: number;
  stop: () => Promise<void>;
}>;

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-bench-'));
  const server = await startEmbeddedServer({ dataDir, say: () => {} });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const { rows } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid');
  return {
    create: async (name) => {
      await admin.query(`create database ${pg.escapeIdentifier(name)}`);
      const url = databaseUrl(server.url, name);
      await migrate(url, projectRoot);
      return url;
    },
    admin,
    postmaster: parentOf(rows[0]?.pid ?? 0) ?? 0,
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
