// Three questions that machines ask: is the process alive, can Baton do its work, and how does the work go?

import type { RequestHandler } from 'express';

import { listMailboxHealth, type MailboxHealth, oldestJobSeconds } from '../db/health.ts';
import { readFigures } from '../db/metrics.ts';
import type { AppContext } from './context.ts';
import { toMetrics } from './view/metrics.ts';

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
      mailboxes.every((mailbox) => mailbox.state === 'watching' && !mailbox.overdue) &&
      (oldestSeconds ?? 0) < queueLimitSeconds;
    response.setHeader('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({
      ok,
      database,
      mailboxes: mailboxes.map(({ id, unreadSeconds, ...mailbox }) => ({
        ...mailbox,
        unreadSeconds: Math.round(unreadSeconds),
      })),
      queue: { oldestSeconds },
    });
  };
}

async function readState(db: AppContext['db']) {
  const [mailboxes, oldestSeconds] = await inTime(Promise.all([listMailboxHealth(db), oldestJobSeconds(db)]));
  return { database: true, mailboxes, oldestSeconds };
}

/** In Prometheus' text format (exposition format 0.0.4). */
export function answerMetrics({ db, log }: AppContext): RequestHandler {
  return async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    try {
      const figures = await inTime(readFigures(db));
      response.type('text/plain; version=0.0.4; charset=utf-8').send(toMetrics(figures));
    } catch (error) {
      log.warn({ error }, 'No metrics: the database does not answer');
      response.status(503).type('text').send('The database does not answer\n');
    }
  };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('No answer in time')), answerLimitMs).unref();
  });
  return Promise.race([work, limit]);
}
