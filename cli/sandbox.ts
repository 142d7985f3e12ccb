// `baton sandbox`: the practice mail server alone. `start` runs it where no mailbox is set.

import { createLog } from '../log.ts';
import { runSandbox } from '../sandbox/main.ts';
import { requireConfig } from './environment.ts';
import type { Io } from './io.ts';
import { runUntilStopped } from './role.ts';

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config) return 1;
  const log = createLog(config.logLevel, 'sandbox');
  return await runUntilStopped(log, async () => {
    const sandbox = await runSandbox({ log, ...(config.sandbox ?? { arrivals: true }) });
    const env = {
      BATON_IMAP_URL: sandbox.imapUrl,
      BATON_SMTP_URL: sandbox.smtpUrl,
      BATON_ADDRESS: sandbox.address,
      BATON_AUTHSERV_ID: sandbox.authservId,
      BATON_SANDBOX_URL: sandbox.controlUrl,
    };
    // Alone it has nobody to tell but the person who started it.
    if (!process.connected) for (const [name, value] of Object.entries(env)) io.out(`${name}='${value}'`);
    return { ready: { kind: 'ready', env }, stop: sandbox.stop };
  });
}
