// The web process as end-to-end tests run it: its address as one JSON line, and a clean stop on SIGTERM.

import { startWeb } from '../../app/server.ts';
import { readConfig } from '../../config.ts';
import { createLog } from '../../log.ts';

const config = readConfig();
if (!config.databaseUrl) throw new Error('DATABASE_URL is missing');
const log = createLog(config.logLevel, 'web');
const web = await startWeb({ config, log, databaseUrl: config.databaseUrl });
process.stdout.write(`${JSON.stringify({ url: web.url })}\n`);
process.once('SIGTERM', async () => {
  await web.stop();
  process.exit(0);
});
