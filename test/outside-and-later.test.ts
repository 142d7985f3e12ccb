import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { toApiConversation } from '../app/view/api-view.ts';
import { addAgent } from '../db/agents.ts';
import { changeConversation } from '../db/change-conversations.ts';
import { listEvents } from '../db/conversation-events.ts';
import { resolveConversation } from '../db/conversation-status.ts';
import { findConversation } from '../db/conversations.ts';
import { queueForward } from '../db/forward.ts';
import { handBack } from '../db/hand-back.ts';
import { takeBackReply } from '../db/outbox-person.ts';
import { findReminder, setReminder, wakeConversation } from '../db/reminders.ts';
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

const stand = (state: object) =>
  desk.test.db.updateTable('conversation').set(state).where('id', '=', conversationId).execute();
const standing = () =>
  desk.test.db
    .selectFrom('conversation')
    .select(['status', 'waiting_since', 'snoozed_until'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
/** As other programs read it. */
const shown = async () => {
  const row = await findConversation(desk.test.db, conversationId);
  return row && toApiConversation(row);
};

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

  test('leaves the customer waiting until it leaves, with nobody called upon meanwhile', async () => {
    const since = new Date(now() - 60_000);
    await stand({ handler: 'human', status: 'open', waiting_since: since });
    const id = await schedule();
    expect(await standing()).toMatchObject({ status: 'snoozed', waiting_since: since });
    expect(await shown()).toMatchObject({ status: 'snoozed', scheduledFor: expect.any(String) });
    await reschedule(desk.test.db, { conversationId, outboxId: id }, new Date(now() - 1_000));
    expect(await claimMail(desk.context, id)).not.toBeNull();
    expect(await standing()).toEqual({ status: 'waiting', waiting_since: null, snoozed_until: null });
    expect(await shown()).toMatchObject({ status: 'waiting', waitingSince: null, scheduledFor: null });
  });

  test('resolves its conversation when it leaves, where it was written so', async () => {
    const result = await reply({ scheduledFor: later(), draft, resolve: true });
    expect(await standing()).toMatchObject({ status: 'snoozed' });
    const about = { conversationId, outboxId: result.kind === 'queued' ? result.outboxId : 0 };
    await reschedule(desk.test.db, about, new Date(now() - 1_000));
    await claimMail(desk.context, about.outboxId);
    expect(await standing()).toMatchObject({ status: 'resolved' });
  });

  test('leaves alone what a person has made of its conversation meanwhile', async () => {
    const id = await schedule();
    const about = { conversationId, outboxId: id };
    await resolveConversation(desk.test.db, conversationId, agent.id);
    await reschedule(desk.test.db, about, new Date(now() - 1_000));
    await claimMail(desk.context, id);
    expect(await standing()).toMatchObject({ status: 'resolved' });
  });

  test('is not woken by an older reminder, and taken back it sleeps until that again', async () => {
    const friday = later();
    await desk.test.db
      .transaction()
      .execute((trx) => setReminder(trx, [conversationId], agent.id, { kind: 'until', dueAt: friday }));
    const result = await reply({ scheduledFor: new Date(now() + 7_200_000), draft });
    await wakeConversation(desk.test.db, conversationId, new Date(now() + 5_400_000));
    expect(await standing()).toMatchObject({ status: 'snoozed' });
    expect(await findReminder(desk.test.db, conversationId)).toBeNull();
    const outboxId = result.kind === 'queued' ? result.outboxId : 0;
    expect(await takeBackReply(desk.test.db, { conversationId, outboxId })).toEqual({ kind: 'taken-back' });
    expect(await standing()).toMatchObject({ status: 'snoozed', snoozed_until: friday });
    expect(await findReminder(desk.test.db, conversationId)).toMatchObject({ kind: 'until', cameBack: null });
  });
});

test('a customer who writes again has waited since the first mail that nobody answered', async () => {
  const [first, again] = [new Date(now() - 7_200_000), new Date(now() - 60_000)];
  const write = (at: Date) =>
    desk.test.db
      .transaction()
      .execute((trx) => changeConversation(trx, conversationId, { status: 'open', waitingSince: at }));
  await stand({ handler: 'human', status: 'waiting', waiting_since: null });
  await write(first);
  await write(again);
  expect(await standing()).toMatchObject({ status: 'open', waiting_since: first });
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
  expect(await handBack(desk.test.db, conversationId, agent.id)).toBe(true);
  expect(await listEvents(desk.test.db, conversationId)).toMatchObject([
    { kind: 'handed_back', agentName: 'Ann' },
  ]);
  const row = await desk.test.db
    .selectFrom('conversation')
    .select(['handler', 'status', 'assignee_id', 'waiting_since'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ handler: 'bot', status: 'waiting', assignee_id: null, waiting_since: null });
  expect(await handBack(desk.test.db, 0)).toBe(false);
});
