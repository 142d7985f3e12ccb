import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { addPiece } from './incoming-pieces.ts';
import { type IncomingMail, recordMails } from './intake.ts';
import { findCursor, getLedgerEntry, recordMail, setCursor, settle } from './ledger.ts';
import { ensureMailbox } from './mailboxes.ts';
import { findTwins } from './twins.ts';

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
    expect(await findCursor(desk.db, mailboxId, folder)).toEqual({
      ...before,
      uidValidity: 6,
      lastUid: 0,
      firstUid: 1,
      historyUid: 0,
    });
    expect(await recordMail(desk.db, mail(1, { uidValidity: 6 }), false)).toBe(true);
  });

  test('is not confused by a mail that was under way from before', async () => {
    await recordMail(desk.db, mail(70), false);
    expect(await findCursor(desk.db, mailboxId, folder)).toMatchObject({ uidValidity: 6, lastUid: 1 });
  });
});

describe('many mails taken in at once', () => {
  const place = { folder: 'Batch', uidValidity: 1 };
  const some = (...uids: number[]) => uids.map((uid) => mail(uid, place));
  beforeAll(() => setCursor(desk.db, { mailboxId, ...place, lastUid: 0 }));

  test('are rows, sources and jobs in the order of their UIDs, and those that were there stay as they are', async () => {
    expect((await recordMails(desk.db, some(2))).size).toBe(1);
    const sources = await count('raw_mail');
    expect((await recordMails(desk.db, some(4, 1, 2, 3))).size).toBe(3);
    expect(await count('raw_mail')).toBe(sources + 3);
    const { rows } = await desk.pool.query(`select uid, source, (
        select count(*)::int from graphile_worker._private_jobs job
        where ledger.id between (payload->>'ledgerId')::int and coalesce(payload->>'lastId', payload->>'ledgerId')::int
      ) as jobs
      from ledger join raw_mail on raw_mail.id = raw_mail_id where folder = 'Batch' order by ledger.id`);
    expect(rows.map((row) => row.uid)).toEqual([2, 1, 3, 4]);
    expect(rows.every((row) => row.jobs === 1 && row.source.equals(mail(row.uid).source))).toBe(true);
    expect(await findCursor(desk.db, mailboxId, 'Batch')).toMatchObject({ lastUid: 4, firstUid: 1 });
  });

  test('are all taken in or none', async () => {
    const broken = mail(6, { ...place, source: null as unknown as Buffer });
    await expect(recordMails(desk.db, [...some(5), broken, ...some(7)])).rejects.toThrow();
    expect((await recordMails(desk.db, some(5, 7))).size).toBe(2);
  });

  test('one that comes in pieces is put together', async () => {
    const pieces = Array.from({ length: 3 }, (_, index) => Buffer.alloc(700_000, `${index}\0`));
    const upload = randomUUID();
    for (const [at, bytes] of pieces.entries()) await addPiece(desk.db, upload, at, bytes);
    const source = { upload, size: 2_100_000 };
    await recordMails(desk.db, [mail(8, { ...place, source, size: 2_100_001 }), ...some(9)]);
    const { id } = await desk.db
      .selectFrom('ledger')
      .select('id')
      .where('folder', '=', 'Batch')
      .where('uid', '=', 8)
      .executeTakeFirstOrThrow();
    const entry = await getLedgerEntry(desk.db, id);
    expect(entry.source.equals(Buffer.concat(pieces))).toBe(true);
    expect(entry.size).toBe(2_100_001);
  });

  test('one whose pieces are not all there is not taken in, and neither is what comes with it', async () => {
    const upload = randomUUID();
    await addPiece(desk.db, upload, 0, Buffer.alloc(700_000));
    const broken = mail(10, { ...place, source: { upload, size: 1_400_000 } });
    await expect(recordMails(desk.db, [broken, ...some(11)])).rejects.toThrow('only 700000 are there');
    expect((await recordMails(desk.db, some(10, 11))).size).toBe(2);
  });
});

test('a mail that is already here is known by its identity, also in another mailbox of ours', async () => {
  const rows = await desk.db.selectFrom('ledger').select('id').orderBy('id').limit(3).execute();
  const [first = 0, second = 0] = rows.map((row) => row.id);
  const stored = await storeConversation(desk.db);
  await settle(desk.db, first, {
    disposition: 'new',
    reason: '',
    messageId: '<a@x>',
    dedupeKey: 'key',
    messageRef: stored.messageId,
    conversationId: stored.conversationId,
  });
  const other = await ensureMailbox(desk.db, { address: 'sales@shop.test', name: '', authservId: null });
  const known = {
    conversationId: stored.conversationId,
    messageRef: stored.messageId,
    mailboxId,
    mailbox: 'support@shop.test',
  };
  await desk.db.transaction().execute(async (trx) => {
    expect(await findTwins(trx, mailboxId, ['other', 'key'])).toEqual(new Map([['key', known]]));
    expect(await findTwins(trx, other, ['key'])).toEqual(new Map([['key', known]]));
  });
  const again = settle(desk.db, second, {
    disposition: 'threaded',
    reason: '',
    dedupeKey: 'key',
    messageRef: stored.messageId,
  });
  await expect(again).rejects.toThrow(/ledger_one_message_per_mail/);
  await settle(desk.db, second, { disposition: 'duplicate', reason: 'twin', dedupeKey: 'key' });
});
