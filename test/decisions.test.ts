import { describe, expect, test } from 'vitest';

import { loader } from '../app/routes/api.v1.decisions.$id.ts';
import { countPastDecisions, listPastDecisions } from '../db/decisions.ts';
import { putOrder } from '../db/orders.ts';
import { createToken } from '../db/tokens.ts';
import { parseTemplate } from '../triage/compose/template.ts';
import { replayOne } from '../triage/decide/replay.ts';
import { makeRules } from '../triage/decide/rules.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { defaultPolicy } from '../triage/policy.ts';
import type { WorkerContext } from '../worker/context.ts';
import { sendMail } from '../worker/jobs/send-mail.ts';
import { triageMail } from '../worker/jobs/triage-mail.ts';
import { useJobDesk } from './job-desk.ts';
import { order } from './order.ts';
import { makeTestContext } from './seed/context.ts';
import { type Stored, storeConversation, storeMessage } from './stored.ts';

const desk = useJobDesk();
const written = (address: string, reply: string): Partial<ParsedMail> => ({
  from: { address, name: 'Eva Novak' },
  subject: 'A question',
  reply,
  text: reply,
});

async function begun(address: string, reply: string, context: Partial<WorkerContext> = {}) {
  const stored = await storeConversation(desk.test.db, written(address, reply));
  await triageMail.run({ ...desk.context, ...context }, { messageId: stored.messageId });
  return stored;
}

async function goneOn({ conversationId }: Stored, address: string, reply: string) {
  const messageId = await desk.test.db.transaction().execute((trx) =>
    storeMessage(trx, conversationId, {
      ...written(address, reply),
      messageId: `<${Math.random()}@customer.test>`,
    }),
  );
  await triageMail.run(desk.context, { messageId });
}

const all = ({ conversationId }: Stored) => ({
  conversation: () =>
    desk.test.db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow(),
  decisions: () =>
    desk.test.db
      .selectFrom('decision')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('id')
      .execute(),
  mails: () =>
    desk.test.db
      .selectFrom('outbox')
      .innerJoin('message', 'message.id', 'outbox.message_id')
      .select(['outbox.id', 'outbox.kind', 'message.text'])
      .where('outbox.conversation_id', '=', conversationId)
      .orderBy('outbox.id')
      .execute(),
  notes: () =>
    desk.test.db
      .selectFrom('message')
      .select('text')
      .where('conversation_id', '=', conversationId)
      .where('direction', '=', 'note')
      .execute(),
});

const hours = 'What are your opening hours?';

describe('a decision as it is stored', () => {
  test('is explained by the API from what was known at the time', async () => {
    const stored = await begun('ann@customer.test', hours);
    const [decision] = await all(stored).decisions();
    const token = await createToken(desk.test.db, 'test');
    const request = new Request('http://desk.test/api/v1/decisions/1', {
      headers: { Authorization: `Bearer ${token}` },
    });
    const context = makeTestContext(desk.test);
    const response = await loader({ request, params: { id: String(decision?.id) }, context });
    expect(await response.json()).toMatchObject({
      do: 'reply',
      reasons: ['routine'],
      parts: ['opening-hours.en'],
      team: 'support',
      templateVersion: expect.stringMatching(
        /^opening-hours\.en@baton-[0-9a-f]{8} footer\.en@baton-[0-9a-f]{8}$/,
      ),
      otherwise: expect.arrayContaining([expect.objectContaining({ code: 'low_confidence', need: 0.85 })]),
      situation: { mail: { authenticity: 'pass' }, conversation: { handler: 'none' } },
      understanding: { engine: 'built-in' },
      timings: { understand: expect.any(Number), decide: expect.any(Number), compose: expect.any(Number) },
    });
    const missing = await loader({ request, params: { id: '999999' }, context });
    expect(missing.status).toBe(404);
  });

  test('is made again from what is stored, the same', async () => {
    for (const words of [
      hours,
      'Please cancel my order 10-4471.',
      'Where is my order? When will it arrive?',
    ]) {
      await begun('ben@customer.test', words);
    }
    const since = new Date(0);
    const { newest } = await countPastDecisions(desk.test.db, since);
    const past = await listPastDecisions(desk.test.db, { since, after: 0, until: newest, limit: 1_000 });
    expect(past.length).toBeGreaterThanOrEqual(4);
    const { templates, articles } = desk.context;
    const today = makeRules(defaultPolicy, templates, articles);
    const proposed = makeRules({ ...defaultPolicy, paused: true }, templates, articles);
    const rules = { own: today, today };
    expect(past.map((each) => replayOne(each, { ...rules, proposed: today }).kind)).not.toContain('changed');
    const paused = past.map((each) => replayOne(each, { ...rules, proposed }));
    const changes = paused.flatMap((each) => (each.kind === 'changed' ? [each.change] : []));
    expect(changes.map(({ from }) => from.do)).toContain('reply');
  });
});

test('a fact that comes from nowhere is not sent: a person gets the mail, and sees which fact', async () => {
  const templates = [
    ...desk.context.templates.filter((each) => each.name !== 'opening-hours.en'),
    parseTemplate(
      'opening-hours.en',
      '---\nkind: answer\nintent: opening_hours\nlanguage: en\n---\nHello,\n\ncall 0{{ conversation_number }}99.',
    ),
  ];
  const stored = all(await begun('cora@customer.test', hours, { templates }));
  const [decision] = await stored.decisions();
  expect(decision).toMatchObject({
    action: 'escalate',
    reasons: ['fact_not_traceable'],
    template: 'handover.en',
  });
  expect(JSON.stringify(decision?.facts)).toMatch(/Not traceable.*0\d+99/);
  expect(await stored.conversation()).toMatchObject({ handler: 'human', reasons: ['fact_not_traceable'] });
  expect(await stored.mails()).toMatchObject([{ kind: 'handover' }]);
});

test('a person gets the routine part of a mail as a draft', async () => {
  await putOrder(desk.test.db, order({ number: '10-9999', customerEmail: 'dora@customer.test' }));
  const stored = all(
    await begun(
      'dora@customer.test',
      'When are you open on Saturday? I also want to return the lamp from order 10-9999, it is too small.',
    ),
  );
  const [decision] = await stored.decisions();
  expect(decision?.action).toBe('escalate');
  expect(decision?.draft).toMatchObject({
    templates: ['opening-hours.en'],
    text: expect.stringContaining('Saturday'),
  });
});

test('thanks close what the bot has answered', async () => {
  const begin = await begun('emil@customer.test', hours);
  const [mail] = await all(begin).mails();
  await sendMail.run(desk.context, { outboxId: mail?.id ?? 0 });
  await goneOn(begin, 'emil@customer.test', 'Thank you very much!');
  expect(await all(begin).conversation()).toMatchObject({
    status: 'resolved',
    handler: 'bot',
    outcome: 'answered',
  });
  expect(await all(begin).mails()).toHaveLength(1);
});

test('two mails before the answer has gone out are answered as one', async () => {
  await putOrder(desk.test.db, order({ number: '10-7777', customerEmail: 'fay@customer.test' }));
  const begin = await begun('fay@customer.test', 'Where is my order 10-7777?');
  await goneOn(begin, 'fay@customer.test', 'Also, when are you open on Saturday?');
  const mails = await all(begin).mails();
  for (const { id } of mails) await sendMail.run(desk.context, { outboxId: id });
  const sent = await desk.test.db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .select(['outbox.state', 'message.text'])
    .where('outbox.conversation_id', '=', begin.conversationId)
    .orderBy('outbox.id')
    .execute();
  expect(sent.map(({ state }) => state).slice(0, 1)).toEqual(['withdrawn']);
  expect(sent[1]?.text).toContain('10-7777');
  expect(sent[1]?.text).toContain('Saturday');
});

test('the same matter in a second conversation is told in both, and answered by the bot in neither', async () => {
  await putOrder(desk.test.db, order({ number: '10-8888', customerEmail: 'gil@customer.test' }));
  const first = await begun(
    'gil@customer.test',
    'Where is my order 10-8888? Please let a human answer this.',
  );
  const second = await begun('gil@customer.test', 'Where is my order 10-8888?');
  expect(await all(second).conversation()).toMatchObject({
    handler: 'human',
    reasons: ['intent_not_automated'],
  });
  expect(await all(second).mails()).toMatchObject([{ kind: 'handover' }]);
  expect(await all(second).notes()).toMatchObject([
    { text: expect.stringContaining(`#${first.conversationId}`) },
  ]);
  expect(await all(first).notes()).toMatchObject([
    { text: expect.stringContaining(`#${second.conversationId}`) },
  ]);
});
