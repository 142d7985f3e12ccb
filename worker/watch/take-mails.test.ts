import { beforeAll, describe, expect, test } from 'vitest';

import { countOutcomes } from '../../db/figures.ts';
import { listFolderStates } from '../../db/folder-watch.ts';
import { findCursor, getLedgerEntry, recordMail, setCursor } from '../../db/ledger.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { createFolderStandIn } from '../../test/folder-stand-in.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { letter } from '../../test/mail-desk.ts';
import type { OpenFolder } from '../imap/open-folder.ts';
import { createTasks } from '../jobs/index.ts';
import { beginFolder, readFolder } from './read-folder.ts';
import { sweepFolder } from './sweep-folder.ts';
import { kindOf } from './take-mails.ts';

const desk = useJobDesk();
const megabyte = 1024 * 1024;
const rules = { importDays: 0, ageLimitHours: 24, mostBytes: 3 * megabyte, pollMs: 20_000 };
const days = (count: number) => count * 86_400_000;

const work = (task: 'receive-mail' | 'triage-mail', payload: object) =>
  createTasks(desk.context)[task]?.(payload, { job: { attempts: 1, max_attempts: 8 } } as never);
const rowsOf = (folder: string) =>
  desk.test.db.selectFrom('ledger').selectAll().where('folder', '=', folder).orderBy('uid').execute();
const conversation = (id: number | null) =>
  desk.test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const question = (messageId: string, size = 0) =>
  letter({
    from: 'eva@customer.test',
    subject: 'When are you open?',
    text: `When are you open?\n\n${'x'
      .repeat(70)
      .concat('\n')
      .repeat(size / 71)}`,
    messageId,
  });

describe('mails of any size', () => {
  const folder = createFolderStandIn();
  const asked: string[] = [];
  /** What was asked of the server, and a server that only guesses how large a mail is. */
  const listening = (guess?: number): OpenFolder => {
    const open = folder.open();
    return {
      ...open,
      beginnings: async function* (range, most) {
        for await (const each of open.beginnings(range, most)) yield guess ? { ...each, size: guess } : each;
      },
      piece: (uid, start, most) => {
        asked.push(`${uid} from ${start / megabyte} MB`);
        return open.piece(uid, start, most);
      },
    };
  };
  const place = { mailboxId: 0, folder: 'Sizes' };
  const add = (raw: Buffer) => folder.add({ raw, internalDate: new Date() });
  const read = async (guess?: number) => {
    asked.length = 0;
    await readFolder(listening(guess), desk.test.db, place, rules);
    return (await rowsOf('Sizes')).at(-1);
  };
  beforeAll(async () => {
    place.mailboxId = desk.mailboxId;
    await beginFolder(folder.open(), desk.test.db, place, rules);
  });

  test('a small one comes with one question', async () => {
    add(question('<small@customer.test>'));
    expect(await read()).toMatchObject({ disposition: 'received' });
    expect(asked).toEqual([]);
  });

  test('a large one comes piece by piece, and is what it was', async () => {
    const raw = question('<large@customer.test>', 2.5 * megabyte);
    add(raw);
    const row = await read();
    expect(asked).toEqual(['2 from 0 MB', '2 from 1 MB', '2 from 2 MB']);
    expect((await getLedgerEntry(desk.test.db, row?.id ?? 0)).source.equals(raw)).toBe(true);
  });

  test('of one that is too large the header is kept and nothing else is asked for', async () => {
    const raw = question('<huge@customer.test>', 4 * megabyte);
    add(raw);
    const row = await read();
    expect(asked).toEqual([]);
    expect(row).toMatchObject({ disposition: 'too-large', size: raw.length });
    const { source } = await getLedgerEntry(desk.test.db, row?.id ?? 0);
    expect(source.toString()).toBe(raw.subarray(0, raw.indexOf('\r\n\r\n') + 4).toString());
  });

  test('a server that says a mail is small cannot make us swallow a huge one', async () => {
    add(question('<liar@customer.test>', 5 * megabyte));
    expect(await read(1_000)).toMatchObject({ disposition: 'too-large' });
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test('one that is removed while it is being fetched is nobody’s fault, and the next goes on', async () => {
    const uid = add(question('<fleeting@customer.test>', 2 * megabyte));
    add(question('<next@customer.test>'));
    const open = listening();
    await readFolder({ ...open, piece: async () => null }, desk.test.db, place, rules);
    const uids = (await rowsOf('Sizes')).map((row) => row.uid);
    expect(uids).not.toContain(uid);
    expect(uids).toContain(uid + 1);
    // Were it still there, the sweep would take it in.
    await sweepFolder(listening(), desk.test.db, place, rules);
    expect((await rowsOf('Sizes')).map((row) => row.uid)).toContain(uid);
  });
});

describe('mail that was there before Baton', () => {
  const folder = createFolderStandIn();
  const place = { mailboxId: 0, folder: 'History' };
  const importing = { ...rules, importDays: 30 };
  const imported = async () => {
    const rows = await rowsOf('History');
    for (const row of rows) await work('receive-mail', { ledgerId: row.id });
    return await rowsOf('History');
  };
  beforeAll(async () => {
    place.mailboxId = await ensureMailbox(desk.test.db, {
      address: 'history@shop.test',
      name: '',
      authservId: null,
    });
    const ago = (count: number) => new Date(Date.now() - days(count));
    folder.add({ raw: question('<ancient@customer.test>'), internalDate: ago(200) });
    folder.add({ raw: question('<old@customer.test>'), internalDate: ago(20) });
    await beginFolder(folder.open(), desk.test.db, place, importing);
  });

  test('is found by the first sweep, so that new mail need not wait for it', async () => {
    folder.add({ raw: question('<new@customer.test>'), internalDate: new Date() });
    await readFolder(folder.open(), desk.test.db, place, importing);
    expect((await rowsOf('History')).map((row) => row.uid)).toEqual([3]);
    await sweepFolder(folder.open(), desk.test.db, place, importing);
    expect((await rowsOf('History')).map((row) => [row.uid, row.disposition])).toEqual([
      [2, 'history'],
      [3, 'received'],
    ]);
    const states = await listFolderStates(desk.test.db);
    // What lies below what is imported is nobody's business.
    expect(states.find((each) => each.folder === 'History')).toMatchObject({
      lastUid: 3,
      onServer: 2,
      lag: 0,
      sweptAt: expect.any(Date),
    });
    const { rows } = await desk.test.pool.query(
      `select payload->>'ledgerId' as id, priority from graphile_worker._private_jobs order by priority, id desc limit 9`,
    );
    const [old, fresh] = await rowsOf('History');
    const places = [fresh?.id, old?.id].map((id) => rows.findIndex((row) => Number(row.id) === id));
    expect(places[0]).toBeLessThan(places[1] ?? 0);
  });

  test('is a conversation that is over and is in no figure, until its customer goes on with it', async () => {
    const [old] = await imported();
    const period = { from: '2000-01-01', to: '2100-01-01', timeZone: 'UTC' };
    expect(await conversation(old?.conversation_id ?? 0)).toMatchObject({
      history: true,
      status: 'resolved',
      outcome: 'filed',
      handler: 'none',
      reasons: [],
    });
    const before = await countOutcomes(desk.test.db, period);
    const decision = await desk.test.db
      .selectFrom('decision')
      .selectAll()
      .where('message_id', '=', old?.message_ref ?? 0)
      .execute();
    expect(decision).toMatchObject([{ action: 'file', reasons: ['history'] }]);
    folder.add({
      raw: letter({
        from: 'eva@customer.test',
        subject: 'Re: When are you open?',
        text: 'Are you still there?',
        headers: ['In-Reply-To: <old@customer.test>'],
      }),
      internalDate: new Date(),
    });
    await readFolder(folder.open(), desk.test.db, place, importing);
    const reply = (await imported()).at(-1);
    expect(reply).toMatchObject({ disposition: 'threaded', conversation_id: old?.conversation_id });
    expect(await conversation(old?.conversation_id ?? 0)).toMatchObject({ history: false, status: 'open' });
    const total = (rows: typeof before) => rows.reduce((sum, row) => sum + row.count, 0);
    expect(total(await countOutcomes(desk.test.db, period))).toBe(total(before) + 1);
  });
});

test('what is new is told from history by UID at first, and by date under another UIDVALIDITY', () => {
  const contact = new Date('2026-11-23T08:00:00Z');
  const cursor = {
    uidValidity: 1,
    lastUid: 10,
    firstUid: 11,
    historyUid: 10,
    firstContactAt: contact,
    sweptAt: null,
  };
  const later = { ...cursor, uidValidity: 2, historyUid: 0 };
  const now = new Date(contact.getTime() + days(10));
  const at = (offset: number) => new Date(contact.getTime() + offset);
  const kinds = (of: typeof cursor, importDays: number, uid: number, internalDate: Date | null) =>
    kindOf(of, { ...rules, importDays }, { uid, internalDate }, now);
  // It came in the minute before, and lay there.
  expect(kinds(cursor, 0, 10, at(-1_000))).toBe('history');
  expect(kinds(cursor, 30, 10, at(-1_000))).toBe('imported');
  expect(kinds(cursor, 30, 10, at(-days(31)))).toBe('history');
  // New to the folder: by a clock that is behind, moved in from elsewhere, copied in from an archive.
  expect(kinds(cursor, 0, 11, at(-60_000))).toBe('live');
  expect(kinds(cursor, 0, 11, at(days(2)))).toBe('live');
  expect(kinds(cursor, 0, 11, at(-days(1)))).toBe('history');
  // All UIDs are new.
  expect(kinds(later, 0, 3, at(-days(1)))).toBe('history');
  expect(kinds(later, 0, 3, at(days(1)))).toBe('live');
  // No date, or none that can be: it came when it was first seen.
  for (const date of [null, new Date(0), new Date('2099-01-01')]) {
    expect(kinds(cursor, 0, 11, date)).toBe('live');
    expect(kinds(cursor, 0, 10, date)).toBe('history');
  }
});

describe('the same mail in two of our mailboxes', () => {
  test('taken in at the same moment is one conversation, and the other row says where it is', async () => {
    const ids: number[] = [];
    for (const name of ['one', 'two']) {
      const address = `${name}@shop.test`;
      const mailboxId = await ensureMailbox(desk.test.db, { address, name: '', authservId: null });
      const place = { mailboxId, folder: 'Twins', uidValidity: 1 };
      await setCursor(desk.test.db, { ...place, lastUid: 0 });
      for (let uid = 1; uid <= 8; uid++) {
        const source = question(`<twin-${uid}@customer.test>`);
        await recordMail(desk.test.db, { ...place, uid, internalDate: new Date(), source }, false);
      }
      expect(await findCursor(desk.test.db, mailboxId, 'Twins')).toMatchObject({ lastUid: 8 });
    }
    ids.push(...(await rowsOf('Twins')).map((row) => row.id));
    await Promise.all(ids.map((ledgerId) => work('receive-mail', { ledgerId })));
    const rows = await rowsOf('Twins');
    for (let uid = 1; uid <= 8; uid++) {
      const pair = rows.filter((row) => row.uid === uid);
      expect(pair.map((row) => row.disposition).sort()).toEqual(['duplicate', 'new']);
      expect(new Set(pair.map((row) => row.conversation_id)).size).toBe(1);
      expect(new Set(pair.map((row) => row.message_ref)).size).toBe(1);
    }
  });
});
