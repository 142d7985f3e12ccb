// How long a customer waits: order questions one after another, each the first of a new conversation.

import { openDatabase, openPool } from '../../db/database.ts';
import { putOrder } from '../../db/orders.ts';
import { createLog } from '../../log.ts';
import { startChild } from '../../supervisor/child.ts';
import { letter, projectRoot, until } from '../mail-desk.ts';
import { order } from '../order.ts';
import { dovecotSite, type MailSite, practiceSite } from './mail-sites.ts';
import { type Spread, spread } from './spread.ts';

const supportAddress = 'support@shop.test';
const authservId = 'mx.shop.test';
const limitMs = 30_000;

/** Milliseconds. `first` is the first mail after the start of the worker; it is among the others too. */
export type Latency = Readonly<{ fromExists: Spread; fromDelivery: Spread; first: number }>;

export type LatencyOptions = Readonly<{
  databaseUrl: string;
  mails: number;
  server: 'practice' | 'dovecot';
  say: (words: string) => void;
}>;

export async function measureLatency({ databaseUrl, mails, server, say }: LatencyOptions): Promise<Latency> {
  const people = Array.from({ length: mails }, (_, index) => ({
    email: `customer-${index}@customer.test`,
    number: `10-${4000 + index}`,
  }));
  const options = { supportAddress, authservId, customers: people.map(({ email }) => email) };
  const site = server === 'practice' ? await practiceSite(options) : await dovecotSite(options);
  const pool = openPool(databaseUrl, { max: 2, role: 'bench', onError: (error) => say(error.message) });
  const db = openDatabase(pool);
  for (const { email, number } of people) await putOrder(db, order({ number, customerEmail: email }));
  const worker = startChild({
    role: 'worker',
    root: projectRoot,
    env: {
      DATABASE_URL: databaseUrl,
      BATON_SECRET: 'only-for-this-measurement-on-loopback',
      BATON_IMAP_URL: site.imapUrl,
      BATON_SMTP_URL: site.smtpUrl,
      BATON_ADDRESS: `Test Shop <${supportAddress}>`,
      BATON_AUTHSERV_ID: authservId,
      LOG_LEVEL: 'warn',
    },
    log: createLog('silent', 'bench'),
    onLine: say,
  });
  try {
    await worker.ready;
    await until(site.proxy.isWatched, limitMs);
    return await sendAll(site, people);
  } finally {
    await worker.stop();
    await site.stop();
    await db.destroy();
  }
}

async function sendAll(
  site: MailSite,
  people: readonly { email: string; number: string }[],
): Promise<Latency> {
  const accepted = new Map<string, (at: number) => void>();
  site.onAccepted((to) => accepted.get(to)?.(performance.now()));
  const fromExists: number[] = [];
  const fromDelivery: number[] = [];
  for (const { email, number } of people) {
    const answered = new Promise<number>((resolve) => accepted.set(email, resolve));
    const raw = letter({
      from: email,
      subject: 'Where is my order?',
      text: `Hello,\n\nI ordered a lamp from you last week, order ${number}. When will it arrive?\n\nBest regards`,
      messageId: `<${number}@customer.test>`,
    });
    const news = site.proxy.nextExists();
    const delivered = performance.now();
    site.deliver(raw, email);
    const [told, at] = await within(limitMs, Promise.all([news, answered]));
    fromExists.push(at - told);
    fromDelivery.push(at - delivered);
  }
  return {
    fromExists: spread(fromExists),
    fromDelivery: spread(fromDelivery),
    first: Math.round(fromExists[0] ?? 0),
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no news and answer within ${ms} ms`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
