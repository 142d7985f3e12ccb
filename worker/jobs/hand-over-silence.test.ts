import { expect, test } from 'vitest';

import { useJobDesk } from '../../test/job-desk.ts';
import { type Stored, storeConversation, storeMessage } from '../../test/stored.ts';
import { handOverSilence } from './hand-over-silence.ts';
import { sendMail } from './send-mail.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();
const question = {
  subject: 'My order',
  reply: 'Where is my order? When will it arrive?',
  text: 'Where is my order?',
};

async function asked(from: string): Promise<Stored> {
  const stored = await storeConversation(desk.test.db, { ...question, from: { address: from, name: '' } });
  await triageMail.run(desk.context, { messageId: stored.messageId });
  const { id } = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('conversation_id', '=', stored.conversationId)
    .executeTakeFirstOrThrow();
  await sendMail.run(desk.context, { outboxId: id });
  return stored;
}

const conversation = (id: number) =>
  desk.test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a question that nobody answers in three days goes to a person, who sees what was asked for', async () => {
  const { conversationId, messageId } = await asked('eva@customer.test');
  expect(await conversation(conversationId)).toMatchObject({ handler: 'bot', outcome: 'asked' });
  const { rows } = await desk.test.pool.query(
    `select run_at - now() as wait from graphile_worker.jobs where task_identifier = 'hand-over-silence'`,
  );
  expect(rows[0].wait.days * 24 + (rows[0].wait.hours ?? 0)).toBeGreaterThan(70);
  await handOverSilence.run(desk.context, { messageId });
  expect(await conversation(conversationId)).toMatchObject({
    handler: 'human',
    status: 'open',
    outcome: 'handed_over',
    reasons: ['missing_data'],
  });
  await handOverSilence.run(desk.context, { messageId });
  const decisions = await desk.test.db
    .selectFrom('decision')
    .select(['action', 'missing'])
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .execute();
  expect(decisions).toEqual([
    { action: 'ask', missing: ['order_number'] },
    { action: 'escalate', missing: ['order_number'] },
  ]);
});

test('a question that was answered, however, is left to what the answer led to', async () => {
  const { conversationId, messageId } = await asked('jan@customer.test');
  const reply = 'When are you open on Saturday?';
  const answer = await desk.test.db.transaction().execute((trx) =>
    storeMessage(trx, conversationId, {
      messageId: '<second@customer.test>',
      from: { address: 'jan@customer.test', name: '' },
      reply,
      text: reply,
    }),
  );
  await triageMail.run(desk.context, { messageId: answer });
  await handOverSilence.run(desk.context, { messageId });
  expect(await conversation(conversationId)).toMatchObject({ handler: 'bot', outcome: 'answered' });
});
