// What webhooks are told is what the OpenAPI document says of them.

import { expect, test } from 'vitest';

import { hookBodies } from '../app/openapi/hook-shapes.ts';
import { addAgent } from '../db/agents.ts';
import { reopenConversation, resolveConversation } from '../db/conversation-status.ts';
import { switchHookTriggers } from '../db/hook-triggers.ts';
import { assignConversation } from '../db/queue.ts';
import { addTag } from '../db/tags.ts';
import { listDueDeliveries } from '../db/webhook-deliveries.ts';
import { addWebhook, hookEvents } from '../db/webhooks.ts';
import { createTasks } from '../worker/jobs/index.ts';
import { hookBody } from '../worker/webhooks/hook-body.ts';
import { useReceiving } from './receiving.ts';

const desk = useReceiving();

test('a webhook is told what the description of the API says', async () => {
  const { db } = desk.test;
  const id = await addWebhook(
    db,
    { url: 'https://shop.example/', events: hookEvents, enabled: true, ownNetwork: false, withDetails: true },
    'checks',
    () => Buffer.from('sealed'),
  );
  await switchHookTriggers(db);
  const agent = await addAgent(db, {
    email: 'ann@shop.test',
    name: 'Ann',
    role: 'agent',
    password: 'long enough',
  });
  const row = await desk.receiveLetter({
    from: 'eva@customer.test',
    subject: 'A person',
    text: 'I want to talk to a person.',
  });
  const tasks = createTasks(desk.context);
  const job = { job: { attempts: 1, max_attempts: 8 } } as never;
  await tasks['triage-mail']?.({ messageId: row.message_ref }, job);
  const conversation = row.conversation_id ?? 0;
  const outbox = await db.selectFrom('outbox').select('id').executeTakeFirstOrThrow();
  await tasks['send-mail']?.({ outboxId: outbox.id }, job);
  await assignConversation(db, conversation, agent?.id ?? 0);
  await addTag(db, [conversation], 'vip', null);
  await resolveConversation(db, conversation);
  await reopenConversation(db, conversation, null);

  const told: string[] = [];
  for (let left = true; left; ) {
    const due = await listDueDeliveries(db, id, { now: new Date(Date.now() + 1_000), most: 10 });
    for (const delivery of due) {
      for (const withDetails of [true, false]) {
        const body = JSON.parse(hookBody(delivery, withDetails));
        const shape = hookBodies[body.type as keyof typeof hookBodies];
        expect(shape.safeParse(body).error?.issues ?? []).toEqual([]);
      }
      told.push(delivery.type);
      await db
        .updateTable('webhook_delivery')
        .set({ state: 'delivered' })
        .where('id', '=', delivery.id)
        .execute();
    }
    left = due.length > 0;
  }
  expect([...told].sort()).toEqual([...hookEvents].sort());
});
