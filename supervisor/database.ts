// The database of this machine for as long as Baton runs: the configured one, or the embedded one, kept alive.

import { setTimeout as sleep } from 'node:timers/promises';

import type { Config } from '../config.ts';
import {
  type EmbeddedServer,
  type Say,
  type ServerOptions,
  startEmbeddedServer,
} from '../db/embedded/server.ts';
import { migrate } from '../db/migrate.ts';
import type { Log } from '../log.ts';

export type KeptDatabase = Readonly<{ url: string; stop: () => Promise<void> }>;

const firstPauseMs = 500;
const longestPauseMs = 30_000;

export async function keepDatabase(config: Config, log: Log): Promise<KeptDatabase> {
  if (config.databaseUrl) {
    await reportMigrations(config.databaseUrl, config, log);
    return { url: config.databaseUrl, stop: async () => {} };
  }
  const say: Say = (level, words) => log[level](words);
  const options = { dataDir: config.dataDir, say };
  let server: EmbeddedServer = await startEmbeddedServer(options);
  const ending = new AbortController();
  const watch = async () => {
    while (!ending.signal.aborted) {
      const words = await server.ended;
      if (ending.signal.aborted) return;
      log.error({ words }, 'the database ended; starting it again');
      const again = await startAgain({ ...options, port: server.port }, log, ending.signal);
      if (!again) return;
      server = again;
    }
    // Stopped while it was being started again: the one that came up has not been told.
    await server.stop();
  };
  const watching = watch();
  const stop = async () => {
    ending.abort();
    await server.stop();
    await watching;
  };
  try {
    await reportMigrations(server.url, config, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}

/** Tries until it starts: whatever hindered it, a disk that was full or a port that was taken, may pass. */
async function startAgain(
  options: ServerOptions,
  log: Log,
  signal: AbortSignal,
): Promise<EmbeddedServer | null> {
  let pause = firstPauseMs;
  while (!signal.aborted) {
    await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return null;
    try {
      return await startEmbeddedServer(options);
    } catch (error) {
      pause = Math.min(pause * 2, longestPauseMs);
      log.fatal({ error, againInMs: pause }, 'the database does not start again');
    }
  }
  return null;
}

async function reportMigrations(url: string, { root }: Config, log: Log): Promise<void> {
  const applied = await migrate(url, root);
  if (applied.length > 0) log.info({ migrations: applied }, 'the database was brought up to date');
}
