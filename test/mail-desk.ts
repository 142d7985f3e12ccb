// A whole desk for tests: a real database, a practice mail server, and a worker between them.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

import { type Config, readConfig } from '../config.ts';
import { putOrder } from '../db/orders.ts';
import { createLog } from '../log.ts';
import { type PracticeServer, startPracticeServer } from '../sandbox/practice-server.ts';
import { startWorker, type Worker } from '../worker/main.ts';
import { type TestDatabase, useTestDatabase } from './database.ts';
import { order } from './order.ts';

export const supportAddress = 'support@shop.test';
export const authservId = 'mx.shop.test';
export const customers = ['eva@customer.test', 'jan@customer.test', 'mallory@customer.test'] as const;

export type MailDesk = { test: TestDatabase; config: Config; server: PracticeServer; worker: Worker };

/** Call at the top of a test file. */
export function useMailDesk(): MailDesk {
  const desk = { test: useTestDatabase() } as MailDesk;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-mail-desk-'));
  beforeAll(async () => {
    const supportPassword = randomBytes(9).toString('hex');
    desk.server = await startPracticeServer({ supportAddress, supportPassword, customers, authservId });
    desk.config = readConfig({
      DATABASE_URL: desk.test.url,
      BATON_DATA_DIR: dataDir,
      BATON_SECRET: randomBytes(32).toString('hex'),
      BATON_IMAP_URL: desk.server.imapUrl,
      BATON_SMTP_URL: desk.server.smtpUrl,
      BATON_ADDRESS: `Test Shop <${supportAddress}>`,
      BATON_AUTHSERV_ID: authservId,
    });
    await putOrder(desk.test.db, order({ number: '10-4471', customerEmail: customers[0] }));
    desk.worker = await startDeskWorker(desk);
    await until(async () => {
      const row = await desk.test.db.selectFrom('mailbox').select('state').executeTakeFirst();
      return row?.state === 'watching';
    });
  });
  afterAll(async () => {
    await desk.worker?.stop();
    await desk.server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return desk;
}

export function startDeskWorker({ config, test }: Pick<MailDesk, 'config' | 'test'>): Promise<Worker> {
  return startWorker({ config, databaseUrl: test.url, log: createLog('silent', 'worker') });
}

export type Letter = Readonly<{
  from: string;
  subject: string;
  text: string;
  messageId?: string;
  headers?: readonly string[];
}>;

let letters = 0;

/** A plain mail as a customer's program writes it. */
export function letter({ from, subject, text, messageId, headers = [] }: Letter): Buffer {
  letters++;
  return Buffer.from(
    [
      `From: Eva Novak <${from}>`,
      `To: ${supportAddress}`,
      `Subject: ${subject}`,
      `Message-ID: ${messageId ?? `<letter-${letters}@customer.test>`}`,
      'Date: Mon, 23 Nov 2026 09:12:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      ...headers,
      '',
      text,
      '',
    ].join('\r\n'),
  );
}

/** Asks again until `condition` holds; fails loudly where it never does. */
export async function until(condition: () => Promise<boolean> | boolean, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
