import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { queueForward } from '../db/forward.ts';
import { handBack } from '../db/hand-back.ts';
import { queueReply } from '../db/replies.ts';
import { findReplyDraft } from '../db/reply-drafts.ts';
import { reschedule } from '../db/scheduled-replies.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';
import { claimMail } from '../worker/claim-mail.ts';
import { useReceiving } from './receiving.ts';

const desk = useReceiving();
const eva = 'eva@customer.test';
const carrier = 'help@carrier.test';
let agent = { id: 0, name: 'Ann' };
let conversationId = 0;
let first = '';
let times = 0;

beforeAll(async () => {
  const added = await addAgent(desk.test.db, {
    email: 'ann@desk.test',
    name: 'Ann',
    role: 'agent',
    password: 'password',
  });
  agent = { id: added?.id ?? 0, name: 'Ann' };
});
beforeEach(async () => {
  times++;
  first = `<first-${times}@customer.test>`;
  const row = await desk.receiveLetter({
    from: eva,
    subject: `Lost parcel ${times}`,
    text: 'Where is it?',
    messageId: first,
  });
  conversationId = row.conversation_id ?? 0;
});

const { now } = Date;
const reply = (changes = {}) =>
  queueReply(desk.test.db, {
    ...{
      conversationId,
      agent,
      subject: 'Re: parcel',
      text: 'I have asked.',
      resolve: false,
      now: new Date(),
    },
    messageId: `<reply-${times}@shop.test>`,
    seenMessageId: Number.MAX_SAFE_INTEGER,
    ...changes,
  });
const writesAgain = (headers: string[] = [`In-Reply-To: ${first}`]) =>
  desk.receiveLetter({ from: eva, subject: `Re: Lost parcel ${times}`, text: 'It has come.', headers });
const messages = () =>
  desk.test.db
    .selectFrom('message')
    .select(['author', 'from_address', 'in_reply_to', 'refs', 'to_addresses'])
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .execute();
const outbox = (id: number) =>
  desk.test.db
    .selectFrom('outbox')
    .select(['state', 'state_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('a mail that was sent on to somebody outside', () => {
  const forwardId = () =>
    makeMessageId({
      conversationNumber: conversationId,
      ...{ messageId: `f-${times}`, domain: 'shop.test', key: desk.context.config.secret },
    });
  const forward = (to: string) =>
    queueForward(desk.test.db, {
      ...{ conversationId, agent, to: { address: to, name: '' }, cc: [], files: [], now: new Date() },
      ...{ subject: 'Fwd: parcel', reply: 'Where is it?', text: 'Where is it?', html: '<p>Where is it?</p>' },
      ...{ from: { address: 'support@shop.test', name: 'Ann' }, messageId: forwardId(), undoSeconds: 0 },
    });

  test('is answered into the conversation, and neither the bot nor the customer gets to see that', async () => {
    expect(await forward(carrier)).toBe('queued');
    expect(await forward(carrier)).toBe('repeated');
    const row = await desk.receiveLetter({
      ...{
        from: carrier,
        subject: 'Re: Fwd: parcel',
        text: 'It burnt.',
        messageId: `<burnt-${times}@carrier.test>`,
      },
      headers: [`In-Reply-To: ${forwardId()}`],
    });
    expect(row.conversation_id).toBe(conversationId);
    expect((await messages()).map(({ author }) => author)).toEqual(['customer', 'agent', 'third_party']);
    // Nobody judges it.
    const awaiting = await desk.test.db
      .selectFrom('awaiting_decision')
      .select('message_id')
      .where('message_id', '=', row.message_ref)
      .execute();
    expect(awaiting).toEqual([]);
    // The answer to the customer quotes and names the customer's own mail alone.
    let quoted = '';
    await reply({
      compose: (answered: { text: string } | null) => {
        quoted = answered?.text ?? '';
        return { text: quoted, html: null };
      },
    });
    expect(quoted.trim()).toBe('Where is it?');
    expect((await messages()).at(-1)).toMatchObject({
      ...{ in_reply_to: first, refs: [first], to_addresses: [{ address: eva }] },
    });
  });

  test('never goes to the customer by that way', async () => {
    expect(await forward('EVA@customer.test')).toBe('to-customer');
    expect(await messages()).toHaveLength(1);
  });

  test('leaves the customer’s mails the customer’s', async () => {
    await forward(carrier);
    await writesAgain();
    expect((await messages()).at(-1)).toMatchObject({ author: 'customer', from_address: eva });
  });
});

describe('an answer that waits for its time', () => {
  const later = () => new Date(now() + 3_600_000);
  const draft = { html: '<p>I have asked.</p>', subject: null, cc: [], bcc: [], decisionId: null };
  const schedule = async () => {
    const result = await reply({ scheduledFor: later(), draft });
    return result.kind === 'queued' ? result.outboxId : 0;
  };

  test('is its writer’s draft again where the customer writes first', async () => {
    const id = await schedule();
    await writesAgain();
    expect(await outbox(id)).toEqual({
      state: 'withdrawn',
      state_reason: 'the customer wrote before it left',
    });
    expect(await findReplyDraft(desk.test.db, { conversationId, agentId: agent.id })).toMatchObject({
      html: draft.html,
    });
  });

  test('stays where only a machine writes', async () => {
    const id = await schedule();
    await writesAgain([`In-Reply-To: ${first}`, 'Auto-Submitted: auto-replied']);
    expect(await outbox(id)).toMatchObject({ state: 'queued' });
  });

  test('leaves at another time where that is wanted, and not before', async () => {
    const id = await schedule();
    const about = { conversationId, outboxId: id };
    expect(await claimMail(desk.context, id)).toBeNull();
    expect(
      await reschedule(desk.test.db, { ...about, conversationId: conversationId + 1_000 }, new Date()),
    ).toBe(false);
    expect(await reschedule(desk.test.db, about, new Date(now() - 1_000))).toBe(true);
    expect(await claimMail(desk.context, id)).toMatchObject({ id, state: 'queued' });
    expect(await reschedule(desk.test.db, about, later())).toBe(false);
  });
});

test('a copy goes to those whom the agent named, and a hidden one is in no header', async () => {
  const result = await reply({
    cc: [{ address: 'jan@customer.test', name: 'Jan' }],
    bcc: [{ address: 'boss@shop.test', name: '' }],
  });
  const entry = await claimMail(desk.context, result.kind === 'queued' ? result.outboxId : 0);
  expect(entry?.message).toMatchObject({
    cc: [{ address: 'jan@customer.test', name: 'Jan' }],
    bcc: [{ address: 'boss@shop.test', name: '' }],
  });
});

test('a conversation that is handed back is the bot’s, and nobody waits for a person', async () => {
  await desk.test.db
    .updateTable('conversation')
    .set({ handler: 'human', status: 'open', assignee_id: agent.id, waiting_since: new Date() })
    .where('id', '=', conversationId)
    .execute();
  expect(await handBack(desk.test.db, conversationId)).toBe(true);
  const row = await desk.test.db
    .selectFrom('conversation')
    .select(['handler', 'status', 'assignee_id', 'waiting_since'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ handler: 'bot', status: 'waiting', assignee_id: null, waiting_since: null });
  expect(await handBack(desk.test.db, 0)).toBe(false);
});
