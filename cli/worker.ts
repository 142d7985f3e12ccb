// `baton worker`: watches the mailbox and works the jobs, against DATABASE_URL; any number of them.

import { migrate } from '../db/migrate.ts';
import { createLog } from '../log.ts';
import { startWorker } from '../worker/main.ts';
import { requireConfig, requireDatabase } from './environment.ts';
import type { Io } from './io.ts';
import { runUntilStopped } from './role.ts';

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config || !requireDatabase(config, io)) return 1;
  const { databaseUrl } = config;
  const log = createLog(config.logLevel, 'worker');
  return await runUntilStopped(log, async () => {
    await migrate(databaseUrl, config.root);
    const worker = await startWorker({ config, log, databaseUrl });
    return { ready: { kind: 'ready' }, failed: worker.failed, stop: worker.stop };
  });
}
