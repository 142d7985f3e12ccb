import { describe, expect, test } from 'vitest';

import { reopenConversation, resolveConversation } from '../../db/conversation-status.ts';
import { switchHookTriggers } from '../../db/hook-triggers.ts';
import { assignConversation } from '../../db/queue.ts';
import { addTag } from '../../db/tags.ts';
import { findWebhook } from '../../db/webhooks.ts';
import { hookAdmin, useHookDesk } from '../../test/hook-desk.ts';
import { lookAfterHooks } from '../webhooks/look-after-hooks.ts';
import { createTasks } from './index.ts';

const { desk, agentId, hook, deliver, log, told, mail, triage, handedOver } = useHookDesk();

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
    await assignConversation(db, conversation, agentId(), agentId());
    await addTag(db, [conversation], 'VIP', agentId());
    await resolveConversation(db, conversation, agentId());
    await reopenConversation(db, conversation, agentId());
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
    expect(assigned.data.conversation.assignee).toBe(hookAdmin);
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
