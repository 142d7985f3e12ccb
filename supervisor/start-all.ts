// Everything on this machine: database, pages, worker and, where there is no mailbox, the practice world.

import path from 'node:path';

import type { Config } from '../config.ts';
import { lockDataDir } from '../db/embedded/lock.ts';
import type { Log } from '../log.ts';
import { buildPages, pagesAreBuilt } from './build-pages.ts';
import { type Child, type ChildOptions, smallHeaps, startChild } from './child.ts';
import { type KeptDatabase, keepDatabase } from './database.ts';
import { fillCache } from './fill-cache.ts';
import { findWorld, type Practice } from './practice.ts';

export type Everything = Readonly<{
  /** Where the pages answer. */
  url: string;
  /** Where the first admin is set up, once; null where somebody has an account. */
  setUpUrl: string | null;
  practice: Practice | null;
  stop: () => Promise<void>;
}>;

export type StartOptions = Readonly<{
  config: Config;
  log: Log;
  /** A line of a child's log. */
  onLine: (line: string) => void;
  /** Ends a start that is still under way; it then throws. */
  signal?: AbortSignal;
}>;

/** Throws with a reason for people; whatever had been started is stopped again. */
export async function startAll({ config, log, onLine, signal }: StartOptions): Promise<Everything> {
  const lock = lockDataDir(config.dataDir);
  const children: Child[] = [];
  let database: KeptDatabase | null = null;
  const ending = new AbortController();
  const ended = AbortSignal.any([ending.signal, ...(signal ? [signal] : [])]);
  const stop = async () => {
    ending.abort();
    // The database last: the others still write to it.
    await Promise.all(children.map((child) => child.stop()));
    await database?.stop();
    lock.release();
  };
  const start = async (
    role: ChildOptions['role'],
    env: Record<string, string>,
    envAgain: Record<string, string> = {},
  ) => {
    ended.throwIfAborted();
    const child = startChild({ role, root: config.root, env, envAgain, log, onLine });
    children.push(child);
    return await unlessAborted(child.ready, ended);
  };
  try {
    const cache = path.join(config.dataDir, 'compile-cache');
    const code = Promise.all([ensurePages(config, log, ended), fillCache(config.root, cache, log, ended)]);
    // Waited for below, once there is a database to stop where it fails.
    code.catch(() => {});
    database = await keepDatabase(config, log);
    await code;
    const world = await findWorld(config, database.url);
    if (world.kind === 'cut-off') {
      log.warn(
        'this data belongs to real mailboxes, and none is connected; use `mailbox add`, or set BATON_IMAP_URL',
      );
    }
    const practice = world.kind === 'practice' ? world.practice : null;
    const env = {
      DATABASE_URL: database.url,
      BATON_SECRET: config.secret,
      NODE_COMPILE_CACHE: cache,
      ...smallHeaps,
    };
    const settings = (changes: Partial<Practice['settings']> = {}) => ({
      BATON_SANDBOX_SETTINGS: JSON.stringify({ ...practice?.settings, ...changes }),
    });
    // The scripted mails come once: a practice server that died and came back does not send them all again.
    const sandbox = practice
      ? await start('sandbox', { ...env, ...settings() }, settings({ arrivals: false }))
      : null;
    const mailbox = sandbox?.kind === 'ready' ? sandbox.env : {};
    const [web] = await Promise.all([
      start('web', { ...env, ...mailbox }),
      start('worker', { ...env, ...mailbox }),
    ]);
    const url = web.kind === 'ready' && web.url ? web.url : config.web.url;
    const setUpUrl = (web.kind === 'ready' && web.setUpUrl) || null;
    return { url, setUpUrl, practice, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensurePages({ root }: Config, log: Log, signal: AbortSignal): Promise<void> {
  if (pagesAreBuilt(root)) return;
  log.info('building the pages');
  await buildPages(root, signal);
}

/** The wait for a process that hangs while it starts ends where the whole start is ended. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
