// A whole desk on a real mail server: Dovecot for reading, an SMTP server that keeps what it is given, and the database.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';

import { type Config, readConfig } from '../../config.ts';
import { putOrder } from '../../db/orders.ts';
import { createLog } from '../../log.ts';
import { receiveAtBorder } from '../../sandbox/border.ts';
import { type SmtpSide, startSmtpSide } from '../../sandbox/smtp-side.ts';
import { startWorker, type Worker } from '../../worker/main.ts';
import { type TestDatabase, useTestDatabase } from '../database.ts';
import { authservId, type Letter, letter, supportAddress, until } from '../mail-desk.ts';
import { order } from '../order.ts';
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
};

export const customer = 'eva@customer.test';
/** Dovecot tells of a mail half a second late, and a machine with much to do later still. */
export const patienceMs = 50_000;

/** Call at the top of a test file; the worker is started by the tests. */
export function useDovecotDesk(): DovecotDesk {
  const desk = { test: useTestDatabase(), sent: [] as SentMail[] } as unknown as DovecotDesk;
  const workers: Worker[] = [];
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
        BATON_SECRET: secret,
        BATON_IMAP_URL: imapUrl,
        BATON_SMTP_URL: smtpUrl,
        BATON_ADDRESS: `Test Shop <${supportAddress}>`,
        BATON_AUTHSERV_ID: authservId,
      });
    desk.config = desk.configWith(desk.dovecot.imapUrl());
    desk.startWorker = async (config = desk.config) => {
      const log = createLog('silent', 'worker');
      const worker = await startWorker({ config, databaseUrl: desk.test.url, log });
      workers.push(worker);
      return worker;
    };
    await putOrder(desk.test.db, order({ number: '10-4471', customerEmail: customer }));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await smtp?.stop();
    await desk.dovecot?.remove();
  });
  return desk;
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

export async function untilMailbox({ test }: DovecotDesk, state: string): Promise<string | null> {
  const read = () =>
    test.db.selectFrom('mailbox').select(['state', 'state_reason']).executeTakeFirstOrThrow();
  await until(async () => (await read()).state === state, patienceMs);
  return (await read()).state_reason;
}

/** The ledger once nothing in it waits any more and it has `count` rows. */
export async function settledLedger({ test }: DovecotDesk, count: number) {
  const read = () => test.db.selectFrom('ledger').selectAll().orderBy('id').execute();
  await until(async () => {
    const rows = await read();
    const open = rows.filter((row) => row.settled_at === null);
    return rows.length >= count && open.length === 0;
  }, patienceMs);
  return await read();
}

/** Until every job has been worked: what was to be sent is sent, and copied. */
export async function untilQuiet({ test }: DovecotDesk): Promise<void> {
  await until(async () => {
    const { rows } = await test.pool.query('select count(*)::int as n from graphile_worker.jobs');
    return rows[0].n === 0;
  }, patienceMs);
}
