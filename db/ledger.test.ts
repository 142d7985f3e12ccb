import { beforeAll, describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import {
  findCursor,
  findTwin,
  getLedgerEntry,
  type IncomingMail,
  recordMail,
  setCursor,
  settle,
} from './ledger.ts';
import { ensureMailbox } from './mailboxes.ts';

const desk = useTestDatabase();
const folder = 'INBOX';
let mailboxId = 0;

beforeAll(async () => {
  mailboxId = await ensureMailbox(desk.db, { address: 'support@shop.test', name: 'Shop', authservId: null });
  await setCursor(desk.db, { mailboxId, folder, uidValidity: 5, lastUid: 0 });
});

const mail = (uid: number, changes: Partial<IncomingMail> = {}): IncomingMail => ({
  mailboxId,
  folder,
  uidValidity: 5,
  uid,
  internalDate: new Date('2026-11-23T08:00:00Z'),
  source: Buffer.from(`Subject: ${uid}\r\n\r\n\0\xff`, 'latin1'),
  ...changes,
});

const count = async (table: 'ledger' | 'raw_mail') =>
  Number((await desk.pool.query(`select count(*) from ${table}`)).rows[0].count);
const jobs = async () =>
  (await desk.pool.query('select * from graphile_worker.jobs where task_identifier = $1', ['receive-mail']))
    .rows;

describe('taking a mail in', () => {
  test('twenty times at once is taking it in once: one row, one source, one job', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => recordMail(desk.db, mail(1), false)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await count('ledger')).toBe(1);
    expect(await count('raw_mail')).toBe(1);
    expect(await jobs()).toHaveLength(1);
  });

  test('keeps it byte for byte', async () => {
    const { id } = await desk.db
      .selectFrom('ledger')
      .select('id')
      .where('uid', '=', 1)
      .executeTakeFirstOrThrow();
    expect(await getLedgerEntry(desk.db, id)).toMatchObject({
      disposition: 'received',
      source: mail(1).source,
    });
  });

  test('never moves the cursor back, in whatever order the mails come', async () => {
    await Promise.all([9, 4, 7, 8, 2].map((uid) => recordMail(desk.db, mail(uid), false)));
    expect(await findCursor(desk.db, mailboxId, folder)).toMatchObject({ uidValidity: 5, lastUid: 9 });
    await recordMail(desk.db, mail(3), false);
    await setCursor(desk.db, { mailboxId, folder, uidValidity: 5, lastUid: 1 });
    expect(await findCursor(desk.db, mailboxId, folder)).toMatchObject({ lastUid: 9 });
  });

  test('that fails half-way leaves no row, no job and the cursor where it was', async () => {
    const before = { rows: await count('ledger'), jobs: (await jobs()).length };
    // No such mailbox: the row's own check fails.
    await expect(recordMail(desk.db, mail(50, { mailboxId: 999 }), false)).rejects.toThrow();
    // The source cannot be stored, after the row has been written and the cursor moved.
    const broken = mail(51, { source: null as unknown as Buffer });
    await expect(recordMail(desk.db, broken, false)).rejects.toThrow();
    expect({ rows: await count('ledger'), jobs: (await jobs()).length }).toEqual(before);
    expect(await findCursor(desk.db, mailboxId, folder)).toMatchObject({ lastUid: 9 });
    expect(await recordMail(desk.db, mail(51), false)).toBe(true);
  });

  test('that lay there before the first contact is noted, kept and goes no further', async () => {
    const before = (await jobs()).length;
    expect(await recordMail(desk.db, mail(52), true)).toBe(true);
    expect(await jobs()).toHaveLength(before);
    const row = await desk.db
      .selectFrom('ledger')
      .selectAll()
      .where('uid', '=', 52)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ disposition: 'history', raw_mail_id: expect.any(Number) });
    expect(row.settled_at).not.toBeNull();
  });

  test('of one mailbox is worked off in order', async () => {
    const queues = new Set((await jobs()).map((job) => job.queue_name));
    expect([...queues]).toEqual([`mailbox:${mailboxId}`]);
  });
});

describe('a mailbox made anew (another UIDVALIDITY)', () => {
  test('is read from its beginning, and the first contact stays what it was', async () => {
    const before = await findCursor(desk.db, mailboxId, folder);
    await setCursor(desk.db, { mailboxId, folder, uidValidity: 6, lastUid: 0 });
    expect(await findCursor(desk.db, mailboxId, folder)).toEqual({ ...before, uidValidity: 6, lastUid: 0 });
    expect(await recordMail(desk.db, mail(1, { uidValidity: 6 }), false)).toBe(true);
  });

  test('is not confused by a mail that was under way from before', async () => {
    await recordMail(desk.db, mail(70), false);
    expect(await findCursor(desk.db, mailboxId, folder)).toMatchObject({ uidValidity: 6, lastUid: 1 });
  });
});

test('a mail that is already here is known by its identity, but only in its own mailbox', async () => {
  const rows = await desk.db.selectFrom('ledger').select('id').orderBy('id').limit(3).execute();
  const [first = 0, second = 0] = rows.map((row) => row.id);
  await settle(desk.db, first, { disposition: 'new', reason: '', messageId: '<a@x>', dedupeKey: 'key' });
  const other = await ensureMailbox(desk.db, { address: 'sales@shop.test', name: '', authservId: null });
  await desk.db.transaction().execute(async (trx) => {
    expect(await findTwin(trx, mailboxId, 'key')).toEqual({ conversationId: null });
    expect(await findTwin(trx, mailboxId, 'other')).toBeNull();
    expect(await findTwin(trx, other, 'key')).toBeNull();
  });
  const again = settle(desk.db, second, { disposition: 'threaded', reason: '', dedupeKey: 'key' });
  await expect(again).rejects.toThrow(/ledger_dedupe/);
  await settle(desk.db, second, { disposition: 'duplicate', reason: 'twin', dedupeKey: 'key' });
});
