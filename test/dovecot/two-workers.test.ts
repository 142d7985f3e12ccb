import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';

import type { Worker } from '../../worker/main.ts';
import { orderQuestion, useDovecotDesk } from './dovecot-desk.ts';

const desk = useDovecotDesk();

let watching: Worker;

const drop = (name: string, count: number) => {
  for (let index = 0; index < count; index++) {
    desk.dovecot.drop(orderQuestion(`<${name}-${index}@customer.test>`));
  }
};

const holders = async () => {
  // The lease of a mailbox is an advisory lock of the worker's own connection.
  const { rows } = await desk.test.pool.query(`select count(*)::int as n from pg_locks l
    join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.classid = 1651 and l.granted
    and a.datname = current_database()`);
  return rows[0].n;
};

test('a worker that is stopped in the midst of many mails goes on where it was, each mail once', async () => {
  const first = await desk.startWorker();
  await desk.untilMailbox('watching');
  drop('burst', 15);
  await desk.until(() => desk.sent.length >= 3);
  await first.stop();
  expect(desk.sent.length).toBeLessThan(15);
  drop('pause', 5);
  watching = await desk.startWorker();
  const ledger = await desk.settledLedger(20);
  expect(ledger.map((row) => row.uid)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  await desk.untilSent(20);
});

test('of two workers one watches, and when it ends the other takes over', async () => {
  await desk.startWorker();
  expect(await holders()).toBe(1);
  drop('both', 3);
  await desk.settledLedger(23);
  await watching.stop();
  expect(await holders()).toBe(0);
  drop('one', 2);
  await desk.settledLedger(25);
  expect(await holders()).toBe(1);
  await desk.untilQuiet();
  const { n } = await desk.test.db
    .selectFrom('outbox')
    .select(({ fn }) => fn.count<number>('id').as('n'))
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  expect([n, desk.sent.length]).toEqual([25, 25]);
});

test("a job that a living worker has at hand is not taken for a dead one's", async () => {
  const { pool } = desk.test;
  drop('alive', 5);
  let holder: string | undefined;
  await desk.until(async () => {
    const { rows } = await pool.query(
      'select locked_by from graphile_worker.jobs where locked_by is not null',
    );
    holder = rows[0]?.locked_by;
    return holder !== undefined;
  });
  const key = createHash('sha256')
    .update(holder ?? '')
    .digest()
    .readInt32BE(0);
  const { rows } = await pool.query(`select objid::int8 as objid from pg_locks l join pg_database d
    on d.oid = l.database where d.datname = current_database() and locktype = 'advisory' and classid = 1652`);
  expect(rows.map((row) => row.objid | 0)).toContain(key);
  await desk.settledLedger(30);
  await desk.untilQuiet();
});
