import { expect, test } from 'vitest';

import { enqueue } from '../db/jobs.ts';
import { createLog } from '../log.ts';
import { startDeskWorker, until, useMailDesk } from '../test/mail-desk.ts';
import { storeConversation } from '../test/stored.ts';
import { joinWorkers } from './presence.ts';

const desk = useMailDesk();
const log = createLog('silent', 'test');

test('jobs that a dead worker had in hand are worked off, those of a living one are left to it', async () => {
  await desk.worker.stop();
  const mail = { subject: 'Hours', reply: 'What are your opening hours?' };
  const dead = await storeConversation(desk.test.db, mail);
  const alive = await storeConversation(desk.test.db, mail);
  for (const { messageId } of [dead, alive]) {
    await desk.test.db.transaction().execute((trx) => enqueue(trx, 'triage-mail', { messageId }));
  }
  const holdAs = (name: string, messageId: number) =>
    desk.test.pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute', attempts = 1
       where payload ->> 'messageId' = $2`,
      [name, String(messageId)],
    );
  await holdAs('dead-worker', dead.messageId);
  await holdAs('living-worker', alive.messageId);
  const living = await joinWorkers(desk.test.url, log);
  await living.announce('living-worker');
  desk.worker = await startDeskWorker(desk);
  const decided = async () =>
    (await desk.test.db.selectFrom('decision').select('message_id').execute()).map((row) => row.message_id);
  await until(async () => (await decided()).includes(dead.messageId));
  expect(await decided()).not.toContain(alive.messageId);
  await living.close();
  await until(async () => (await joinAndRescue()) >= 0 && (await isFree(alive.messageId)));
});

async function joinAndRescue(): Promise<number> {
  const presence = await joinWorkers(desk.test.url, log);
  const rescued = await presence.rescueJobs();
  await presence.close();
  return rescued;
}

async function isFree(messageId: number): Promise<boolean> {
  const { rows } = await desk.test.pool.query(
    `select 1 from graphile_worker._private_jobs where payload ->> 'messageId' = $1 and locked_by = 'living-worker'`,
    [String(messageId)],
  );
  return rows.length === 0;
}

test('a worker without its database says so and does not hang', async () => {
  const url = new URL(desk.test.url);
  url.pathname = '/no_such_database';
  const started = startDeskWorker({ ...desk, test: { ...desk.test, url: url.href } });
  await expect(started).rejects.toThrow(/no_such_database/);
});
