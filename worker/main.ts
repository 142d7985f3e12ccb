// The process without a face: watches the mailboxes and works the jobs.

import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

import type { Config } from '../config.ts';
import { type Database, openDatabase, openPool } from '../db/database.ts';
import { ensurePolicy, getPolicy } from '../db/policies.ts';
import type { Log } from '../log.ts';
import { createResolveTxt } from './authenticity/dns.ts';
import type { WorkerContext } from './context.ts';
import { createSentFolders } from './imap/sent-folders.ts';
import { queueUnlearnt } from './jobs/adapt-model.ts';
import { createTasks } from './jobs/index.ts';
import { keepAwake } from './jobs/keep-awake.ts';
import { keepSearchable } from './keep-searchable.ts';
import { beginLife, type Life } from './life.ts';
import { follow, type Live } from './live.ts';
import { createShop } from './lookups/shop.ts';
import { knowMailboxes, type Mailboxes } from './mailboxes/known.ts';
import { createProvider } from './model/provider.ts';
import { joinWorkers, type Presence } from './presence.ts';
import { createQueueTimes } from './queue-times.ts';
import { giveMemoryBack } from './small-memory.ts';
import { createMailer } from './smtp/mailer.ts';
import { createUnderWay } from './under-way.ts';
import { startUpkeep } from './upkeep.ts';
import { warmUp } from './warm-up.ts';
import { watchMailboxes } from './watch/watch-mailboxes.ts';

export type WorkerOptions = Readonly<{ config: Config; log: Log; databaseUrl: string }>;

export type Worker = Readonly<{
  /** Resolves with the reason when the worker cannot go on; its parent starts another. */
  failed: Promise<Error>;
  stop: () => Promise<void>;
}>;

const concurrency = 4;
/** A connection for each job at work, one for the queue's own news, and one to spare. */
const connections = concurrency + 2;
const rescueMs = 10_000;
const now = () => new Date();

export async function startWorker({ config, log, databaseUrl }: WorkerOptions): Promise<Worker> {
  const pool = openPool(databaseUrl, {
    max: connections,
    role: 'worker',
    onError: (error) => log.warn({ error }, 'a database connection broke'),
  });
  const db = openDatabase(pool);
  let presence: Presence | null = null;
  let live: Live | null = null;
  let life: Life | null = null;
  try {
    await ensurePolicy(db);
    const mailboxes = await knowMailboxes({ config, db, now });
    live = await follow({ config, log, db, databaseUrl });
    const context = createContext({ config, log, db, mailboxes, live });
    await queueUnlearnt(context);
    await makeWarm(context);
    giveMemoryBack();
    await makeWarm(context);
    presence = await joinWorkers(databaseUrl, log);
    life = await beginLife({ db, log, dataDir: config.dataDir, now });
    return await work({ context, pool, presence, mailboxes, live, life });
  } catch (error) {
    // What stays open would keep the process alive, and its parent waits for its end to start another.
    await life?.stop();
    await presence?.close();
    await live?.stop();
    await db.destroy();
    throw error;
  }
}

type Opened = Readonly<{
  context: WorkerContext;
  pool: pg.Pool;
  presence: Presence;
  mailboxes: Mailboxes;
  live: Live;
  life: Life;
}>;

async function work({ context, pool, presence, mailboxes, live, life }: Opened): Promise<Worker> {
  const { db, log } = context;
  const ending = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  // A job is taken in the name of the pool, not of one of its workers.
  events.on('pool:create', ({ workerPool }) => {
    // A lost connection ends the worker by way of `presence.lost`.
    presence.announce(workerPool.id).catch((error) => log.warn({ error }, 'could not announce the worker'));
  });
  const alarm = keepAwake(events);
  const runner = await run({
    pgPool: pool,
    taskList: createTasks(context),
    concurrency,
    noHandleSignals: true,
    events,
    // A job added while this worker was not listening is found by asking.
    pollInterval: 2_000,
    logger: quietLogger(log),
  });
  await rescue(presence, log);
  const rescuing = setInterval(() => void rescue(presence, log), rescueMs);
  // Who lost the lease does not watch on until the process ends: another may have taken over by then.
  void presence.lost.then(() => ending.abort());
  const upkeep = startUpkeep(context, presence);
  const searchable = keepSearchable(context, presence);
  const { signal } = ending;
  const watching = watchMailboxes({
    db,
    log,
    mailboxes,
    presence,
    mostBytes: context.config.mostMailBytes,
    random: Math.random,
    signal,
  });
  const unlessItThrows = (work: Promise<unknown>) => work.then(() => new Promise<never>(() => {}), toError);
  const failed = Promise.race([presence.lost, unlessItThrows(watching), unlessItThrows(runner.promise)]);
  const stop = async () => {
    ending.abort();
    clearInterval(rescuing);
    alarm.stop();
    // A mail that waits for the provider is decided on without it, so that its job ends in time.
    context.provider?.close();
    await upkeep.stop();
    await searchable.stop();
    await life.stop();
    await Promise.allSettled([watching, stopRunner(runner, log)]);
    context.mailer.close();
    await context.sentFolders.close();
    await presence.close();
    await live.stop();
    await db.destroy();
  };
  return { failed, stop };
}

type Parts = Readonly<{ config: Config; log: Log; db: Database; mailboxes: Mailboxes; live: Live }>;

function createContext({ config, log, db, mailboxes, live }: Parts): WorkerContext {
  const now = () => new Date();
  return {
    config,
    log,
    db,
    provider: config.model
      ? createProvider({ config: config.model, db, log, now, random: Math.random })
      : null,
    base: live.base,
    get model() {
      return live.model.current();
    },
    get templates() {
      return live.words.now().templates;
    },
    get articles() {
      return live.words.now().articles;
    },
    mailer: createMailer(),
    sentFolders: createSentFolders(),
    underWay: createUnderWay({ whenQuiet: giveMemoryBack }),
    shop: createShop({ db, secret: config.secret, log, now }),
    queueTimes: createQueueTimes({ db, now }),
    resolveTxt: createResolveTxt(),
    mailboxConfig: mailboxes.get,
    now,
    chance: Math.random,
  };
}

async function makeWarm({ config, db, templates, model, log, now }: WorkerContext): Promise<void> {
  try {
    const { policy } = await getPolicy(db);
    await warmUp({ mailbox: config.mailbox, templates, model, policy, now: now() });
  } catch (error) {
    // What is wrong will be met again by a mail, which then ends with a person.
    log.warn({ error }, 'could not warm up');
  }
}

async function rescue(presence: Presence, log: Log): Promise<void> {
  try {
    const workers = await presence.rescueJobs();
    if (workers > 0) log.warn({ workers }, 'jobs of workers that died are taken up again');
  } catch (error) {
    // A lost connection ends the worker by way of `presence.lost`.
    log.warn({ error }, 'could not look for workers that died');
  }
}

/** Jobs under way get this long; what is left is taken up by the next worker. */
const stopMs = 4_000;

async function stopRunner(runner: Runner, log: Log): Promise<void> {
  const stopped = await Promise.race([runner.stop().then(() => true), sleep(stopMs, false, { ref: false })]);
  if (!stopped) log.warn('a job did not end in time; it will be taken up again');
}

/** The queue's own logger writes a line for each job, and a failed job is told by ours: what is left is about the queue. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    const isAboutJob = message.startsWith('Failed task');
    if (level === 'error' && !isAboutJob) log.error({ queue: message }, 'job queue');
    else if (level === 'warning') log.warn({ queue: message }, 'job queue');
  });
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
