import { afterEach, describe, expect, test } from 'vitest';

import { queueBotMails } from '../db/outbox.ts';
import { useJobDesk } from '../test/job-desk.ts';
import { botMail, storeConversation } from '../test/stored.ts';
import { botMark, makeMessageId } from '../triage/thread/message-id.ts';
import { createSentFolders, type SentFolders } from './imap/sent-folders.ts';
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
  return { ...row, went: desk.received().length - before };
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
