import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type SeedDesk, seedConversation } from '../test/seed/conversation.ts';
import { seedDesk } from '../test/seed/desk.ts';
import { reopenConversation, resolveConversation } from './conversation-status.ts';
import { findThread } from './conversation-thread.ts';
import { sendAgain, takeBackReply } from './outbox-person.ts';
import { queueReply, type Reply } from './replies.ts';
import { findReplyDraft, readDraftFiles, saveReplyDraft } from './reply-drafts.ts';

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
    expect(await resolveConversation(test.db, id, agent.id)).toBe(true);
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
    expect(await resolveConversation(test.db, 999_999, agent.id)).toBe(false);
    expect(await reopenConversation(test.db, 999_999, agent.id)).toBe(false);
  });
});

describe('an answer that may still be taken back', () => {
  const queued = async (changes: Partial<Reply> = {}) => {
    const result = await queueReply(test.db, await reply({ undoSeconds: 10, now: new Date(), ...changes }));
    if (result.kind !== 'queued') throw new Error(result.kind);
    return { ...result, about: { conversationId: id, outboxId: result.outboxId } };
  };
  const conversation = async () => (await findThread(test.db, id))?.conversation;
  const stateOf = async (outboxId: number) =>
    (await test.db.selectFrom('outbox').select('state').where('id', '=', outboxId).executeTakeFirstOrThrow())
      .state;

  it('leaves only when the time is over', async () => {
    const { dueAt, outboxId } = await queued();
    expect(dueAt?.getTime()).toBeGreaterThan(Date.now() + 8_000);
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker._private_jobs
      where (payload ->> 'outboxId')::bigint = ${outboxId}`.execute(test.db);
    expect(rows).toEqual([{ run_at: dueAt }]);
  });

  it('becomes a draft again, and the conversation what it was, resolved or not', async () => {
    const before = await conversation();
    const { about, outboxId } = await queued({ resolve: true, text: 'Of course.\n\nAnn' });
    expect(await conversation()).toMatchObject({ status: 'resolved' });
    expect(await takeBackReply(test.db, about)).toEqual({ kind: 'taken-back' });
    expect(await stateOf(outboxId)).toBe('withdrawn');
    expect(await conversation()).toMatchObject({
      status: before?.status,
      handler: before?.handler,
      assignee_id: before?.assignee_id,
      waiting_since: before?.waiting_since,
      last_message_at: before?.last_message_at,
    });
  });

  it('does not turn back what has happened since', async () => {
    const { about } = await queued();
    await queueReply(test.db, await reply({ messageId: '<second@shop.example>', resolve: true }));
    expect(await takeBackReply(test.db, about)).toMatchObject({ kind: 'taken-back' });
    expect(await conversation()).toMatchObject({ status: 'resolved' });
  });

  it('leaves the customer to a person where the bot was silenced for it', async () => {
    await test.db
      .updateTable('conversation')
      .set({ handler: 'bot', status: 'waiting' })
      .where('id', '=', id)
      .execute();
    const { about } = await queued();
    const last = await test.db
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', id)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('outbox')
      .values({ conversation_id: id, message_id: last.id, kind: 'reply', state: 'withdrawn' })
      .execute();
    await takeBackReply(test.db, about);
    expect(await conversation()).toMatchObject({ status: 'open', handler: 'human' });
  });

  it('is taken back once, and not at all once it has left', async () => {
    const { about } = await queued();
    const results = await Promise.all([1, 2, 3].map(() => takeBackReply(test.db, about)));
    expect(results.map((result) => result.kind).sort()).toEqual(['taken-back', 'too-late', 'too-late']);
    const other = await queued({ messageId: '<other@shop.example>' });
    await test.db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', other.outboxId).execute();
    expect(await takeBackReply(test.db, other.about)).toEqual({ kind: 'too-late', state: 'sent' });
    expect(await sendAgain(test.db, other.about, new Date())).toBe(false);
  });

  it('is found under its own conversation only', async () => {
    const { outboxId } = await queued();
    expect(await takeBackReply(test.db, { conversationId: id + 1_000, outboxId })).toEqual({
      kind: 'not-found',
    });
  });

  it('is its writer’s draft again, above what they wrote since, with its files and pictures', async () => {
    const png = { filename: 'a.png', contentType: 'image/png', contentId: 'x@shop.test' };
    const { about } = await queued({
      files: [{ ...png, content: Buffer.from('png') }],
      draft: {
        html: '<p>Of course. <img src="cid:x@shop.test" alt="a.png"></p>',
        ...{
          subject: 'About your lamp',
          cc: [{ address: 'jan@x.test', name: '' }],
          bcc: [],
          decisionId: null,
        },
      },
    });
    const of = { conversationId: id, agentId: agent.id };
    const since = { html: '<p>And more.</p>', subject: null, cc: [], bcc: [], decisionId: null };
    await saveReplyDraft(test.db, of, since, 0);
    expect(await takeBackReply(test.db, about)).toEqual({ kind: 'taken-back' });
    const [file] = await readDraftFiles(test.db, of);
    expect(file).toMatchObject({ filename: 'a.png', content: Buffer.from('png') });
    expect(await findReplyDraft(test.db, of)).toMatchObject({
      html: `<p>Of course. <img src="/reply-files/${file?.id}" alt="a.png"></p><p>And more.</p>`,
      ...{ subject: 'About your lamp', cc: [{ address: 'jan@x.test', name: '' }], version: 2 },
    });
  });

  it('quotes what it answers, with the new words apart', async () => {
    await queued({
      compose: (answered) => ({ text: `Of course.\n\n> ${answered?.text}`, html: '<p>Of course.</p>' }),
    });
    const message = (await findThread(test.db, id))?.messages.at(-1);
    expect(message).toMatchObject({ reply: 'Of course.', text: 'Of course.\n\n> Help me', has_html: true });
  });

  it('quotes nobody else’s words, as where the mails of strangers were merged', async () => {
    await test.db
      .insertInto('message')
      .values({
        ...{
          conversation_id: id,
          direction: 'in',
          author: 'customer',
          message_id: `<stranger.${count}@x.test>`,
        },
        ...{
          from_address: 'stranger@x.test',
          subject: 'Secret',
          text: 'My secret',
          reply: 'My secret',
          at: now,
        },
      })
      .execute();
    const quoted: (string | undefined)[] = [];
    await queued({
      compose: (answered) => {
        quoted.push(answered?.text);
        return { text: 'Of course.', html: null };
      },
    });
    expect(quoted).toEqual(['Help me']);
    const message = (await findThread(test.db, id))?.messages.at(-1);
    const { in_reply_to } = await test.db
      .selectFrom('message')
      .select('in_reply_to')
      .where('id', '=', message?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(in_reply_to).not.toContain('stranger');
  });
});
