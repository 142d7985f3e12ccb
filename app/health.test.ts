import type { RequestHandler } from 'express';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { setWatchState } from '../db/folder-watch.ts';
import { recordMail, setCursor } from '../db/ledger.ts';
import { ensureMailbox } from '../db/mailboxes.ts';
import { countRepairs } from '../db/sweep.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { answerMetrics, answerReadiness } from './health.ts';
import { toMailboxFaults } from './view/mailbox-fault.ts';

const desk = useTestDatabase();
let url = '';
let stop = () => {};
let mailboxId = 0;

beforeAll(async () => {
  mailboxId = await ensureMailbox(desk.db, {
    address: 'support@shop.test',
    name: 'Shop "A"',
    authservId: null,
  });
  const { app } = makeTestContext(desk);
  const site = express();
  const route = (path: string, handler: RequestHandler) => site.get(path, handler);
  route('/readyz', answerReadiness(app));
  route('/metrics', answerMetrics(app));
  const server = site.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  stop = () => server.close();
});
afterAll(() => stop());

const ready = async () => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, body: await response.json() };
};
const sample = async (line: RegExp) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').filter((each) => line.test(each));
};

test('Baton is ready once every folder of every mailbox is watched', async () => {
  const place = { mailboxId, folder: 'INBOX' };
  const other = { mailboxId, folder: 'Sales' };
  await setWatchState(desk.db, place, 'watching', null);
  expect((await ready()).status).toBe(200);
  await setWatchState(desk.db, other, 'failing', 'there is no such folder');
  const { status, body } = await ready();
  expect(status).toBe(503);
  expect(body.mailboxes).toMatchObject([
    { state: 'failing', reason: 'folder Sales: there is no such folder' },
  ]);
  await setWatchState(desk.db, other, 'watching', null);
  expect((await ready()).body.mailboxes).toMatchObject([{ state: 'watching', reason: null }]);
});

test('a mailbox that nobody has read for long is told of, though the last word on it was a good one', async () => {
  await desk.pool.query("update mailbox set last_read_at = now() - interval '6 minutes'");
  const { status, body } = await ready();
  expect(status).toBe(503);
  expect(body.mailboxes).toMatchObject([{ state: 'watching', overdue: true, unreadSeconds: 360 }]);
  expect(await sample(/^baton_mailbox_overdue/)).toEqual([
    'baton_mailbox_overdue{mailbox="support@shop.test"} 1',
  ]);
  await desk.pool.query('update mailbox set last_read_at = now()');
  expect((await ready()).status).toBe(200);
});

test('the banner says what is known, and where nobody is left to say it that nobody is', () => {
  const at = new Date('2026-11-23T08:00:00Z');
  const health = {
    id: 1,
    address: 'support@shop.test',
    reason: null,
    since: at,
    lastReadAt: new Date('2026-11-23T07:00:00Z'),
    unreadSeconds: 3_600,
    sendingFault: null,
    sendingFaultSince: null,
  };
  const quiet = { ...health, state: 'watching', overdue: false } as const;
  expect(toMailboxFaults([quiet])).toEqual([]);
  expect(toMailboxFaults([{ ...quiet, overdue: true }])).toEqual([
    {
      address: 'support@shop.test',
      does: 'reading',
      since: '2026-11-23T07:00:00.000Z',
      reason: 'no worker says that it reads it; is one running?',
      overdue: true,
    },
  ]);
  expect(toMailboxFaults([{ ...quiet, state: 'failing', reason: 'wrong password' }])).toMatchObject([
    { since: '2026-11-23T08:00:00.000Z', reason: 'wrong password', overdue: false },
  ]);
});

test('metrics tell of mailboxes, ledger, queue, outbox and repairs, also where there is nothing', async () => {
  const place = { mailboxId, folder: 'INBOX', uidValidity: 1 };
  await setCursor(desk.db, { ...place, lastUid: 0 });
  await recordMail(desk.db, { ...place, uid: 1, internalDate: null, source: Buffer.from('x') }, false);
  await countRepairs(desk.db, { 'taken-in': 2 });
  await countRepairs(desk.db, { 'taken-in': 1, gone: 0 });
  expect(await sample(/^baton_ledger_mails\{disposition="(received|spam)"\}/)).toEqual([
    'baton_ledger_mails{disposition="received"} 1',
    'baton_ledger_mails{disposition="spam"} 0',
  ]);
  expect(await sample(/^baton_queue_jobs/)).toEqual(['baton_queue_jobs{job="receive-mail",state="due"} 1']);
  expect(await sample(/^baton_queue_oldest_seconds \d/)).toHaveLength(1);
  expect(await sample(/^baton_outbox_mails\{state="unknown"\} 0$/)).toHaveLength(1);
  expect(await sample(/^baton_sweep_repairs_total\{kind="(taken-in|gone)"\}/)).toEqual([
    'baton_sweep_repairs_total{kind="taken-in"} 3',
    'baton_sweep_repairs_total{kind="gone"} 0',
  ]);
  expect(await sample(/^baton_folder_swept_timestamp_seconds/)).toEqual([
    'baton_folder_swept_timestamp_seconds{mailbox="support@shop.test",folder="INBOX"} 0',
  ]);
  // Every line is a comment or a sample (Prometheus exposition format).
  expect(await sample(/^(?!# (HELP|TYPE) |[a-z_]+(\{[^}]*\})? [-+\d.e]+$|$)/)).toEqual([]);
});
