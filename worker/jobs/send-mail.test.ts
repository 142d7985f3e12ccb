import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeConversation } from '../../db/change-conversations.ts';
import { type OutgoingMail, queueBotMails } from '../../db/outbox.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { botMail, type Stored, storeConversation, storeMessage } from '../../test/stored.ts';
import { saveSentCopy } from './save-sent-copy.ts';
import { sendMail } from './send-mail.ts';

const desk = useJobDesk();
let stored: Stored;
let outboxId = 0;
let before = 0;

async function queue(changes: Partial<OutgoingMail> = {}): Promise<number> {
  await desk.test.db.transaction().execute((trx) => queueBotMails(trx, [botMail(stored, changes)]));
  const row = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('in_answer_to', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  return row.id;
}

// All of these tests write to the same customer.
beforeAll(() => storePolicy(desk.test.db, { botMailsPerHour: 100 }));

beforeEach(async () => {
  desk.fault = null;
  stored = await storeConversation(desk.test.db);
  outboxId = await queue();
  before = desk.received().length;
});

const run = () => sendMail.run(desk.context, { outboxId });
const newMails = () => desk.received().length - before;
const outbox = () =>
  desk.test.db.selectFrom('outbox').selectAll().where('id', '=', outboxId).executeTakeFirstOrThrow();
const conversation = () =>
  desk.test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', stored.conversationId)
    .executeTakeFirstOrThrow();
const withPerson = { handler: 'human', status: 'open', reasons: ['delivery_failed'], outcome: 'handed_over' };
const jobsFor = async (name: string) => {
  const { rows } = await desk.test.pool.query(
    `select run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload ->> 'outboxId' = $2`,
    [name, String(outboxId)],
  );
  return rows as { run_at: Date }[];
};

/** The try that was put off comes now. */
const makeDue = () =>
  desk.test.db.updateTable('outbox').set({ due_at: new Date() }).where('id', '=', outboxId).execute();
const sendingFault = async () =>
  (await desk.test.db.selectFrom('mailbox').select('sending_fault').executeTakeFirstOrThrow()).sending_fault;
const change = (values: { [name: string]: unknown }) =>
  desk.test.db.updateTable('outbox').set(values).where('id', '=', outboxId).execute();

describe('a mail', () => {
  test('goes out once, whatever calls for it again, and a copy for the Sent folder is queued with it', async () => {
    await run();
    await run();
    await run();
    expect(newMails()).toBe(1);
    expect(await outbox()).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await jobsFor('save-sent-copy')).toHaveLength(1);
  });

  test('goes out once where two workers take it at the same moment', async () => {
    await Promise.all([run(), run(), run()]);
    expect(newMails()).toBe(1);
  });

  test.each(['mail', 'rcpt', 'data'] as const)(
    'that the server cannot take for now (4xx at %s) is tried again and then goes out once',
    async (at) => {
      desk.fault = { at, action: 'reply', code: 451 };
      await run();
      const waiting = await outbox();
      expect(waiting).toMatchObject({
        state: 'queued',
        attempts: 1,
        handed_over_at: null,
        state_reason: expect.stringContaining('451'),
      });
      const wait = waiting.due_at.getTime() - Date.now();
      expect(wait).toBeGreaterThan(40_000);
      expect(wait).toBeLessThan(75_000);
      expect((await jobsFor('send-mail')).map((job) => job.run_at)).toContainEqual(waiting.due_at);
      expect(await conversation()).toMatchObject({ handler: 'none' });
      expect(await sendingFault()).toBeNull();
      desk.fault = null;
      await run();
      expect(newMails()).toBe(0);
      await makeDue();
      await run();
      expect(newMails()).toBe(1);
      expect(await outbox()).toMatchObject({ state: 'sent', attempts: 2, state_reason: '' });
    },
  );

  test('that the server does not take for three days is told to a person', async () => {
    desk.fault = { at: 'data', action: 'reply', code: 451 };
    await run();
    await change({ due_at: new Date(), first_tried_at: new Date(Date.now() - 2.999 * 86_400_000) });
    await run();
    expect(await outbox()).toMatchObject({ state: 'failed', state_reason: expect.stringContaining('451') });
    expect(await conversation()).toMatchObject(withPerson);
    expect(newMails()).toBe(0);
  });

  test.each(['mail', 'rcpt', 'data'] as const)(
    'that the server refuses for good (5xx at %s) is not tried again, and a person has the conversation',
    async (at) => {
      desk.fault = { at, action: 'reply', code: 550 };
      await run();
      expect(await outbox()).toMatchObject({ state: 'failed', state_reason: expect.stringContaining('550') });
      expect(await conversation()).toMatchObject(withPerson);
      desk.fault = null;
      await run();
      expect(newMails()).toBe(0);
    },
  );

  test('waits where no mail can be handed in at all, and the desk is told what is wrong with the mailbox', async () => {
    const mailbox = desk.context.mailboxConfig(desk.mailboxId);
    const wrong = { ...mailbox, address: 'wrong@shop.test', smtp: { ...mailbox.smtp, password: 'wrong' } };
    await sendMail.run({ ...desk.context, mailboxConfig: () => wrong }, { outboxId });
    expect(await outbox()).toMatchObject({ state: 'queued', state_reason: expect.stringContaining('535') });
    expect(await conversation()).toMatchObject({ handler: 'none' });
    expect(await sendingFault()).toContain('535');
    await makeDue();
    await run();
    expect(await outbox()).toMatchObject({ state: 'sent' });
    expect(await sendingFault()).toBeNull();
  });

  test('waits where the server is not there', async () => {
    const mailbox = desk.context.mailboxConfig(desk.mailboxId);
    const gone = { ...mailbox, address: 'gone@shop.test', smtp: { ...mailbox.smtp, port: 1 } };
    await sendMail.run({ ...desk.context, mailboxConfig: () => gone }, { outboxId });
    const { state, due_at } = await outbox();
    expect(state).toBe('queued');
    expect(due_at.getTime() - Date.now()).toBeLessThan(7_000);
    expect(await sendingFault()).toContain('ECONNREFUSED');
  });

  test('that may have arrived, since the line broke after it was handed over, is looked for and not sent again', async () => {
    desk.fault = { at: 'after-data', action: 'drop' };
    await run();
    expect(await outbox()).toMatchObject({ state: 'unknown', handed_over_at: expect.any(Date) });
    expect(await conversation()).toMatchObject({ handler: 'none' });
    expect(await jobsFor('find-sent-mail')).toHaveLength(1);
    desk.fault = null;
    await run();
    expect(newMails()).toBe(1);
  });

  test('whose line broke before it was handed over is known not to have gone', async () => {
    desk.fault = { at: 'rcpt', action: 'drop' };
    await run();
    expect(await outbox()).toMatchObject({ state: 'queued', handed_over_at: null });
  });

  test('whose worker died after it was handed over is looked for and not sent again', async () => {
    await change({ state: 'sending', attempts: 1, handed_over_at: new Date() });
    await run();
    expect(await outbox()).toMatchObject({
      state: 'unknown',
      state_reason: expect.stringContaining('stopped'),
    });
    expect(await jobsFor('find-sent-mail')).toHaveLength(1);
    expect(newMails()).toBe(0);
  });

  test('whose worker died before the first byte of it left goes out once', async () => {
    await change({ state: 'sending', attempts: 1 });
    await run();
    expect(await outbox()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(newMails()).toBe(1);
  });

  test('that was taken from a worker which was only slow is not sent by that worker', async () => {
    const slow = {
      ...desk.context,
      mailer: {
        ...desk.context.mailer,
        send: async (...of: Parameters<typeof desk.context.mailer.send>) => {
          // Meanwhile it was taken for dead, and another one has sent the mail.
          await run();
          return await desk.context.mailer.send(...of);
        },
      },
    };
    await sendMail.run(slow, { outboxId });
    expect(newMails()).toBe(1);
    expect(await outbox()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('that was sent before the database was set back to a backup is found in Sent and not sent again', async () => {
    await run();
    await saveSentCopy.run(desk.context, { outboxId });
    expect(newMails()).toBe(1);
    const longAgo = new Date(Date.now() - 3_600_000);
    await change({ state: 'queued', attempts: 0, sent_at: null, handed_over_at: null, created_at: longAgo });
    await run();
    expect(newMails()).toBe(1);
    expect(await outbox()).toMatchObject({ state: 'sent', state_reason: expect.stringContaining('Sent') });
  });

  test('that is given up after it was handed over is not forgotten', async () => {
    await change({ state: 'sending', attempts: 1, handed_over_at: new Date() });
    await sendMail.giveUp(desk.context, { outboxId }, new Error('the database was gone'));
    expect(await outbox()).toMatchObject({ state: 'unknown' });
    expect(await jobsFor('find-sent-mail')).toHaveLength(1);
  });

  test('that cannot even be put together is told to a person', async () => {
    await sendMail.giveUp(desk.context, { outboxId }, new Error('no such character'));
    expect(await outbox()).toMatchObject({ state: 'failed', state_reason: 'no such character' });
    expect(await conversation()).toMatchObject({ ...withPerson, reasons: ['engine_error'] });
  });
});

describe('an answer of the bot', () => {
  test('is withdrawn where a person has taken over meanwhile', async () => {
    await desk.test.db
      .transaction()
      .execute((trx) => changeConversation(trx, stored.conversationId, { handler: 'human' }));
    await run();
    expect(await outbox()).toMatchObject({ state: 'withdrawn', state_reason: 'a person has taken over' });
    expect(newMails()).toBe(0);
  });

  test('is withdrawn where the customer is blocked, as is a handover', async () => {
    await desk.test.db
      .updateTable('customer')
      .set({ blocked_at: new Date() })
      .where('id', '=', stored.customerId)
      .execute();
    await desk.test.db.updateTable('outbox').set({ kind: 'handover' }).where('id', '=', outboxId).execute();
    await run();
    await desk.test.db.updateTable('customer').set({ blocked_at: null }).execute();
    expect(await outbox()).toMatchObject({ state: 'withdrawn', state_reason: 'the customer is blocked' });
    expect(newMails()).toBe(0);
  });

  test('that was withdrawn from a blocked customer is not counted as an answer', async () => {
    const { db } = desk.test;
    await db
      .transaction()
      .execute((trx) => changeConversation(trx, stored.conversationId, { outcome: 'answered' }));
    await db
      .updateTable('customer')
      .set({ blocked_at: new Date() })
      .where('id', '=', stored.customerId)
      .execute();
    await run();
    await db.updateTable('customer').set({ blocked_at: null }).execute();
    expect(await conversation()).toMatchObject({ outcome: 'filed' });
  });

  test('waits for the decision on a newer mail, and gives way to its answer', async () => {
    const newer = await desk.test.db
      .transaction()
      .execute((trx) => storeMessage(trx, stored.conversationId, { messageId: '<newer@customer.test>' }));
    await desk.test.pool.query('delete from graphile_worker._private_jobs');
    await run();
    expect(await outbox()).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await jobsFor('send-mail')).toHaveLength(1);
    await decide(newer, 'reply');
    await run();
    expect(await outbox()).toMatchObject({ state: 'withdrawn' });
    expect(newMails()).toBe(0);
  });

  test('still goes out where the newer mail was only a thank-you: nothing else would answer the question', async () => {
    const newer = await desk.test.db
      .transaction()
      .execute((trx) => storeMessage(trx, stored.conversationId, { messageId: '<thanks@customer.test>' }));
    await decide(newer, 'file');
    await run();
    expect(newMails()).toBe(1);
  });

  const decide = (messageId: number, action: string) =>
    desk.test.db
      .insertInto('decision')
      .values({ message_id: messageId, conversation_id: stored.conversationId, action, reasons: [] })
      .execute();
});
