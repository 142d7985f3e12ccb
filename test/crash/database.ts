// The database of the desk under test: real, on disk, stopped and started again on the same port and data.

import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { type EmbeddedServer, startEmbeddedServer } from '../../db/embedded/server.ts';
import { migrate } from '../../db/migrate.ts';
import { projectRoot } from '../project-root.ts';

export type CrashDatabase = Readonly<{
  url: string;
  /** Asks again while the server is away. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  /** `crash`: the server's processes end at once and it replays its log when it starts. */
  restart: (how: 'stop' | 'crash', awayMs: number) => Promise<void>;
  /** Copies the data of the stopped server aside, as a cold backup. */
  backUp: () => Promise<void>;
  /** Puts that copy back; nobody may be connected. */
  restore: () => Promise<void>;
  stop: () => Promise<void>;
}>;

const askLimitMs = 60_000;

export async function startCrashDatabase(dataDir: string): Promise<CrashDatabase> {
  const options = { dataDir, say: () => {} };
  let server: EmbeddedServer = await startEmbeddedServer(options);
  const { url, port } = server;
  await migrate(url, projectRoot);
  const start = async () => {
    server = await startEmbeddedServer({ ...options, port });
  };
  const cluster = path.join(dataDir, 'postgres');
  const copy = path.join(dataDir, 'backup');

  const query = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
    const end = Date.now() + askLimitMs;
    for (;;) {
      const client = new pg.Client({ connectionString: url, application_name: 'crash test' });
      // Told by the query as well.
      client.on('error', () => {});
      try {
        await client.connect();
        return (await client.query<Row>(sql, values)).rows;
      } catch (error) {
        if (!isAway(error) || Date.now() > end) throw error;
        await sleep(100);
      } finally {
        await client.end().catch(() => {});
      }
    }
  };

  return {
    url,
    query,
    restart: async (how, awayMs) => {
      if (how === 'stop') await server.stop();
      else {
        process.kill(postmaster(dataDir), 'SIGQUIT');
        await server.ended;
      }
      await sleep(awayMs);
      await start();
    },
    backUp: async () => {
      await server.stop();
      // Where PostgreSQL runs as another user its data may lie elsewhere.
      if (!existsSync(cluster)) throw new Error(`The database is not in ${cluster}: it cannot be copied`);
      cpSync(cluster, copy, { recursive: true, preserveTimestamps: true });
      await start();
    },
    restore: async () => {
      await server.stop();
      rmSync(cluster, { recursive: true });
      cpSync(copy, cluster, { recursive: true, preserveTimestamps: true });
      // PostgreSQL refuses a folder that others may look into.
      chmodSync(cluster, 0o700);
      await start();
    },
    stop: () => server.stop(),
  };
}

/** Connection refused or lost (class 08), or a server that starts or stops (class 57). */
function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(ECONN|EPIPE|08|57P)/.test(code) || /Connection terminated/.test(message);
}

function postmaster(dataDir: string): number {
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'postgres.address'), 'utf8')) as { pid: number };
  return pid;
}
