import { beforeEach, expect, test } from 'vitest';
import { takeBackReply } from '../../db/outbox-person.ts';
import { queueReply } from '../../db/replies.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { type Stored, storeConversation, storeMessage } from '../../test/stored.ts';
import { sendMail } from './send-mail.ts';

const desk = useJobDesk();
let stored: Stored;

beforeEach(async () => {
  stored = await storeConversation(desk.test.db);
});

test('what a person wrote goes out, although a person has the conversation and more mail has come', async () => {
  const agent = await desk.test.db
    .insertInto('agent')
    .values({ email: 'ann@shop.test', name: 'Ann', role: 'agent', password_hash: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const reply = await queueReply(desk.test.db, {
    conversationId: stored.conversationId,
    agent: { id: agent.id, name: 'Ann' },
    subject: 'Re: Where is my order?',
    text: 'I have looked for it.',
    messageId: '<ann@shop.test>',
    seenMessageId: 1_000_000,
    resolve: false,
    now: new Date(),
  });
  await desk.test.db
    .transaction()
    .execute((trx) => storeMessage(trx, stored.conversationId, { messageId: '<more@customer.test>' }));
  if (reply.kind !== 'queued') throw new Error(reply.kind);
  const before = desk.received().length;
  await sendMail.run(desk.context, { outboxId: reply.outboxId });
  expect(desk.received().length - before).toBe(1);
  const raw = desk.received().at(-1)?.raw.toString() ?? '';
  // A person's mail may be answered by an out-of-office.
  expect(raw).not.toMatch(/auto-submitted/i);
});

test('of an agent who takes an answer back and the sender, one wins', async () => {
  const agent = await desk.test.db
    .insertInto('agent')
    .values({ email: 'tom@shop.test', name: 'Tom', role: 'agent', password_hash: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let round = 0; round < 8; round++) {
    const seen = desk.received().length;
    const reply = await queueReply(desk.test.db, {
      conversationId: stored.conversationId,
      agent: { id: agent.id, name: 'Tom' },
      subject: 'Re: Where is my order?',
      text: 'Here.',
      messageId: `<race-${round}@shop.test>`,
      seenMessageId: 1_000_000,
      resolve: false,
      now: new Date(),
    });
    if (reply.kind !== 'queued') throw new Error(reply.kind);
    const about = { conversationId: stored.conversationId, outboxId: reply.outboxId };
    const [taken] = await Promise.all([
      takeBackReply(desk.test.db, about),
      sendMail.run(desk.context, { outboxId: reply.outboxId }),
    ]);
    expect(desk.received().length - seen).toBe(taken.kind === 'taken-back' ? 0 : 1);
  }
});
