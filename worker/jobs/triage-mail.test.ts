import { beforeAll, expect, test } from 'vitest';

import { putOrder } from '../../db/orders.ts';
import { getConversationToTriage } from '../../db/triage.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { order } from '../../test/order.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { type Stored, storeConversation } from '../../test/stored.ts';
import { parseTemplate } from '../../triage/compose/template.ts';
import type { ParsedMail } from '../../triage/mail.ts';
import type { WorkerContext } from '../context.ts';
import { conversationFacts } from '../situation.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();

// All of these tests write to the same customer.
beforeAll(() => storePolicy(desk.test.db, { botMailsPerHour: 100 }));

async function triaged(changes: Partial<ParsedMail>, context: Partial<WorkerContext> = {}) {
  const stored = await storeConversation(desk.test.db, changes);
  await triageMail.run({ ...desk.context, ...context }, { messageId: stored.messageId });
  return { stored, ...(await read(stored)) };
}

async function read(stored: Stored) {
  const { db } = desk.test;
  const where = stored.conversationId;
  return {
    conversation: await db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', where)
      .executeTakeFirstOrThrow(),
    decisions: await db.selectFrom('decision').selectAll().where('conversation_id', '=', where).execute(),
    mails: await db
      .selectFrom('outbox')
      .innerJoin('message', 'message.id', 'outbox.message_id')
      .selectAll('outbox')
      .select(['message.text', 'message.to_addresses', 'message.subject'])
      .where('outbox.conversation_id', '=', where)
      .execute(),
  };
}

const hours = { subject: 'Opening hours', reply: 'Hi, what are your opening hours this week?' };

/** The approved words, with those for opening hours asking for a slot that nobody fills. */
const withBrokenWords = () => [
  ...desk.context.templates.filter((each) => each.name !== 'opening-hours.en'),
  parseTemplate(
    'opening-hours.en',
    '---\nkind: answer\nintent: opening_hours\nlanguage: en\n---\nWe are open {{ whenever }}.',
  ),
];

test('an answer that cannot be written becomes a handover, and the customer is told', async () => {
  const { conversation, decisions, mails } = await triaged(hours, { templates: withBrokenWords() });
  expect(conversation).toMatchObject({ handler: 'human', status: 'open', reasons: ['engine_error'] });
  expect(decisions).toMatchObject([
    { action: 'escalate', reasons: ['engine_error'], template: 'handover.en' },
  ]);
  expect(mails).toMatchObject([
    { kind: 'handover', text: expect.stringContaining('a colleague takes over') },
  ]);
});

test('what was looked up and cannot be said does not keep the customer from being told', async () => {
  const reply = 'Where is my order 10-9001? When will it arrive?';
  // A date that PostgreSQL knows and no calendar does, as a wrong import may bring.
  const wrong = order({
    number: '10-9001',
    customerEmail: 'eva@customer.test',
    expectedDelivery: 'infinity',
  });
  await putOrder(desk.test.db, wrong);
  const { conversation, mails } = await triaged({ subject: 'Where is my order?', reply, text: reply });
  expect(conversation).toMatchObject({ handler: 'human', reasons: ['engine_error'] });
  expect(mails).toMatchObject([{ kind: 'handover' }]);
});

test('a mail is triaged once, however often the job runs, and answered once', async () => {
  const { stored, mails } = await triaged(hours);
  expect(mails).toMatchObject([{ kind: 'reply' }]);
  await triageMail.run(desk.context, { messageId: stored.messageId });
  const again = await read(stored);
  expect(again.mails).toHaveLength(1);
  expect(again.decisions).toHaveLength(1);
  expect(again.conversation).toMatchObject({ handler: 'bot', status: 'waiting', outcome: 'answered' });
});

test('two workers on one mail answer it once', async () => {
  const stored = await storeConversation(desk.test.db, hours);
  const run = () => triageMail.run(desk.context, { messageId: stored.messageId });
  await Promise.allSettled([run(), run(), run()]);
  expect((await read(stored)).mails).toHaveLength(1);
});

test('a mail that the engine fails on ends with a person, and says what failed', async () => {
  const stored = await storeConversation(desk.test.db, hours);
  await triageMail.giveUp(desk.context, { messageId: stored.messageId }, new Error('the engine broke'));
  const { conversation, decisions } = await read(stored);
  expect(conversation).toMatchObject({ handler: 'human', status: 'open', outcome: 'handed_over' });
  expect(decisions).toMatchObject([{ action: 'escalate', reasons: ['engine_error'] }]);
  expect(JSON.stringify(decisions[0]?.facts)).toContain('the engine broke');
});

test('a forged sender is written nothing, and a person has the mail: it is not said to be answered', async () => {
  const { conversation, mails } = await triaged({ ...hours, authenticity: 'fail' });
  expect(mails).toEqual([]);
  expect(conversation).toMatchObject({
    handler: 'human',
    outcome: 'handed_over',
    reasons: expect.arrayContaining(['sender_not_authentic']),
  });
});

test('the answer goes to the one who wrote, not to Reply-To and not to those in Cc', async () => {
  const { mails } = await triaged({
    ...hours,
    replyTo: [{ address: 'mallory@customer.test', name: '' }],
    cc: [{ address: 'jan@customer.test', name: '' }],
  });
  expect(mails[0]?.to_addresses).toEqual([{ address: 'eva@customer.test', name: 'Eva Novak' }]);
});

test.each([
  ['half a character', 'Where is my order \ud83d? \udca9 Please!'],
  ['a zero byte', 'Where is my order \u0000 10-4471?'],
  ['nothing', ''],
  ['very much', 'Where is my order? 😀 '.repeat(20_000)],
])('a mail with %s in it is decided on like any other', async (_, reply) => {
  const clean = reply.replaceAll('\u0000', '');
  const { decisions } = await triaged({ subject: clean.slice(0, 100), reply: clean, text: clean });
  expect(decisions).toHaveLength(1);
});

test.each(['auto-reply', 'bounce', 'list', 'bulk', 'calendar'] as const)(
  'a machine’s mail (%s) is filed with its kind and answered by nobody',
  async (kind) => {
    const { conversation, decisions, mails } = await triaged({
      ...hours,
      automated: { kind, reason: 'a header' },
    });
    expect(mails).toEqual([]);
    expect(decisions).toMatchObject([{ action: 'file', reasons: ['automated_mail'] }]);
    expect(conversation).toMatchObject({ handler: 'none', status: 'resolved', outcome: 'filed' });
  },
);

test('a customer who is blocked is written nothing, and is not counted as answered', async () => {
  const stored = await storeConversation(desk.test.db, {
    ...hours,
    from: { address: 'rude@customer.test', name: '' },
  });
  await desk.test.db
    .updateTable('customer')
    .set({ blocked_at: new Date() })
    .where('id', '=', stored.customerId)
    .execute();
  await triageMail.run(desk.context, { messageId: stored.messageId });
  const { conversation, mails } = await read(stored);
  expect(mails).toEqual([]);
  expect(conversation).toMatchObject({ outcome: 'filed' });
});

test('where the bot has written enough nobody is written, a person has it, and sees which brake it was', async () => {
  await storePolicy(desk.test.db, { botMailsPerHour: 1 });
  const from = { address: 'often@customer.test', name: '' };
  const first = await triaged({ ...hours, from });
  const second = await triaged({ ...hours, from, messageId: '<again@customer.test>' });
  await storePolicy(desk.test.db, { botMailsPerHour: 100 });
  expect(first.mails).toHaveLength(1);
  expect(second.mails).toEqual([]);
  expect(second.conversation).toMatchObject({ handler: 'human', reasons: ['bot_turn_limit'] });
  expect(second.decisions).toMatchObject([
    {
      action: 'escalate',
      facts: expect.arrayContaining([
        expect.objectContaining({ name: 'Brake', source: 'policy: botMailsPerHour' }),
      ]),
    },
  ]);
});

test('an answer that was withdrawn is no turn of the bot, and no question that waits for an answer', async () => {
  const ask = { subject: 'Order', reply: 'Where is my order? When will it arrive?' };
  const { stored, mails } = await triaged({ ...ask, from: { address: 'nobody@customer.test', name: '' } });
  expect(mails).toMatchObject([{ kind: 'ask' }]);
  const { db } = desk.test;
  const factsWhere = async (state: string) => {
    await db
      .updateTable('outbox')
      .set({ state })
      .where('conversation_id', '=', stored.conversationId)
      .execute();
    return conversationFacts(await getConversationToTriage(db, stored.conversationId));
  };
  expect(await factsWhere('sent')).toMatchObject({ asked: { missing: ['order_number'] }, botTurnsInARow: 1 });
  expect(await factsWhere('withdrawn')).toMatchObject({ asked: null, botTurnsInARow: 0 });
});
