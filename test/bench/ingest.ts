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
import { createWorkers, type WorkerProcess } from '../crash/workers.ts';
import { account, createDovecot, type Dovecot } from '../dovecot/dovecot.ts';
import { until } from '../mail-desk.ts';
import { order } from '../order.ts';
import { familyMilliseconds, processMilliseconds } from './cpu-time.ts';
import type { BenchDatabase } from './database.ts';
import { type Floor, measureFloor } from './ingest-floor.ts';
import { type IngestMail, makeIngestMails } from './ingest-mails.ts';
import { peakMegabytes } from './peak-memory.ts';

export type Ingest = Readonly<{
  /**
   * Mails a second in each round, from the first look into the folder to the last decision. The first round is of a worker
   * that has just started; the others, like the floor's, are of one that has worked before.
   */
  mailsPerSecond: readonly number[];
  floor: readonly number[];
  /** Of fields alone, the original forgotten. */
  floorWithoutSource: readonly number[];
  /** Of the middle round and the middle floor; and of the first round alone. */
  ratio: number;
  ratioFromStart: number;
  /** What one mail of the middle round costs, in milliseconds of a processor: the worker, PostgreSQL, the floor's client. */
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

const rounds = 5;
const limitMs = 300_000;
const pollMs = 25;

export async function measureIngest({
  database,
  name,
  count,
  withAttachment,
}: IngestOptions): Promise<Ingest> {
  const url = await database.create(name);
  const mails = makeIngestMails(count * rounds, withAttachment);
  const dovecot = await createDovecot();
  await dovecot.start();
  try {
    // The first log-in makes the folders, the second look the list of UIDs: neither side is to wait for that.
    await openOnce(dovecot);
    for (const { raw } of mails.slice(0, count)) dovecot.drop(raw);
    const uidValidity = await openOnce(dovecot);
    await prepare(url, mails, uidValidity);
    const floors: Floor[] = [];
    const barest: Floor[] = [];
    for (let round = 0; round < rounds; round++) {
      floors.push(await measureFloor(dovecot, url, { whole: true }));
      barest.push(await measureFloor(dovecot, url, { whole: false }));
    }
    const floor = middleOf(floors);
    const { measured, ...rest } = await measureWorker(dovecot, url, database.postmaster, mails, count);
    const middle = middleOf(measured);
    const ratioTo = (each: Round | undefined) =>
      Math.round(((each?.mailsPerSecond ?? 0) / floor.mailsPerSecond) * 100) / 100;
    return {
      ...rest,
      mailsPerSecond: measured.map(({ mailsPerSecond }) => mailsPerSecond),
      floor: floors.map(({ mailsPerSecond }) => mailsPerSecond),
      floorWithoutSource: barest.map(({ mailsPerSecond }) => mailsPerSecond),
      ratio: ratioTo(middle),
      ratioFromStart: ratioTo(measured[0]),
      processor: { ...middle.processor, floorClient: floor.processorMilliseconds },
    };
  } finally {
    await dovecot.remove();
  }
}

type Round = Readonly<{ mailsPerSecond: number; processor: Readonly<{ worker: number; postgres: number }> }>;

function middleOf<Each extends { mailsPerSecond: number }>(all: readonly Each[]): Each {
  const middle = all.toSorted((a, b) => a.mailsPerSecond - b.mailsPerSecond)[Math.floor(all.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
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

async function measureWorker(
  dovecot: Dovecot,
  databaseUrl: string,
  postmaster: number,
  mails: readonly IngestMail[],
  count: number,
) {
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
      BATON_DATA_DIR: folder,
      NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
    },
    path.join(folder, 'worker.log'),
  );
  try {
    workers.keep(1);
    const [worker] = workers.alive();
    const pid = worker?.child.pid ?? 0;
    const spent = () => ({ worker: processMilliseconds(pid), postgres: familyMilliseconds(postmaster) });
    const eachTenth = (milliseconds: number) => Math.round((milliseconds / count) * 10) / 10;
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      let beganAt = Date.now();
      if (round === 0) await until(() => worker?.state.watchedAt !== null, limitMs);
      else beganAt = await letLieThere(dovecot, worker, mails.slice(round * count, (round + 1) * count));
      const before = spent();
      // There are never more rows than the newest id says, and that is asked for at no cost to what is measured.
      await untilCount(
        databaseUrl,
        'select coalesce(max(id), 0)::int as n from decision',
        (round + 1) * count,
      );
      const endedAt = await untilCount(
        databaseUrl,
        'select count(*)::int as n from decision',
        (round + 1) * count,
      );
      const after = spent();
      if (workers.ownEnds.length > 0) throw new Error(`the worker did not last: ${workers.ownEnds}`);
      if (round === 0) beganAt = worker?.state.watchedAt ?? beganAt;
      measured.push({
        mailsPerSecond: Math.round((count / (endedAt - beganAt)) * 1e4) / 10,
        processor: {
          worker: eachTenth(after.worker - before.worker),
          postgres: eachTenth(after.postgres - before.postgres),
        },
      });
      // The next round begins with empty hands.
      await untilCount(
        databaseUrl,
        'select count(*)::int as n from outbox where sent_copy_at is not null',
        (round + 1) * count,
      );
    }
    return { measured, peakMegabytes: peakMegabytes(pid) ?? 0, answersSent };
  } finally {
    await workers.stopAll();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts mails into the folder while the worker stands still; answers when it goes on. */
async function letLieThere(
  dovecot: Dovecot,
  worker: WorkerProcess | undefined,
  mails: readonly IngestMail[],
): Promise<number> {
  worker?.child.kill('SIGSTOP');
  for (const { raw } of mails) dovecot.drop(raw);
  await openOnce(dovecot);
  // Dovecot takes half a second to tell of new mail, which is not the worker's: its words are to lie there as well.
  await sleep(1_000);
  const beganAt = Date.now();
  worker?.child.kill('SIGCONT');
  return beganAt;
}

/** Answers when it was so. */
async function untilCount(databaseUrl: string, query: string, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const end = Date.now() + limitMs;
    for (;;) {
      const { rows } = await client.query(query);
      if (rows[0].n >= count) return Date.now();
      if (Date.now() > end) throw new Error(`${rows[0].n} of ${count} within ${limitMs} ms: ${query}`);
      await sleep(pollMs);
    }
  } finally {
    await client.end();
  }
}
