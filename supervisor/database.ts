// The database of this machine for as long as Baton runs: the configured one, or the embedded one, kept alive.

import { setTimeout as sleep } from 'node:timers/promises';

import type { Config } from '../config.ts';
import { type EmbeddedServer, type Say, startEmbeddedServer } from '../db/embedded/server.ts';
import { migrate } from '../db/migrate.ts';
import type { Log } from '../log.ts';

export type KeptDatabase = Readonly<{ url: string; stop: () => Promise<void> }>;

const restartPauseMs = 500;

export async function keepDatabase(config: Config, log: Log): Promise<KeptDatabase> {
  if (config.databaseUrl) {
    await reportMigrations(config.databaseUrl, config, log);
    return { url: config.databaseUrl, stop: async () => {} };
  }
  const say: Say = (level, words) => log[level](words);
  const options = { dataDir: config.dataDir, say };
  let server: EmbeddedServer = await startEmbeddedServer(options);
  let stopping = false;
  const watch = async () => {
    while (true) {
      const words = await server.ended;
      if (stopping) return;
      log.error({ words }, 'the database ended; starting it again');
      await sleep(restartPauseMs);
      try {
        server = await startEmbeddedServer({ ...options, port: server.port });
      } catch (error) {
        log.fatal({ error }, 'the database does not start again');
        return;
      }
    }
  };
  const watching = watch();
  await reportMigrations(server.url, config, log);
  const stop = async () => {
    stopping = true;
    await server.stop();
    await watching;
  };
  return { url: server.url, stop };
}

async function reportMigrations(url: string, { root }: Config, log: Log): Promise<void> {
  const applied = await migrate(url, root);
  if (applied.length > 0) log.info({ migrations: applied }, 'the database was brought up to date');
}
