// `baton start`: everything on this machine, until a signal ends it.

import { createLog } from '../log.ts';
import { logFormatter } from '../supervisor/show-log.ts';
import { startAll } from '../supervisor/start-all.ts';
import { giveMemoryBack } from '../worker/small-memory.ts';
import { requireConfig } from './environment.ts';
import type { Io } from './io.ts';

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) {
    io.err('usage: start');
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const show = logFormatter(process.stdout.isTTY === true);
  const onLine = (line: string) => io.out(show(line));
  const log = createLog(config.logLevel, 'start', onLine);
  for (const warning of config.warnings) log.warn(warning);
  const ending = new AbortController();
  const asked = new Promise<void>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
    if (config.startedByNpm) onParentGone(() => ending.abort());
  });
  let all: Awaited<ReturnType<typeof startAll>>;
  try {
    all = await startAll({ config, log, onLine, signal: ending.signal });
  } catch (error) {
    if (ending.signal.aborted) return 0;
    log.debug({ error }, 'could not start');
    io.err(`Baton could not start. ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  io.out('');
  io.out(`  Baton is running at ${all.url}`);
  if (all.practice) {
    io.out('  No mailbox is set, so this is a sandbox: a practice mail server with customers who write.');
    io.out(`  Sign in as ${all.practice.email} with the password ${all.practice.password}`);
    io.out(`  Write as a customer at ${all.url}/sandbox`);
  }
  if (all.setUpUrl) io.out(`  Set up the first account, once, at ${all.setUpUrl}`);
  io.out('');
  giveMemoryBack();
  await asked;
  log.info('stopping');
  await all.stop();
  log.info('stopped');
  return 0;
}

const parentPollMs = 500;

/** After `kill -9` of npm no signal comes: Baton would run on, unseen, and hold its data against the next start. */
function onParentGone(gone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) gone();
  }, parentPollMs);
  timer.unref();
}
