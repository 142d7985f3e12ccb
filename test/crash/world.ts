// Everything around the workers of the crash test: database, Dovecot and the SMTP sink, with one temporary folder for all.

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openDatabase, openPool } from '../../db/database.ts';
import { putOrder } from '../../db/orders.ts';
import { account, createDovecot, type Dovecot } from '../dovecot/dovecot.ts';
import { order } from '../order.ts';
import { type CrashDatabase, startCrashDatabase } from './database.ts';
import { authservId, supportAddress } from './desk.ts';
import type { OnSignal } from './end-on-signal.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { type Sink, startSink } from './sink.ts';
import { createWorkers, type Workers } from './workers.ts';

export type World = Readonly<{
  folder: string;
  database: CrashDatabase;
  dovecot: Dovecot;
  sink: Sink;
  workers: Workers;
  /** Stops all of it; the folder stays where `keepFolder`. */
  end: (keepFolder: boolean) => Promise<void>;
}>;

/** `onSignal` is told how to end what has been started so far, and ends it where the run is cut off. */
export async function createWorld(plan: Plan, random: Random, onSignal: OnSignal): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-crash-'));
  onSignal({ folder });
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  const database = await startCrashDatabase(dataDir);
  onSignal(() => database.stop());
  await storeOrders(database.url, plan);
  const dovecot = await createDovecot();
  onSignal(() => dovecot.remove());
  await dovecot.start();
  const sink = await startSink(plan, { user: supportAddress, password: account.password }, random);
  onSignal(() => sink.stop());
  const workers = createWorkers(
    environment({ database, dovecot, sink, folder, dataDir }),
    path.join(folder, 'workers.log'),
  );
  onSignal(() => workers.stopAll());
  return {
    folder,
    database,
    dovecot,
    sink,
    workers,
    end: async (keepFolder) => {
      await workers.stopAll();
      await sink.stop();
      await dovecot.remove();
      await database.stop();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Around = Pick<World, 'database' | 'dovecot' | 'sink' | 'folder'> & Readonly<{ dataDir: string }>;

function environment({ database, dovecot, sink, folder, dataDir }: Around): Record<string, string> {
  const login = `${encodeURIComponent(supportAddress)}:${encodeURIComponent(account.password)}`;
  return {
    DATABASE_URL: database.url,
    BATON_DATA_DIR: dataDir,
    BATON_SECRET: randomBytes(32).toString('hex'),
    BATON_IMAP_URL: dovecot.imapUrl(),
    BATON_SMTP_URL: `smtp://${login}@127.0.0.1:${sink.port}`,
    BATON_ADDRESS: `Test Shop <${supportAddress}>`,
    BATON_AUTHSERV_ID: authservId,
    NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
  };
}

async function storeOrders(url: string, { orders }: Plan): Promise<void> {
  const pool = openPool(url, {
    max: 1,
    role: 'crash test',
    onError: (error) => {
      throw error;
    },
  });
  const db = openDatabase(pool);
  for (const each of orders) await putOrder(db, order(each));
  await db.destroy();
}
