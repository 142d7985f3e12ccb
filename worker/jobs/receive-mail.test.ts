import { describe, expect, test } from 'vitest';

import { recordMails } from '../../db/intake.ts';
import { recordMail } from '../../db/ledger.ts';
import { reprocess } from '../../db/reprocess.ts';

import { letter } from '../../test/mail-desk.ts';
import { useReceiving } from '../../test/receiving.ts';
import { createSigningDomain } from '../../test/signing-domain.ts';
import { createTasks } from './index.ts';
import { receiveMail } from './receive-mail.ts';

const desk = useReceiving();
const eva = 'eva@customer.test';
const question = (messageId: string, headers: string[] = []) =>
  letter({ from: eva, subject: 'Order', text: 'Where is my order?', messageId, headers });

test('a mail that is no mail is kept as it came, said to be so, and the next goes on', async () => {
  const sources = [
    Buffer.alloc(0),
    Buffer.from('\0\0\0\xff\xfe', 'latin1'),
    Buffer.concat([
      Buffer.from('Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'),
      Buffer.alloc(2_000, 0),
    ]),
    Buffer.from('From: \xc3\x28 <\0@\ud800>\r\nSubject: =?utf-8?B?AAAA?=\r\n\r\n\ud83d', 'utf8'),
  ];
  for (const source of sources) {
    const row = await desk.receive(source);
    expect(row.source).toEqual(source);
    expect(row.settled_at).not.toBeNull();
    expect(row.disposition).not.toBe('received');
    if (row.disposition === 'unparsable') expect(row.reason).not.toBe('');
  }
  expect(await desk.receive(question('<after@customer.test>'))).toMatchObject({ disposition: 'new' });
});

test('a mail that breaks what stores it is unparsable in the end, not lost', async () => {
  const job = { attempts: 8, max_attempts: 8 };
  const uid = 9_000;
  const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid };
  await recordMail(desk.test.db, { ...place, internalDate: new Date(), source: question('<x@y>') }, false);
  const row = await desk.test.db
    .selectFrom('ledger')
    .select('id')
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow();
  const broken = {
    ...desk.context,
    config: { ...desk.context.config, secret: undefined as unknown as string },
  };
  const bounce = Buffer.from(
    question('<z@y>')
      .toString()
      .replace('\r\n\r\n', '\r\nIn-Reply-To: <baton.1.a.0123456789abcdef01234567@shop.test>\r\n\r\n'),
  );
  await desk.test.pool.query(
    'update raw_mail set source = $1 where id = (select raw_mail_id from ledger where id = $2)',
    [bounce, row.id],
  );
  await createTasks(broken)['receive-mail']?.({ ledgerId: row.id }, { job } as never);
  const after = await desk.test.db
    .selectFrom('ledger')
    .selectAll()
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  expect(after).toMatchObject({ disposition: 'unparsable', raw_mail_id: expect.any(Number) });
  expect(after.reason).not.toBe('');
});

test('mail from the mailbox’s own address is noted and answered by nobody', async () => {
  const raw = letter({ from: 'support@shop.test', subject: 'Hello', text: 'Where is my order?' });
  expect(await desk.receive(raw)).toMatchObject({ disposition: 'own', conversation_id: null });
});

test('a signed mail about which our own server says nothing is proven by its signature', async () => {
  const domain = createSigningDomain('customer.test');
  desk.keys.set('mail._domainkey.customer.test', domain.record);
  const verdictOf = async (header: string) => {
    const signed = await domain.sign(letter({ from: eva, subject: 'Signed', text: 'Where is my order?' }));
    const { message_ref } = await desk.receive(Buffer.concat([Buffer.from(header), signed]));
    return await desk.test.db
      .selectFrom('message')
      .select(['authenticity', 'authenticity_reason'])
      .where('id', '=', message_ref)
      .executeTakeFirstOrThrow();
  };
  expect(await verdictOf('')).toMatchObject({
    authenticity: 'pass',
    authenticity_reason: expect.stringContaining('DKIM signature of customer.test'),
  });
  // What our own server says comes first.
  expect(await verdictOf('Authentication-Results: mx.shop.test; dkim=none\r\n')).toMatchObject({
    authenticity: 'none',
  });
});

describe('a mail that is read once more', () => {
  const readAgain = async (ledgerId: number) => {
    expect(await reprocess(desk.test.db, ledgerId, 'Mia asked for it')).toBe('queued');
    expect(await reprocess(desk.test.db, ledgerId, 'Mia asked twice')).toBe('under-way');
    const job = { attempts: 1, max_attempts: 8 };
    await createTasks(desk.context)['receive-mail']?.({ ledgerId }, { job } as never);
    return await desk.test.db
      .selectFrom('ledger')
      .selectAll()
      .where('id', '=', ledgerId)
      .executeTakeFirstOrThrow();
  };
  const messagesOf = (conversationId: number | null) =>
    desk.test.db.selectFrom('message').selectAll().where('conversation_id', '=', conversationId).execute();
  const triage = (messageId: number, again: boolean) =>
    createTasks(desk.context)['triage-mail']?.({ messageId, again }, {
      job: { attempts: 1, max_attempts: 8 },
    } as never);

  test('says what it says now, in the place where it stood', async () => {
    const row = await desk.receive(question('<again@customer.test>'));
    await desk.test.db
      .updateTable('message')
      .set({ text: 'garbled', reply: 'garbled' })
      .where('id', '=', row.message_ref ?? 0)
      .execute();
    expect(await readAgain(row.id)).toMatchObject({
      disposition: 'new',
      message_ref: row.message_ref,
      conversation_id: row.conversation_id,
    });
    const messages = await messagesOf(row.conversation_id);
    expect(messages.map(({ id, reply }) => [id, reply])).toEqual([[row.message_ref, 'Where is my order?']]);
  });

  test('is answered once, however often it is read', async () => {
    const row = await desk.receive(question('<once@customer.test>'));
    const ref = row.message_ref ?? 0;
    await triage(ref, false);
    const answers = () =>
      desk.test.db.selectFrom('outbox').selectAll().where('in_answer_to', '=', ref).execute();
    const first = await answers();
    expect(first).toHaveLength(1);
    await readAgain(row.id);
    await triage(ref, true);
    expect(await answers()).toEqual(first);
  });
});

describe('mail that waits behind another', () => {
  const record = async (sources: readonly Buffer[]) => {
    const ids: number[] = [];
    for (const source of sources) {
      uid++;
      const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid };
      await recordMail(desk.test.db, { ...place, internalDate: new Date(), source }, false);
      const row = desk.test.db.selectFrom('ledger').select('id').where('uid', '=', uid);
      ids.push((await row.executeTakeFirstOrThrow()).id);
    }
    return ids;
  };
  const run = async (ledgerId = 0) => {
    const job = { attempts: 1, max_attempts: 8 };
    await createTasks(desk.context)['receive-mail']?.({ ledgerId }, { job } as never);
  };
  const rows = (ids: readonly number[]) =>
    desk.test.db.selectFrom('ledger').selectAll().where('id', 'in', ids).orderBy('id').execute();
  const jobs = async (task: string) => {
    const found = await desk.test.pool.query(
      'select key from graphile_worker.jobs where task_identifier = $1',
      [task],
    );
    return found.rows.map(({ key }) => key);
  };
  let uid = 20_000;

  test('is taken along in its order, each once, and its jobs are gone', async () => {
    const ids = await record(
      Array.from({ length: 20 }, (_, at) =>
        question(`<row-${at}@customer.test>`, at > 0 ? [`In-Reply-To: <row-${at - 1}@customer.test>`] : []),
      ),
    );
    await run(ids[0]);
    const received = await rows(ids);
    expect(received.map(({ disposition }) => disposition)).toEqual(['new', ...Array(19).fill('threaded')]);
    expect(new Set(received.map(({ conversation_id }) => conversation_id)).size).toBe(1);
    const left = new Set(await jobs('receive-mail'));
    expect(ids.slice(1).filter((id) => left.has(`receive:${id}`))).toEqual([]);
    const toJudge = await jobs('triage-mail');
    // Its own job, taken up a second time, finds nothing to do.
    await run(ids[3]);
    expect(await jobs('triage-mail')).toEqual(toJudge);
  });

  test('is judged along with the first of it; one more job is for when that fails', async () => {
    const ids = await record(['a', 'b', 'c'].map((name) => question(`<${name}@apart.test>`)));
    await run(ids[0]);
    const messages = (await rows(ids)).map(({ message_ref }) => message_ref);
    const { rows: due } = await desk.test.pool.query(
      `select payload, run_at <= now() as now from graphile_worker._private_jobs as job
      where (payload ->> 'messageId')::bigint = any($1) order by job.id`,
      [messages],
    );
    expect(due).toEqual([
      { payload: { messageId: messages[0] }, now: true },
      { payload: { messageId: messages[0], lastId: messages[2] }, now: false },
    ]);
  });

  test('waits for its own job where one among it cannot be read', async () => {
    const ids = await record([
      question('<before@customer.test>'),
      question('<with@customer.test>'),
      Buffer.from('no mail'),
      question('<behind@customer.test>'),
    ]);
    await run(ids[0]);
    expect((await rows(ids)).map(({ disposition }) => disposition)).toEqual([
      'new',
      'received',
      'received',
      'received',
    ]);
    for (const id of ids) await run(id);
    expect((await rows(ids)).map(({ disposition }) => disposition)).toEqual([
      'new',
      'new',
      'unparsable',
      'new',
    ]);
  });

  describe('and came in together with others', () => {
    const recordTogether = async (sources: readonly Buffer[]): Promise<Range> => {
      const mails = sources.map((source) => {
        uid++;
        const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid };
        return { ...place, internalDate: new Date(), source };
      });
      const ids = [...(await recordMails(desk.test.db, mails)).values()];
      return { ledgerId: Math.min(...ids), lastId: Math.max(...ids) };
    };
    type Range = { ledgerId: number; lastId: number };
    const between = ({ ledgerId, lastId }: Range) =>
      Array.from({ length: lastId - ledgerId + 1 }, (_, at) => ledgerId + at);
    const dispositions = async (range: Range) =>
      (await rows(between(range))).map(({ disposition }) => disposition);
    const work = (payload: object, attempts = 1) =>
      createTasks(desk.context)['receive-mail']?.(payload, { job: { attempts, max_attempts: 8 } } as never);
    /** The jobs for these mails, in the order in which they are worked. */
    const jobsFor = async ({ ledgerId, lastId }: Range): Promise<object[]> => {
      const found = await desk.test.pool.query(
        `select payload from graphile_worker._private_jobs as job
        where (payload ->> 'ledgerId')::bigint between $1 and $2 order by priority, run_at, id`,
        [ledgerId, lastId],
      );
      return found.rows.map(({ payload }) => payload);
    };
    const questions = (...names: string[]) => names.map((name) => question(`<${name}@together.test>`));
    const dropJobs = () => desk.test.pool.query('delete from graphile_worker._private_jobs');

    test('has one job with them, which receives them all', async () => {
      const range = await recordTogether(questions('a', 'b', 'c'));
      expect(await jobsFor(range)).toEqual([range]);
      await work(range);
      expect(await dispositions(range)).toEqual(['new', 'new', 'new']);
    });

    test('is received by that job also where some of them have been before, as by a worker that died', async () => {
      const range = await recordTogether(questions('d', 'e', 'f'));
      await work({ ledgerId: range.ledgerId, alone: true });
      expect(await dispositions(range)).toEqual(['new', 'received', 'received']);
      await work(range);
      expect(await dispositions(range)).toEqual(['new', 'new', 'new']);
    });

    test('gets a job of its own, before those of later mails, where one among them cannot be read', async () => {
      await dropJobs();
      const [one, two] = questions('g', 'h');
      const range = await recordTogether([one, Buffer.from('no mail'), two].filter((each) => !!each));
      const later = await recordTogether(questions('i', 'j'));
      await work(range);
      expect(await dispositions(range)).toEqual(['received', 'received', 'received']);
      const alone = between(range).map((ledgerId) => ({ ledgerId, alone: true }));
      const all = await jobsFor({ ledgerId: range.ledgerId, lastId: later.lastId });
      // Its own is at work: it goes once that has ended.
      expect(all.filter((job) => JSON.stringify(job) !== JSON.stringify(range))).toEqual([...alone, later]);
      for (const job of alone) await work(job);
      expect(await dispositions(range)).toEqual(['new', 'unparsable', 'new']);
    });

    test('gets a job of its own where the job of all is given up', async () => {
      await dropJobs();
      const range = await recordTogether(questions('k', 'l'));
      await receiveMail.giveUp(desk.context, range, new Error('the database was gone for an hour'));
      expect(await jobsFor(range)).toEqual([
        ...between(range).map((ledgerId) => ({ ledgerId, alone: true })),
        range,
      ]);
      expect(await dispositions(range)).toEqual(['received', 'received']);
    });
  });

  test('is not passed over by a small one where it is large', async () => {
    const large = Buffer.concat([question('<large@customer.test>'), Buffer.alloc(5 * 1024 * 1024, 'a ')]);
    const ids = await record([question('<one@customer.test>'), large, question('<three@customer.test>')]);
    await run(ids[0]);
    expect((await rows(ids)).map(({ disposition }) => disposition)).toEqual(['new', 'received', 'received']);
    // The large one goes by itself, and the next has a job of its own.
    for (const id of ids.slice(1)) await run(id);
    expect((await rows(ids)).map(({ disposition }) => disposition)).toEqual(['new', 'new', 'new']);
  });
});
