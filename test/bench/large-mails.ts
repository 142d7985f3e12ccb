// What a worker holds in memory while mails of the largest size that it fetches come in, one by one, at once, and again.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { readMailServer } from '../../config/mail-server.ts';
import { mailboxDefaults } from '../../config/mailbox.ts';
import { type Database, openDatabase, openPool } from '../../db/database.ts';
import { putMailbox } from '../../db/mailboxes-settings.ts';
import { reprocess } from '../../db/reprocess.ts';
import { sealCredentials, toSettings } from '../../worker/mailboxes/stored.ts';
import { authservId, supportAddress } from '../crash/desk.ts';
import { createWorkers, type Workers } from '../crash/workers.ts';
import { account, createDovecot, type Dovecot } from '../dovecot/dovecot.ts';
import { type LargeShape, largeMailBytes, writeLargeMail } from './large-mail-shapes.ts';
import { forgetPeak, peakMegabytes } from './peak-memory.ts';

export type Stage = Readonly<{ name: string; seconds: number; peakMegabytes: number }>;

export type LargeMails = Readonly<{
  mailMegabytes: number;
  stages: readonly Stage[];
  /** Of the worker's process, from its start on. */
  peakMegabytes: number;
}>;

const secret = 'only-for-this-measurement-on-loopback';
const inARow: readonly LargeShape[] = ['film', 'page', 'pictures', 'forwarded', 'film'];
const limitMs = 300_000;
const pollMs = 25;

type Scene = Readonly<{ dovecot: Dovecot; client: pg.Client; db: Database; workers: Workers }>;

/** One worker, two mailboxes: `databaseUrl` is a migrated database with nothing in it. */
export async function measureLargeMails(databaseUrl: string): Promise<LargeMails> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-large-mails-'));
  const dovecot = await createDovecot();
  const client = new pg.Client({ connectionString: databaseUrl });
  const pool = openPool(databaseUrl, {
    max: 1,
    role: 'bench',
    onError: (error) => {
      throw error;
    },
  });
  const db = openDatabase(pool);
  const workers = createWorkers(environment(databaseUrl, dovecot, folder), path.join(folder, 'worker.log'));
  try {
    await dovecot.start();
    await client.connect();
    await addSecondMailbox(db, dovecot);
    return await measure({ dovecot, client, db, workers });
  } finally {
    await workers.stopAll();
    await client.end();
    await db.destroy();
    await dovecot.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(scene: Scene): Promise<LargeMails> {
  const { dovecot, client, db, workers } = scene;
  workers.keep(1);
  await within(async () => {
    const { rows } = await client.query("select from mailbox where state = 'watching'");
    return rows.length === 2;
  });
  const pid = workers.alive()[0]?.child.pid ?? 0;
  const stages: Stage[] = [];
  let decided = 0;
  const stage = async (name: string, mails: number, begin: () => Promise<void> | void) => {
    const began = performance.now();
    forgetPeak(pid);
    await begin();
    decided += mails;
    await within(async () => (await countSettled(client)) === decided);
    if (workers.ownEnds.length > 0) throw new Error(`the worker did not last: ${workers.ownEnds}`);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    stages.push({ name, seconds, peakMegabytes: peakMegabytes(pid) ?? 0 });
  };
  await stage('idle', 0, () => sleep(1_000));
  await stage('five, one after another', 5, () => {
    for (const [index, shape] of inARow.entries()) dovecot.drop(writeLargeMail(index, shape));
  });
  await stage('two at once, in two mailboxes', 2, () => {
    dovecot.drop(writeLargeMail(5, 'pictures'));
    dovecot.drop(writeLargeMail(6, 'page'), 'Desk');
  });
  await stage('one read again', 0, async () => {
    const { rows } = await client.query<{ id: string }>('select min(id) as id from ledger');
    const answer = await reprocess(db, Number(rows[0]?.id), 'measured');
    if (answer !== 'queued') throw new Error(`it is not read again: ${answer}`);
  });
  return {
    mailMegabytes: Math.round(largeMailBytes / 2 ** 20),
    stages,
    peakMegabytes: Math.max(...stages.map((each) => each.peakMegabytes)),
  };
}

async function countSettled(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from ledger where settled_at is not null and disposition = 'new'
      and exists (select from decision where decision.message_id = ledger.message_ref)
      and not exists (select from graphile_worker.jobs where task_identifier in ('receive-mail', 'triage-mail'))`,
  );
  return rows[0]?.n ?? 0;
}

function environment(databaseUrl: string, dovecot: Dovecot, folder: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    BATON_SECRET: secret,
    BATON_IMAP_URL: dovecot.imapUrl(),
    // Nobody takes what the bot writes: that is measured elsewhere.
    BATON_SMTP_URL: `smtp://${encodeURIComponent(supportAddress)}:x@127.0.0.1:9`,
    BATON_ADDRESS: `Test Shop <${supportAddress}>`,
    BATON_AUTHSERV_ID: authservId,
    NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
  };
}

/** The same account, another folder; it trusts no server's word, so that DKIM signatures are looked at. */
async function addSecondMailbox(db: Database, dovecot: Dovecot): Promise<void> {
  const server = (url: string, kind: 'imap' | 'smtp') => {
    const address = readMailServer(url, { name: kind, kind, faults: [], warnings: [] });
    if (!address) throw new Error(url);
    return address.server;
  };
  const mailbox = {
    ...mailboxDefaults,
    address: 'desk@shop.test',
    name: 'Test Shop',
    imap: server(`imap://${account.user}@127.0.0.1:${dovecot.port}`, 'imap'),
    smtp: server(`smtp://${account.user}@127.0.0.1:9`, 'smtp'),
    folders: ['Desk'],
    authservId: null,
    signature: '',
  };
  const passwords = { imap: account.password, smtp: 'x', clientSecret: '', refreshToken: '' };
  await putMailbox(db, toSettings(mailbox, null), (id) => sealCredentials(secret, id, passwords));
}

async function within(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${condition}`);
    await sleep(pollMs);
  }
}
