// Jobs one by one, without the queue: a real database, a practice mail server whose SMTP side fails as told.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

import { readConfig } from '../config.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { createLog } from '../log.ts';
import { type PracticeServer, startPracticeServer } from '../sandbox/practice-server.ts';
import type { SmtpFault } from '../sandbox/smtp-side.ts';
import { loadModel } from '../triage/understand/model.ts';
import type { WorkerContext } from '../worker/context.ts';
import { createSentFolders } from '../worker/imap/sent-folders.ts';
import { createShop } from '../worker/lookups/shop.ts';
import { createQueueTimes } from '../worker/queue-times.ts';
import { createMailer } from '../worker/smtp/mailer.ts';
import { readTemplates } from '../worker/templates.ts';
import { createUnderWay } from '../worker/under-way.ts';
import { type TestDatabase, useTestDatabase } from './database.ts';
import { projectRoot } from './project-root.ts';

export type JobDeskOptions = Readonly<{ supportAddress?: string; customers?: readonly string[] }>;

export type JobDesk = {
  test: TestDatabase;
  server: PracticeServer;
  context: WorkerContext;
  mailboxId: number;
  /** What the SMTP side does wrong from now on; null: nothing. */
  fault: SmtpFault | null;
  /** The TXT records that the DNS has. */
  keys: Map<string, string>;
  /** Mails that reached the customer. */
  received: (address?: string) => readonly { raw: Buffer }[];
};

/** Call at the top of a test file. */
export function useJobDesk({
  supportAddress = 'support@shop.test',
  customers = ['eva@customer.test', 'jan@customer.test'],
}: JobDeskOptions = {}): JobDesk {
  const desk = { test: useTestDatabase(), fault: null, keys: new Map() } as unknown as JobDesk;
  beforeAll(async () => {
    desk.server = await startPracticeServer({
      supportAddress,
      supportPassword: randomBytes(9).toString('hex'),
      customers,
      authservId: 'mx.shop.test',
      smtpFaults: () => desk.fault,
    });
    const config = readConfig({
      DATABASE_URL: desk.test.url,
      BATON_SECRET: randomBytes(32).toString('hex'),
      BATON_IMAP_URL: desk.server.imapUrl,
      BATON_SMTP_URL: desk.server.smtpUrl,
      BATON_ADDRESS: `Test Shop <${supportAddress}>`,
      BATON_AUTHSERV_ID: 'mx.shop.test',
    });
    const { mailbox } = config;
    if (!mailbox) throw new Error('no mailbox');
    desk.mailboxId = await ensureMailbox(desk.test.db, mailbox);
    const base = loadModel(readFileSync(path.join(projectRoot, 'triage', 'model', 'base.model')));
    desk.context = {
      config,
      db: desk.test.db,
      log: createLog('silent', 'worker'),
      templates: readTemplates(projectRoot),
      articles: [],
      model: base,
      base,
      provider: null,
      mailer: createMailer(),
      sentFolders: createSentFolders(),
      underWay: createUnderWay(),
      shop: createShop({
        db: desk.test.db,
        secret: config.secret,
        log: createLog('silent', 'worker'),
        now: () => desk.context.now(),
      }),
      queueTimes: createQueueTimes({ db: desk.test.db, now: () => desk.context.now() }),
      resolveTxt: async (name) => {
        const key = desk.keys.get(name);
        if (!key) throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
        return [[key]];
      },
      mailboxConfig: (id) => {
        if (id !== desk.mailboxId)
          throw new Error(`This worker has not been told how to reach mailbox ${id}`);
        return mailbox;
      },
      now: () => new Date(),
      chance: Math.random,
    };
    desk.received = (address = customers[0] ?? '') =>
      desk.server.mailbox(address).filter((mail) => mail.folder !== 'Sent');
  });
  afterAll(async () => {
    desk.context?.mailer.close();
    await desk.context?.sentFolders.close();
    await desk.server?.stop();
  });
  return desk;
}
