// `baton web`: the pages alone, against DATABASE_URL; any number of them.

import { startWeb } from '../app/server.ts';
import { createLog } from '../log.ts';
import { giveMemoryBack } from '../worker/small-memory.ts';
import { ensureAdmin, requireConfig, requireDatabase } from './environment.ts';
import type { Io } from './io.ts';
import { runUntilStopped } from './role.ts';

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config || !requireDatabase(config, io)) return 1;
  const { databaseUrl } = config;
  const log = createLog(config.logLevel, 'web');
  return await runUntilStopped(log, async () => {
    const setUpToken = await ensureAdmin(config, databaseUrl);
    const web = await startWeb({ config, log, databaseUrl });
    giveMemoryBack();
    log.info({ url: web.url }, 'pages are served');
    // On a port of the system's choice the configured address leads nowhere.
    const address = config.web.port === 0 ? web.url : config.web.url;
    const setUpUrl = setUpToken && `${address}/set-up?token=${setUpToken}`;
    // A parent says it where its words are read.
    if (setUpUrl && !process.connected) io.err(`Set up the first account, once, at ${setUpUrl}`);
    return {
      ready: { kind: 'ready', url: web.url, ...(setUpUrl ? { setUpUrl } : {}) },
      stop: web.stop,
    };
  });
}
