import { beforeAll, expect, test } from 'vitest';

import type { IncomingMail } from '../../db/intake.ts';
import { setCursor } from '../../db/ledger.ts';
import { useTestDatabase } from '../../test/database.ts';
import { shopMailbox } from '../../test/stored.ts';
import { createBatchWriter } from './batch-writer.ts';

const desk = useTestDatabase();
let mailboxId = 0;
let uid = 0;

beforeAll(async () => {
  mailboxId = await shopMailbox(desk.db);
  await setCursor(desk.db, { mailboxId, folder: 'INBOX', uidValidity: 1, lastUid: 0 });
});

function next(changes: Partial<IncomingMail> = {}): IncomingMail {
  uid++;
  const source = Buffer.from(`Subject: ${uid}\r\n\r\n`);
  return { mailboxId, folder: 'INBOX', uidValidity: 1, uid, internalDate: null, source, ...changes };
}

const count = async () => Number((await desk.pool.query('select count(*) from ledger')).rows[0].count);

test('every mail is written, however it falls in with what is being written', async () => {
  const before = await count();
  for (let round = 0; round < 20; round++) {
    const writer = createBatchWriter(desk.db);
    for (let mail = 0; mail < 15; mail++) {
      await writer.add(next());
      // Now at once, now after a turn, now after the write before.
      if (mail % 3 === 1) await new Promise((resolve) => setImmediate(resolve));
      if (mail % 5 === 4) await new Promise((resolve) => setTimeout(resolve, round % 4));
    }
    expect(await writer.finish()).toBe(15);
  }
  expect(await count()).toBe(before + 300);
});

test('a mail is not kept waiting for others', async () => {
  const before = await count();
  const writer = createBatchWriter(desk.db);
  await writer.add(next());
  await expect.poll(count).toBe(before + 1);
  await writer.finish();
});

test('a backlog is written in full batches, each while the next one comes together', async () => {
  const writer = createBatchWriter(desk.db);
  const before = await transactions();
  for (let mail = 0; mail < 401; mail++) await writer.add(next());
  expect(await writer.finish()).toBe(401);
  // The first mail by itself, then a hundred at a time; the last may fall in two.
  expect((await transactions()) - before).toBeLessThanOrEqual(6);
});

/** How many transactions have written the mails of this mailbox. */
const transactions = async () =>
  Number((await desk.pool.query('select count(distinct xmin::text) from ledger')).rows[0].count);

test('what cannot be written is told, and nothing is written after it', async () => {
  const writer = createBatchWriter(desk.db);
  await writer.add(next({ mailboxId: 999 }));
  await expect(writer.finish()).rejects.toThrow(/foreign key/);
  await expect(writer.add(next())).rejects.toThrow(/foreign key/);
});
