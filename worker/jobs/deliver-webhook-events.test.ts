import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { seal } from '../../config/seal.ts';
import { addAgent } from '../../db/agents.ts';
import { reopenConversation, resolveConversation } from '../../db/conversation-status.ts';
import { switchHookTriggers } from '../../db/hook-triggers.ts';
import { assignConversation } from '../../db/queue.ts';
import { addTag } from '../../db/tags.ts';
import { listDeliveries } from '../../db/webhook-deliveries.ts';
import { addWebhook, findWebhook, type HookSettings, hookEvents } from '../../db/webhooks.ts';
import { useHookReceiver } from '../../test/hook-receiver.ts';
import { useReceiving } from '../../test/receiving.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { lookAfterHooks } from '../webhooks/look-after-hooks.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { createTasks } from './index.ts';

const desk = useReceiving();
const receiver = useHookReceiver();
const admin = 'jan@customer.test';
let agentId = 0;
const now = () => new Date();

beforeAll(async () => {
  // All of it is written by the same customer.
  await storePolicy(desk.test.db, { botMailsPerHour: 100 });
  const added = await addAgent(desk.test.db, {
    email: admin,
    name: 'Jan',
    role: 'admin',
    password: 'long enough',
  });
  agentId = added?.id ?? 0;
});
beforeEach(async () => {
  await desk.test.pool.query('delete from webhook; delete from webhook_event');
  Object.assign(receiver, { received: [], status: 200 });
});

async function hook(changes: Partial<HookSettings> = {}) {
  const { db } = desk.test;
  const settings = {
    url: receiver.url,
    events: hookEvents,
    enabled: true,
    ownNetwork: true,
    withDetails: false,
  };
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const id = await addWebhook(db, { ...settings, ...changes }, admin, (place) =>
    seal(desk.context.config.secret, place, secret),
  );
  await switchHookTriggers(db);
  return id;
}

const deliver = (webhookId: number) =>
  deliverWebhook.run({ ...desk.context, now, chance: () => 0.5 }, { webhookId });
const log = async (id: number) => (await listDeliveries(desk.test.db, id, 100)).reverse();
const told = () => receiver.received.map(({ body }) => JSON.parse(body));
const mail = (text: string, subject = 'My chair') =>
  desk.receiveLetter({ from: 'eva@customer.test', subject, text });

async function triage(row: { message_ref: number | null }) {
  const job = { attempts: 1, max_attempts: 8 };
  await createTasks(desk.context)['triage-mail']?.({ messageId: row.message_ref }, { job } as never);
}

/** A conversation that a person has. */
async function handedOver() {
  const row = await mail('I want to talk to a real person, please.');
  await triage(row);
  return row.conversation_id ?? 0;
}

describe('what happens to a conversation', () => {
  test('is written down only where a webhook wants it', async () => {
    await handedOver();
    const id = await hook({ events: ['conversation.resolved'] });
    await hook({ enabled: false });
    const conversation = await handedOver();
    await resolveConversation(desk.test.db, conversation);
    expect(await log(id)).toMatchObject([{ type: 'conversation.resolved', conversation_id: conversation }]);
    const { rows } = await desk.test.pool.query('select type from webhook_event');
    expect(rows).toEqual([{ type: 'conversation.resolved' }]);
  });

  test('is told in order, from the mail that came in to the conversation that is opened again', async () => {
    const id = await hook();
    const conversation = await handedOver();
    const { db } = desk.test;
    await assignConversation(db, conversation, agentId, agentId);
    await addTag(db, [conversation], 'VIP', agentId);
    await resolveConversation(db, conversation, agentId);
    await reopenConversation(db, conversation, agentId);
    await deliver(id);
    expect(told().map(({ type }) => type)).toEqual([
      'message.received',
      'conversation.escalated',
      'conversation.assigned',
      'conversation.tagged',
      'conversation.resolved',
      'conversation.reopened',
    ]);
    const [received, escalated, assigned, tagged] = told();
    expect(received.data).toMatchObject({
      conversation: { id: String(conversation), number: conversation, status: 'open' },
      message: { automated: 'none', messageId: expect.stringMatching(/^<.*>$/) },
    });
    expect(escalated.data.conversation).toMatchObject({
      handler: 'human',
      reasons: expect.arrayContaining(['asked_for_human']),
      assignee: null,
    });
    expect(assigned.data.conversation.assignee).toBe(admin);
    expect(tagged.data.tag).toEqual({ name: 'vip', added: true });
    const sequences = told().map(({ data }) => data.sequence);
    expect(sequences).toEqual([...sequences].sort((one, next) => one - next));
    expect(JSON.stringify(told())).not.toMatch(/eva@|real person|My chair/);
  });

  test('is told with subject and customer only where that was chosen', async () => {
    const id = await hook({ withDetails: true, events: ['message.received'] });
    await mail('Hello there');
    await deliver(id);
    expect(told()[0].data.conversation).toMatchObject({
      subject: 'My chair',
      customer: { email: 'eva@customer.test', name: 'Eva Novak' },
    });
    expect(JSON.stringify(told())).not.toContain('Hello there');
  });

  test('an answer is told once it has left', async () => {
    const id = await hook({ events: ['conversation.replied'] });
    const row = await mail('What are your opening hours this week?', 'Opening hours');
    await triage(row);
    expect(await log(id)).toEqual([]);
    const { rows } = await desk.test.pool.query('select id from outbox where conversation_id = $1', [
      row.conversation_id,
    ]);
    const job = { attempts: 1, max_attempts: 8 };
    await createTasks(desk.context)['send-mail']?.({ outboxId: rows[0].id }, { job } as never);
    await deliver(id);
    expect(told()).toMatchObject([
      { type: 'conversation.replied', data: { message: { author: 'bot', kind: 'reply' } } },
    ]);
  });

  test('takes along none of it where the change is not kept', async () => {
    const id = await hook();
    const conversation = await handedOver();
    const before = (await log(id)).length;
    const failing = desk.test.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('conversation')
        .set({ status: 'resolved' })
        .where('id', '=', conversation)
        .execute();
      throw new Error('broken off');
    });
    await expect(failing).rejects.toThrow('broken off');
    expect(await log(id)).toHaveLength(before);
  });
});

describe('writing down what happens', () => {
  const switchedOn = async () => {
    const { rows } = await desk.test.pool.query(
      "select tgname as name from pg_trigger where tgname like 'hook\\_%' and tgenabled <> 'D' order by 1",
    );
    return rows.map(({ name }) => name);
  };

  test('costs nothing where no webhook wants it', async () => {
    await switchHookTriggers(desk.test.db);
    expect(await switchedOn()).toEqual([]);
    const id = await hook({ events: ['conversation.replied', 'conversation.tagged'] });
    expect(await switchedOn()).toEqual(['hook_replied', 'hook_tagged']);
    await hook();
    expect(await switchedOn()).toEqual([
      'hook_conversations',
      'hook_received',
      'hook_replied',
      'hook_tagged',
    ]);
    await desk.test.pool.query('update webhook set enabled = false');
    await lookAfterHooks(desk.context);
    expect(await switchedOn()).toEqual([]);
    expect(await findWebhook(desk.test.db, id)).toMatchObject({ enabled: false });
  });
});
