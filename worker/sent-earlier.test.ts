import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { markSetBack } from '../db/life.ts';
import { queueBotMails } from '../db/outbox.ts';
import { sendAgain } from '../db/outbox-person.ts';
import { useJobDesk } from '../test/job-desk.ts';
import { botMail, storeConversation } from '../test/stored.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import { createSentFolders, type SentFolders } from './imap/sent-folders.ts';
import { findSentMail } from './jobs/find-sent-mail.ts';
import { sendMail } from './jobs/send-mail.ts';

const desk = useJobDesk();
let sentFolders: SentFolders | null = null;

afterEach(() => sentFolders?.close());

const ownId = (id: string) =>
  makeMessageId({
    conversationNumber: 77,
    messageId: id,
    domain: 'shop.test',
    key: desk.context.config.secret,
  });

/** The answer that lies in Sent and that the database has forgotten. */
async function putIntoSent(messageId: string, inReplyTo: string): Promise<void> {
  const raw = `Message-ID: ${messageId}\r\nIn-Reply-To: ${inReplyTo}\r\nSubject: Re: Hello\r\n\r\nHello\r\n`;
  await desk.context.sentFolders.save(desk.context.mailboxConfig(desk.mailboxId), {
    ...{ raw: Buffer.from(raw), messageId, at: new Date(), waited: false },
  });
}

/** Sends the bot's answer to `customerId`, a mail that came a minute ago, from a process that began `beganAgoMs` ago. */
async function answer(customerId: string, beganAgoMs: number) {
  const { db } = desk.test;
  const stored = await storeConversation(db, { messageId: customerId });
  const answers = { id: stored.messageId, messageId: customerId, references: [] };
  await db.transaction().execute((trx) => queueBotMails(trx, [botMail(stored, { answers })]));
  const { id: outboxId } = await db
    .selectFrom('outbox')
    .select('id')
    .where('in_answer_to', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  sentFolders = createSentFolders(Date.now() - beganAgoMs);
  const before = desk.received().length;
  await sendMail.run({ ...desk.context, sentFolders }, { outboxId });
  const row = await db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .innerJoin('conversation', 'conversation.id', 'outbox.conversation_id')
    .select(['outbox.state', 'outbox.state_reason', 'message.message_id', 'conversation.handler'])
    .where('outbox.id', '=', outboxId)
    .executeTakeFirstOrThrow();
  return { ...row, outboxId, conversationId: stored.conversationId, went: desk.received().length - before };
}

describe('a mail that the bot answers after the database was set back', () => {
  test('is not answered twice: the answer in Sent is known again, by its own Message-ID', async () => {
    const forgotten = ownId(`${botMark}1`);
    await putIntoSent(forgotten, '<one@customer.test>');
    expect(await answer('<one@customer.test>', 0)).toMatchObject({
      state: 'sent',
      message_id: forgotten,
      state_reason: 'its answer was found in the Sent folder',
      went: 0,
    });
  });

  test('is left to a person where a person had answered it', async () => {
    await putIntoSent(ownId('2'), '<two@customer.test>');
    expect(await answer('<two@customer.test>', 0)).toMatchObject({
      ...{ state: 'withdrawn', handler: 'human', went: 0 },
      state_reason: expect.stringContaining('a person has answered it'),
    });
  });

  test('is answered where Sent has answers to other mails alone', async () => {
    expect(await answer('<three@customer.test>', 0)).toMatchObject({ state: 'sent', went: 1 });
  });

  test('is not looked for where it came while this process ran', async () => {
    await putIntoSent(ownId(`${botMark}4`), '<four@customer.test>');
    expect(await answer('<four@customer.test>', 3_600_000)).toMatchObject({ state: 'sent', went: 1 });
  });
});

describe('where the database is known to have been set back', () => {
  beforeAll(() => markSetBack(desk.test.db, new Date()));
  // What was sent before went to somebody else, so that no brake bites.
  beforeEach(() => desk.test.pool.query("update outbox set to_address = 'jan@customer.test'"));
  afterAll(() => desk.test.db.updateTable('database_life').set({ set_back_at: null }).execute());

  test('a mail that may have been answered is not answered again: a person decides, and can have it sent', async () => {
    const { outboxId, conversationId, ...done } = await answer('<five@customer.test>', 0);
    expect(done).toMatchObject({
      ...{ state: 'unknown', went: 0 },
      state_reason: expect.stringContaining('set back to an older state'),
    });
    // Looked for as often as any other mail that nobody knows of, over half an hour.
    for (let look = 0; look < 5; look++) await findSentMail.run(desk.context, { outboxId });
    const { handler } = await desk.test.db
      .selectFrom('conversation')
      .select('handler')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    expect(handler).toBe('human');
    const before = desk.received().length;
    expect(await sendAgain(desk.test.db, { conversationId, outboxId }, new Date())).toBe(true);
    await sendMail.run(desk.context, { outboxId });
    expect(desk.received().length).toBe(before + 1);
  });

  test('a mail whose answer lies in Sent is known as answered', async () => {
    await putIntoSent(ownId(`${botMark}6`), '<six@customer.test>');
    expect(await answer('<six@customer.test>', 0)).toMatchObject({ state: 'sent', went: 0 });
  });

  test('a mail that came afterwards is answered at once', async () => {
    await markSetBack(desk.test.db, new Date(Date.now() - 3_600_000));
    expect(await answer('<seven@customer.test>', 0)).toMatchObject({ state: 'sent', went: 1 });
  });
});
