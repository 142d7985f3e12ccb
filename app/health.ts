// Two questions that machines ask: is the process alive, and can Baton do its work?

import type { RequestHandler } from 'express';

import { listMailboxHealth, type MailboxHealth, oldestJobSeconds } from '../db/health.ts';
import type { AppContext } from './context.ts';

/** Jobs start within milliseconds; one that has waited this long means that no worker runs. */
const queueLimitSeconds = 300;
/** A monitor waits this long at most before it calls us dead anyway. */
const answerLimitMs = 5_000;

export const answerHealth: RequestHandler = (_request, response) => {
  response.setHeader('Cache-Control', 'no-store');
  response.json({ ok: true });
};

export function answerReadiness({ db, log }: AppContext): RequestHandler {
  return async (_request, response) => {
    const state = await readState(db).catch((error: unknown) => {
      log.warn({ error }, 'Not ready: the database does not answer');
      return { database: false, mailboxes: [] as MailboxHealth[], oldestSeconds: null };
    });
    const { database, mailboxes, oldestSeconds } = state;
    const ok =
      database &&
      mailboxes.every((mailbox) => mailbox.state === 'watching') &&
      (oldestSeconds ?? 0) < queueLimitSeconds;
    response.setHeader('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ ok, database, mailboxes, queue: { oldestSeconds } });
  };
}

async function readState(db: AppContext['db']) {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('No answer in time')), answerLimitMs).unref();
  });
  const [mailboxes, oldestSeconds] = await Promise.race([
    Promise.all([listMailboxHealth(db), oldestJobSeconds(db)]),
    limit,
  ]);
  return { database: true, mailboxes, oldestSeconds };
}
