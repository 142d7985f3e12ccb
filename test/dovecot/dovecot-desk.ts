// A whole desk on a real mail server: Dovecot for reading, an SMTP server that keeps what it is given, and the database.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Selectable } from 'kysely';
import { afterAll, beforeAll } from 'vitest';

import { type Config, readConfig } from '../../config.ts';
import { putOrder } from '../../db/orders.ts';
import type { DB } from '../../db/schema.ts';
import { createLog } from '../../log.ts';
import { receiveAtBorder } from '../../sandbox/border.ts';
import { type SmtpSide, startSmtpSide } from '../../sandbox/smtp-side.ts';
import { startWorker, type Worker } from '../../worker/main.ts';
import { type TestDatabase, useTestDatabase } from '../database.ts';
import { authservId, type Letter, letter, supportAddress, until } from '../mail-desk.ts';
import { order } from '../order.ts';
import { storePolicy } from '../store-policy.ts';
import { account, createDovecot, type Dovecot } from './dovecot.ts';

export type SentMail = Readonly<{ to: readonly string[]; raw: Buffer }>;

export type DovecotDesk = {
  test: TestDatabase;
  dovecot: Dovecot;
  /** What was handed in at SMTP. */
  sent: SentMail[];
  config: Config;
  /** For a desk that reads another folder, or whose password is wrong. */
  configWith: (imapUrl: string) => Config;
  /** Stopped at the end, if no test has done so. */
  startWorker: (config?: Config) => Promise<Worker>;
  /** Waits until the mailbox is in this state; answers the reason that is told for it. */
  untilMailbox: (state: string) => Promise<string | null>;
  /** The ledger once nothing in it waits any more and it has `count` rows. */
  settledLedger: (count: number) => Promise<Selectable<DB['ledger']>[]>;
  /** Until every job has been worked: what was to be sent is sent, and copied. */
  untilQuiet: () => Promise<void>;
  /** Until so many mails have been handed in; fails where there are more. Answers the newest. */
  untilSent: (count: number) => Promise<SentMail>;
  /** Waits as long as a real mail server may need. */
  until: (condition: () => Promise<boolean> | boolean) => Promise<void>;
};

export const customer = 'eva@customer.test';
/** Dovecot tells of a mail half a second late, and a machine with much to do later still. */
const patienceMs = 50_000;

/** Call at the top of a test file; the worker is started by the tests. */
export function useDovecotDesk(): DovecotDesk {
  const test = useTestDatabase();
  const sent: SentMail[] = [];
  const desk = { test, sent, ...waitsOf(test, sent) } as unknown as DovecotDesk;
  const workers: Worker[] = [];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-dovecot-desk-'));
  let smtp: SmtpSide | undefined;
  beforeAll(async () => {
    desk.dovecot = await createDovecot();
    await desk.dovecot.start();
    smtp = await startSmtpSide({
      user: supportAddress,
      password: account.password,
      port: 0,
      faults: () => null,
      onMail: (mail) => desk.sent.push(mail),
      onFault: (error) => {
        throw error;
      },
    });
    const login = `${encodeURIComponent(supportAddress)}:${encodeURIComponent(account.password)}`;
    const smtpUrl = `smtp://${login}@127.0.0.1:${smtp.port}`;
    const secret = randomBytes(32).toString('hex');
    desk.configWith = (imapUrl) =>
      readConfig({
        DATABASE_URL: desk.test.url,
        BATON_DATA_DIR: dataDir,
        BATON_SECRET: secret,
        BATON_IMAP_URL: imapUrl,
        BATON_SMTP_URL: smtpUrl,
        BATON_ADDRESS: `Test Shop <${supportAddress}>`,
        BATON_AUTHSERV_ID: authservId,
      });
    desk.config = desk.configWith(desk.dovecot.imapUrl());
    desk.startWorker = async (config = desk.config) => {
      // Said beside a test that waits in vain, this is why.
      const log = createLog('warn', 'worker');
      const worker = await startWorker({ config, databaseUrl: desk.test.url, log });
      let stopping = false;
      const stop = () => {
        stopping = true;
        return worker.stop();
      };
      // Here is no parent that would start another.
      void worker.failed.then((error) => {
        if (!stopping) log.error({ error }, 'the worker of this test has given up');
      });
      workers.push({ ...worker, stop });
      return { ...worker, stop };
    };
    // All mails of a test come from one customer.
    await storePolicy(desk.test.db, { botMailsPerHour: 1_000 });
    await putOrder(desk.test.db, order({ number: '10-4471', customerEmail: customer }));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await smtp?.stop();
    await desk.dovecot?.remove();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return desk;
}

type Waits = Pick<DovecotDesk, 'untilMailbox' | 'settledLedger' | 'untilQuiet' | 'untilSent' | 'until'>;

function waitsOf(test: TestDatabase, sent: readonly SentMail[]): Waits {
  const within = (condition: () => Promise<boolean> | boolean) => until(condition, patienceMs);
  const untilQuiet = () =>
    within(async () => {
      // What waits for its day, such as the end of a promise, is not under way.
      const { rows } = await test.pool.query(
        `select count(*)::int as n from graphile_worker.jobs where run_at < now() + interval '30 seconds'`,
      );
      return rows[0].n === 0;
    });
  return {
    until: within,
    untilQuiet,
    untilMailbox: async (state) => {
      const read = () =>
        test.db.selectFrom('mailbox').select(['state', 'state_reason']).executeTakeFirstOrThrow();
      await within(async () => (await read()).state === state);
      return (await read()).state_reason;
    },
    settledLedger: async (count) => {
      const read = () => test.db.selectFrom('ledger').selectAll().orderBy('id').execute();
      await within(async () => {
        const rows = await read();
        const open = rows.filter((row) => row.settled_at === null);
        return rows.length >= count && open.length === 0;
      });
      return await read();
    },
    untilSent: async (count) => {
      await within(() => sent.length >= count);
      await untilQuiet();
      const newest = sent[count - 1];
      if (!newest || sent.length !== count) throw new Error(`${sent.length} mails were sent, not ${count}`);
      return newest;
    },
  };
}

/** As the mail server has it once it came in from a proven sender. */
export function arrived(of: Letter): Buffer {
  return receiveAtBorder(letter(of), {
    envelopeFrom: of.from,
    to: supportAddress,
    host: authservId,
    via: 'mail.customer.test',
    at: new Date(),
    dmarc: 'pass',
  });
}

export const orderQuestion = (messageId: string, headers: readonly string[] = []): Buffer =>
  arrived({
    from: customer,
    subject: 'Where is my order?',
    text: 'Hello,\n\nwhere is my order 10-4471? When will it arrive?\n\nEva',
    messageId,
    headers,
  });
