import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { queueBotMails } from '../../db/outbox.ts';
import { confirmArrived, sendAgain } from '../../db/outbox-person.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { botMail, type Stored, storeConversation, storeMessage } from '../../test/stored.ts';
import type { WorkerContext } from '../context.ts';
import { findSentMail } from './find-sent-mail.ts';
import { saveSentCopy } from './save-sent-copy.ts';
import { sendMail } from './send-mail.ts';

const desk = useJobDesk();
let stored: Stored;
let outboxId = 0;
let before = 0;
let now = new Date();
let context: WorkerContext;

beforeAll(() => storePolicy(desk.test.db, { botMailsPerHour: 100 }));

/** A mail that the server took without saying so. */
beforeEach(async () => {
  now = new Date();
  context = { ...desk.context, now: () => now };
  stored = await storeConversation(desk.test.db);
  await desk.test.db.transaction().execute((trx) => queueBotMails(trx, [botMail(stored)]));
  const row = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('in_answer_to', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  outboxId = row.id;
  before = desk.received().length;
  desk.fault = { at: 'after-data', action: 'drop' };
  await sendMail.run(context, { outboxId });
  desk.fault = null;
});

const look = () => findSentMail.run(context, { outboxId });
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const newMails = () => desk.received().length - before;
const outbox = () =>
  desk.test.db.selectFrom('outbox').selectAll().where('id', '=', outboxId).executeTakeFirstOrThrow();
const conversation = () =>
  desk.test.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', stored.conversationId)
    .executeTakeFirstOrThrow();
const about = () => ({ conversationId: stored.conversationId, outboxId });

/** As many looks as it takes until a person is asked. */
async function lookForHalfAnHour(): Promise<void> {
  for (const minutes of [0.2, 1, 4, 10, 15]) {
    expect(await outbox()).toMatchObject({ state: 'unknown', offered_at: null });
    pass(minutes);
    await look();
  }
}

describe('a mail of which nobody knows whether it went', () => {
  test('is brought to a person after half an hour, once', async () => {
    await lookForHalfAnHour();
    expect(await outbox()).toMatchObject({ state: 'unknown', offered_at: now });
    expect(await conversation()).toMatchObject({ handler: 'human', reasons: ['delivery_failed'] });
    const offeredAt = now;
    pass(400);
    await look();
    expect(await outbox()).toMatchObject({ state: 'unknown', offered_at: offeredAt });
  });

  test('is known to be sent once the server has filed it', async () => {
    await look();
    // What the server itself does on taking a mail.
    await saveSentCopy.run(context, { outboxId });
    await look();
    expect(await outbox()).toMatchObject({ state: 'sent', state_reason: expect.stringContaining('Sent') });
    expect(await conversation()).toMatchObject({ handler: 'none' });
    expect(newMails()).toBe(1);
  });

  test('is known to have arrived when an answer to it comes, also after a person was asked', async () => {
    await lookForHalfAnHour();
    await desk.test.db.transaction().execute((trx) =>
      storeMessage(trx, stored.conversationId, {
        messageId: '<late@customer.test>',
        inReplyTo: `<bot-${stored.messageId}@shop.test>`,
      }),
    );
    await look();
    expect(await outbox()).toMatchObject({ state: 'sent', state_reason: 'an answer to it has come' });
  });

  test('is not taken for sent by a bounce that refers to it', async () => {
    await desk.test.db.transaction().execute((trx) =>
      storeMessage(trx, stored.conversationId, {
        messageId: '<bounce@mx.test>',
        inReplyTo: `<bot-${stored.messageId}@shop.test>`,
        automated: { kind: 'bounce', reason: 'a delivery report' },
      }),
    );
    await look();
    expect(await outbox()).toMatchObject({ state: 'unknown' });
  });

  test('stays unknown where the mailbox cannot be looked into, and a person is asked in time', async () => {
    const mailbox = desk.context.mailboxConfig(desk.mailboxId);
    const gone = { ...mailbox, address: 'gone@shop.test', imap: { ...mailbox.imap, port: 1 } };
    context = { ...context, mailboxConfig: () => gone };
    await lookForHalfAnHour();
    expect(await outbox()).toMatchObject({ state: 'unknown', offered_at: now });
  });
});

describe('a person who is asked', () => {
  beforeEach(lookForHalfAnHour);

  test('may have it sent again: once, however often the button is pressed, under the same Message-ID', async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => sendAgain(desk.test.db, about(), now)));
    expect(pressed.filter(Boolean)).toHaveLength(1);
    expect(await conversation()).toMatchObject({ status: 'waiting', handler: 'human', waiting_since: null });
    await sendMail.run(context, { outboxId });
    expect(newMails()).toBe(2);
    const ids = desk
      .received()
      .slice(-2)
      .map(({ raw }) => /^message-id: *(.*)$/im.exec(raw.toString())?.[1]);
    expect(new Set(ids).size).toBe(1);
    expect(await outbox()).toMatchObject({ state: 'sent', resends: 1 });
  });

  test('sends nothing again that is found in Sent at the last moment', async () => {
    await saveSentCopy.run(context, { outboxId });
    await sendAgain(desk.test.db, about(), now);
    await sendMail.run(context, { outboxId });
    expect(newMails()).toBe(1);
    expect(await outbox()).toMatchObject({ state: 'sent' });
  });

  test('may know that it arrived', async () => {
    expect(await confirmArrived(desk.test.db, about(), 'Ann', now)).toBe(true);
    expect(await confirmArrived(desk.test.db, about(), 'Ann', now)).toBe(false);
    expect(await outbox()).toMatchObject({ state: 'sent', state_reason: 'Ann says that it arrived' });
    expect(await conversation()).toMatchObject({ status: 'waiting' });
  });
});
