import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, test } from 'vitest';

import { recordMail, setCursor } from '../../db/ledger.ts';
import { getOutboxEntry, getSendState, queueBotMail } from '../../db/outbox.ts';
import { reprocess } from '../../db/reprocess.ts';
import { composeBounce } from '../../sandbox/bounce.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { letter } from '../../test/mail-desk.ts';
import { botMail } from '../../test/stored.ts';
import { buildMail } from '../smtp/build-mail.ts';
import { createTasks } from './index.ts';

const desk = useJobDesk();
let uid = 0;

beforeAll(() =>
  setCursor(desk.test.db, { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, lastUid: 0 }),
);

/** Takes a mail in as the watcher does, and works the job on it; answers its ledger row. */
async function receive(source: Buffer, attempts = 1) {
  uid++;
  const place = { mailboxId: desk.mailboxId, folder: 'INBOX', uidValidity: 1, uid };
  await recordMail(desk.test.db, { ...place, internalDate: new Date(), source }, false);
  const { id } = await desk.test.db
    .selectFrom('ledger')
    .select('id')
    .where('uid', '=', uid)
    .executeTakeFirstOrThrow();
  const job = { attempts, max_attempts: 8 };
  await createTasks(desk.context)['receive-mail']?.({ ledgerId: id }, { job } as never);
  return await desk.test.db
    .selectFrom('ledger')
    .leftJoin('raw_mail', 'raw_mail.id', 'ledger.raw_mail_id')
    .selectAll('ledger')
    .select('raw_mail.source')
    .where('ledger.id', '=', id)
    .executeTakeFirstOrThrow();
}

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
    const row = await receive(source);
    expect(row.source).toEqual(source);
    expect(row.settled_at).not.toBeNull();
    expect(row.disposition).not.toBe('received');
    if (row.disposition === 'unparsable') expect(row.reason).not.toBe('');
  }
  expect(await receive(question('<after@customer.test>'))).toMatchObject({ disposition: 'new' });
});

test('a mail that breaks what stores it is unparsable in the end, not lost', async () => {
  const job = { attempts: 8, max_attempts: 8 };
  uid++;
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

describe('our own mail that comes back', () => {
  test('is marked as failed, and its conversation goes to a person', async () => {
    const first = await receive(question('<bounced@customer.test>'));
    const stored = {
      mailboxId: desk.mailboxId,
      customerId: 0,
      conversationId: first.conversation_id ?? 0,
      messageId: first.message_ref ?? 0,
    };
    await desk.test.db.transaction().execute((trx) => queueBotMail(trx, botMail(stored)));
    const { id } = await desk.test.db
      .selectFrom('outbox')
      .select('id')
      .where('in_answer_to', '=', stored.messageId)
      .executeTakeFirstOrThrow();
    await desk.test.db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', id).execute();
    const entry = await getOutboxEntry(desk.test.db, id, { lock: false });
    const bounce = composeBounce({
      to: 'support@shop.test',
      recipient: eva,
      original: await buildMail(entry),
      host: 'mx.shop.test',
      id: 'bounce-1',
      at: new Date(),
    });
    const row = await receive(bounce);
    expect(row).toMatchObject({ disposition: 'bounce', conversation_id: stored.conversationId });
    expect(await getOutboxEntry(desk.test.db, id, { lock: false })).toMatchObject({ state: 'failed' });
    const conversation = await desk.test.db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', stored.conversationId)
      .executeTakeFirstOrThrow();
    expect(conversation).toMatchObject({ handler: 'human', status: 'open', reasons: ['engine_error'] });
    // What a machine wrote is no newer mail of the customer.
    const state = await desk.test.db.transaction().execute((trx) => getSendState(trx, entry));
    expect(state.newerMail).toBe('none');
  });
});

test('a reply of a stranger to somebody else’s conversation begins one of its own', async () => {
  const first = await receive(question('<private@customer.test>'));
  const raw = letter({
    from: 'mallory@customer.test',
    subject: 'Re: Order',
    text: 'What did they say?',
    headers: ['In-Reply-To: <private@customer.test>'],
  });
  const row = await receive(raw);
  expect(row.disposition).toBe('new');
  expect(row.conversation_id).not.toBe(first.conversation_id);
  expect(row.reason).toContain('has no part');
  const answer = await receive(question('<mine@customer.test>', ['In-Reply-To: <private@customer.test>']));
  expect(answer).toMatchObject({ disposition: 'threaded', conversation_id: first.conversation_id });
  expect((await simpleParser(raw)).subject).toBe('Re: Order');
});

test('mail from the mailbox’s own address is noted and answered by nobody', async () => {
  const raw = letter({ from: 'support@shop.test', subject: 'Hello', text: 'Where is my order?' });
  expect(await receive(raw)).toMatchObject({ disposition: 'own', conversation_id: null });
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
    const row = await receive(question('<again@customer.test>'));
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
    const row = await receive(question('<once@customer.test>'));
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
