import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type SeedDesk, seedConversation } from '../test/seed/conversation.ts';
import { seedDesk } from '../test/seed/desk.ts';
import { findThread } from './conversation-thread.ts';
import { queueReply, type Reply, reopenConversation, resolveConversation } from './replies.ts';

const test = useTestDatabase();
const now = new Date('2026-11-22T12:00:00Z');
let desk: SeedDesk;
let agent: { id: number; name: string };
let id: number;
let count = 0;

beforeAll(async () => {
  desk = await seedDesk(test.db, now);
  agent = await test.db.selectFrom('agent').select(['id', 'name']).orderBy('id').executeTakeFirstOrThrow();
});
beforeEach(async () => {
  count += 1;
  id = await seedConversation(desk, {
    customer: { name: 'Kim', email: `kim${count}@customer.example` },
    subject: 'Help',
    handler: 'human',
    outcome: 'handed_over',
    mails: [{ author: 'customer', text: 'Help me', minutesAgo: 30 }],
  });
});

const reply = async (changes: Partial<Reply> = {}): Promise<Reply> => {
  const thread = await findThread(test.db, id);
  return {
    conversationId: id,
    agent,
    subject: 'Re: Help',
    text: 'Of course.',
    messageId: `<reply.${count}@shop.example>`,
    seenMessageId: thread?.messages.at(-1)?.id ?? 0,
    resolve: false,
    now,
    ...changes,
  };
};
/** The jobs of this conversation's mails. */
const jobs = async () => {
  const { rows } = await sql<{ task: string }>`
    select tasks.identifier as task from graphile_worker._private_jobs jobs
    join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    join outbox on outbox.id = (jobs.payload ->> 'outboxId')::bigint
    where outbox.conversation_id = ${id}`.execute(test.db);
  return rows.map((row) => row.task);
};

describe('an agent’s reply', () => {
  it('leaves mail, outbox, conversation and job behind, all at once', async () => {
    const result = await queueReply(test.db, await reply());
    expect(result.kind).toBe('queued');
    const thread = await findThread(test.db, id);
    expect(thread?.messages.at(-1)).toMatchObject({
      direction: 'out',
      author: 'agent',
      agent_name: agent.name,
      in_reply_to: `<seed.${id}.0@customer.example>`,
      refs: [`<seed.${id}.0@customer.example>`],
      to_addresses: [{ address: `kim${count}@customer.example`, name: 'Kim' }],
      outbox_kind: 'agent',
      outbox_state: 'queued',
    });
    expect(thread?.conversation).toMatchObject({
      status: 'waiting',
      handler: 'human',
      waiting_since: null,
      assignee_name: agent.name,
    });
    expect(await jobs()).toEqual(['send-mail']);
  });

  it('is one mail however often, and however much at once, its button is pressed', async () => {
    const same = await reply();
    const results = await Promise.all([1, 2, 3, 4].map(() => queueReply(test.db, same)));
    expect(results.map((result) => result.kind).sort()).toEqual([
      'queued',
      'repeated',
      'repeated',
      'repeated',
    ]);
    expect(await jobs()).toEqual(['send-mail']);
  });

  it('leaves nothing behind where its job cannot be queued', async () => {
    const broken = await reply();
    await sql`alter schema graphile_worker rename to out_of_reach`.execute(test.db);
    try {
      await expect(queueReply(test.db, broken)).rejects.toThrow('graphile_worker');
    } finally {
      await sql`alter schema out_of_reach rename to graphile_worker`.execute(test.db);
    }
    expect((await findThread(test.db, id))?.messages).toHaveLength(1);
    expect(await jobs()).toEqual([]);
  });

  it('waits where the customer wrote a newer mail than the agent has seen', async () => {
    expect(await queueReply(test.db, await reply({ seenMessageId: 0 }))).toEqual({ kind: 'newer-mail' });
    expect(await jobs()).toEqual([]);
  });

  it('can close the conversation with it', async () => {
    await queueReply(test.db, await reply({ resolve: true }));
    expect((await findThread(test.db, id))?.conversation.status).toBe('resolved');
  });

  it('to a conversation that is not there is nothing', async () => {
    expect(await queueReply(test.db, await reply({ conversationId: 999_999 }))).toEqual({
      kind: 'not-found',
    });
  });
});

describe('a conversation', () => {
  it('that is opened again is a person’s, and waits since the customer’s last unanswered mail', async () => {
    expect(await resolveConversation(test.db, id)).toBe(true);
    expect(await reopenConversation(test.db, id, agent.id)).toBe(true);
    expect((await findThread(test.db, id))?.conversation).toMatchObject({
      status: 'open',
      handler: 'human',
      waiting_since: new Date(now.getTime() - 30 * 60_000),
    });
    await queueReply(test.db, await reply());
    await reopenConversation(test.db, id, agent.id);
    expect((await findThread(test.db, id))?.conversation.waiting_since).toBeNull();
  });

  it('that is not there can be neither closed nor opened', async () => {
    expect(await resolveConversation(test.db, 999_999)).toBe(false);
    expect(await reopenConversation(test.db, 999_999, agent.id)).toBe(false);
  });
});
