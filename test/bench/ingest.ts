// How fast mail that lies in a Dovecot folder becomes decisions, beside the floor of the same run; and the memory it takes.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { type Database, openDatabase, openPool } from '../../db/database.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { putOrder } from '../../db/orders.ts';
import { startSmtpSide } from '../../sandbox/smtp-side.ts';
import { authservId, supportAddress } from '../crash/desk.ts';
import { createWorkers } from '../crash/workers.ts';
import { account, createDovecot, type Dovecot } from '../dovecot/dovecot.ts';
import { until } from '../mail-desk.ts';
import { order } from '../order.ts';
import { familyMilliseconds, processMilliseconds } from './cpu-time.ts';
import type { BenchDatabase } from './database.ts';
import { type Floor, measureFloor } from './ingest-floor.ts';
import { type IngestMail, makeIngestMails } from './ingest-mails.ts';
import { peakMegabytes } from './peak-memory.ts';

export type Ingest = Readonly<{
  /** Mails a second, from the first look into the folder to the last decision; answers go out meanwhile. */
  mailsPerSecond: number;
  floor: readonly number[];
  /** Of the middle floor. */
  ratio: number;
  /** What one mail costs, in milliseconds of a processor: the worker, PostgreSQL, and the client of the floor. */
  processor: Readonly<{ worker: number; postgres: number; floorClient: number }>;
  /** Of the worker's process. */
  peakMegabytes: number;
  answersSent: number;
}>;

export type IngestOptions = Readonly<{
  database: BenchDatabase;
  name: string;
  count: number;
  withAttachment: boolean;
}>;

const floorRounds = 3;
const limitMs = 300_000;
const pollMs = 25;

export async function measureIngest({
  database,
  name,
  count,
  withAttachment,
}: IngestOptions): Promise<Ingest> {
  const url = await database.create(name);
  const mails = makeIngestMails(count, withAttachment);
  const dovecot = await createDovecot();
  await dovecot.start();
  try {
    // The first log-in makes the folders, the second look the list of UIDs: neither side is to wait for that.
    await openOnce(dovecot);
    for (const { raw } of mails) dovecot.drop(raw);
    const uidValidity = await openOnce(dovecot);
    await prepare(url, mails, uidValidity);
    const floors: Floor[] = [];
    for (let round = 0; round < floorRounds; round++) floors.push(await measureFloor(dovecot, url));
    const middle = floors.toSorted((a, b) => a.mailsPerSecond - b.mailsPerSecond)[
      Math.floor(floorRounds / 2)
    ];
    if (!middle) throw new Error('no floor was measured');
    const measured = await measureWorker(dovecot, url, database.postmaster, count);
    return {
      ...measured,
      floor: floors.map(({ mailsPerSecond }) => mailsPerSecond),
      ratio: Math.round((measured.mailsPerSecond / middle.mailsPerSecond) * 100) / 100,
      processor: { ...measured.processor, floorClient: middle.processorMilliseconds },
    };
  } finally {
    await dovecot.remove();
  }
}

/** Answers the UIDVALIDITY of the INBOX. */
async function openOnce(dovecot: Dovecot): Promise<number> {
  const client = await dovecot.connect();
  const { uidValidity } = await client.mailboxOpen('INBOX', { readOnly: true });
  await client.logout();
  return Number(uidValidity);
}

/** The orders asked about, and a cursor from long ago: what lies there counts as new. */
async function prepare(url: string, mails: readonly IngestMail[], uidValidity: number): Promise<void> {
  const pool = openPool(url, {
    max: 1,
    role: 'bench',
    onError: (error) => {
      throw error;
    },
  });
  const db: Database = openDatabase(pool);
  for (const mail of mails) {
    await putOrder(db, order({ number: mail.orderNumber, customerEmail: mail.from }));
  }
  const mailboxId = await ensureMailbox(db, { address: supportAddress, name: 'Test Shop', authservId });
  await db
    .insertInto('folder')
    .values({
      mailbox_id: mailboxId,
      name: 'INBOX',
      uid_validity: uidValidity,
      last_uid: 0,
      first_uid: 1,
      first_contact_at: new Date(0),
    })
    .execute();
  await db.destroy();
}

async function measureWorker(dovecot: Dovecot, databaseUrl: string, postmaster: number, count: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-bench-ingest-'));
  let answersSent = 0;
  const smtp = await startSmtpSide({
    user: supportAddress,
    password: account.password,
    port: 0,
    faults: () => null,
    onMail: () => {
      answersSent++;
    },
    onFault: (error) => {
      throw error;
    },
  });
  const login = `${encodeURIComponent(supportAddress)}:${encodeURIComponent(account.password)}`;
  const workers = createWorkers(
    {
      DATABASE_URL: databaseUrl,
      BATON_SECRET: 'only-for-this-measurement-on-loopback',
      BATON_IMAP_URL: dovecot.imapUrl(),
      BATON_SMTP_URL: `smtp://${login}@127.0.0.1:${smtp.port}`,
      BATON_ADDRESS: `Test Shop <${supportAddress}>`,
      BATON_AUTHSERV_ID: authservId,
      NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
    },
    path.join(folder, 'worker.log'),
  );
  try {
    const postgresBefore = familyMilliseconds(postmaster);
    workers.keep(1);
    const [worker] = workers.alive();
    const pid = worker?.child.pid ?? 0;
    await until(() => worker?.state.watchedAt !== null, limitMs);
    const workerBefore = processMilliseconds(pid);
    const endedAt = await untilDecided(databaseUrl, count);
    const beganAt = worker?.state.watchedAt;
    if (!beganAt || workers.ownEnds.length > 0)
      throw new Error(`the worker did not last: ${workers.ownEnds}`);
    const eachTenth = (milliseconds: number) => Math.round((milliseconds / count) * 10) / 10;
    return {
      mailsPerSecond: Math.round((count / (endedAt - beganAt)) * 1e4) / 10,
      processor: {
        worker: eachTenth(processMilliseconds(pid) - workerBefore),
        postgres: eachTenth(familyMilliseconds(postmaster) - postgresBefore),
      },
      peakMegabytes: peakMegabytes(pid) ?? 0,
      answersSent,
    };
  } finally {
    await workers.stopAll();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function untilDecided(databaseUrl: string, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const end = Date.now() + limitMs;
    for (;;) {
      const { rows } = await client.query('select count(*)::int as n from decision');
      if (rows[0].n >= count) return Date.now();
      if (Date.now() > end)
        throw new Error(`${rows[0].n} of ${count} mails were decided within ${limitMs} ms`);
      await sleep(pollMs);
    }
  } finally {
    await client.end();
  }
}
