import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

import { useMovingDesk } from '../test/moving-desk.ts';
import { storeMessage } from '../test/stored.ts';
import { listEvents } from './conversation-events.ts';
import { resolveConversation } from './conversation-status.ts';
import { findMergedInto, listMergedInto, mergeConversations } from './merge.ts';
import { addNote } from './notes.ts';
import { actOnQueue } from './queue-actions.ts';
import { isUnread, markSeen } from './reading.ts';
import { queueReply } from './replies.ts';
import { splitConversation } from './split.ts';
import { addTag } from './tags.ts';
import { findLastAction, undoAction } from './undo-actions.ts';
import { listUndoableSplits, undoSplit } from './unsplit.ts';

const { test, customer, fresh, agentId, begin, decide, read, mailsIn } = useMovingDesk();
const now = new Date();

describe('undoing a split', () => {
  const by = { agentId: null, now };
  const secondMail = (conversationId: number, changes = {}) =>
    test.db.transaction().execute((trx) => storeMessage(trx, conversationId, { ...fresh(), ...changes }));

  /** A conversation whose second mail a person has to answer, and that mail. */
  async function twoMatters() {
    const old = await begin('eva', {
      ...{ handler: 'human', status: 'open', outcome: 'handed_over', reasons: ['anger'], team: 'returns' },
      ...{ promised_by: new Date(now.getTime() + 3_600_000), priority: 'high', assignee_id: agentId() },
    });
    await decide(old, 'reply');
    const second = await secondMail(old.conversationId, { subject: 'My invoice', from: customer('jan') });
    await decide({ conversationId: old.conversationId, messageId: second }, 'escalate');
    await addTag(test.db, [old.conversationId], 'vip', agentId());
    await addNote(test.db, {
      ...{ conversationId: old.conversationId, text: 'Ask the shop.', by: { agentId: agentId() }, now },
    });
    await sql`update conversation set waiting_since = now() - interval '1 hour' where id = ${old.conversationId}`.execute(
      test.db,
    );
    return { old: old.conversationId, second };
  }

  /** All that is known of it, to the microsecond; of what happened to it, only what it is. */
  async function everythingOf(id: number) {
    const { rows } = await sql<{ all: unknown }>`select jsonb_build_object(
      'itself', (select to_jsonb(conversation) from conversation where id = ${id}),
      'messages', (select jsonb_agg(to_jsonb(message) - 'search' order by id) from message where conversation_id = ${id}),
      'decisions', (select jsonb_agg(to_jsonb(decision) order by id) from decision where conversation_id = ${id}),
      'codes', (select jsonb_agg(to_jsonb(sender_code) order by id) from sender_code where conversation_id = ${id}),
      'tags', (select jsonb_agg(to_jsonb(each)) from conversation_tag as each where conversation_id = ${id}),
      'drafts', (select jsonb_agg(to_jsonb(each)) from reply_draft as each where conversation_id = ${id}),
      'links', (select jsonb_agg(to_jsonb(each)) from conversation_link as each where ${id} in (one_id, other_id))
    ) as all`.execute(test.db);
    return rows[0]?.all;
  }

  async function splitOff({ old, second }: { old: number; second: number }) {
    const made = await splitConversation(test.db, {
      ...{ conversationId: old, messageId: second, agentId: agentId(), now },
    });
    const kept = await test.db
      .selectFrom('conversation_split')
      .select('id')
      .where('made_id', '=', made ?? 0)
      .executeTakeFirstOrThrow();
    return { made: made ?? 0, splitId: kept.id };
  }

  it('puts both together as they were: mails, notes, decisions, draft, tags, codes, and how it stood', async () => {
    const { old, second } = await twoMatters();
    await test.db
      .insertInto('reply_draft')
      .values({ conversation_id: old, agent_id: agentId(), html: '<p>Dear Jan</p>' })
      .execute();
    await test.db
      .insertInto('sender_code')
      .values({
        ...{ conversation_id: old, question_id: second, order_number: '1', nonce: Buffer.alloc(1) },
        ...{ address: 'eva@customer.test', asked_by: 'eva@customer.test', created_at: now, expires_at: now },
      })
      .execute();
    const before = await everythingOf(old);
    const { made, splitId } = await splitOff({ old, second });
    expect(await everythingOf(old)).not.toEqual(before);
    expect(await listUndoableSplits(test.db, old, now)).toEqual([splitId]);
    expect(await undoSplit(test.db, splitId, { agentId: agentId(), now })).toMatchObject({
      refused: null,
      sourceId: old,
    });
    expect(await everythingOf(old)).toEqual(before);
    expect(await read(made)).toMatchObject({ merged_into: old, status: 'resolved', handler: 'none' });
    expect(await findMergedInto(test.db, made)).toBe(old);
    expect(await listMergedInto(test.db, old)).toEqual([{ id: made, rejoined: true }]);
    const lines = await listEvents(test.db, old);
    expect(lines.map(({ kind }) => kind)).toEqual(['tagged', 'split', 'rejoined']);
    expect(lines[2]).toMatchObject({ agentName: 'Tom', detail: { from: made } });
    expect(await undoSplit(test.db, splitId, by)).toEqual({ refused: 'over' });
    expect(await listUndoableSplits(test.db, old, now)).toEqual([]);
  });

  it('leaves unread what was unread, and read what was read meanwhile', async () => {
    const { old, second } = await twoMatters();
    const agents = await Promise.all(['Ann', 'Ben'].map((name) => anAgent(name)));
    const [ann = 0, ben = 0] = agents;
    const { made, splitId } = await splitOff({ old, second });
    await markSeen(test.db, { agentId: ann, conversationId: old, upTo: second, opened: true });
    for (const conversationId of [old, made])
      await markSeen(test.db, { agentId: ben, conversationId, upTo: 2 ** 50, opened: true });
    await undoSplit(test.db, splitId, by);
    const unread = async (id: number) =>
      (
        await test.db
          .selectFrom('conversation')
          .select(isUnread(id).as('unread'))
          .where('id', '=', old)
          .executeTakeFirstOrThrow()
      ).unread;
    expect([await unread(ann), await unread(ben)]).toEqual([true, false]);
  });

  it('brings along what was noted and begun to be written in the other half', async () => {
    const { old, second } = await twoMatters();
    const { made, splitId } = await splitOff({ old, second });
    const note = await addNote(test.db, {
      ...{ conversationId: made, text: 'About the invoice.', by: { agentId: agentId() }, now },
    });
    await test.db
      .insertInto('reply_draft')
      .values({ conversation_id: made, agent_id: agentId(), html: '<p>Your invoice</p>' })
      .execute();
    expect(await undoSplit(test.db, splitId, by)).toMatchObject({ refused: null });
    expect(await mailsIn(old)).toContain(note);
    const drafts = test.db.selectFrom('reply_draft').select('html').where('conversation_id', '=', old);
    expect(await drafts.execute()).toEqual([{ html: '<p>Your invoice</p>' }]);
  });

  it.each([
    ['a mail has come to the new one', 'mail', ({ made }) => secondMail(made)],
    ['a mail has come to the old one', 'mail', ({ old }) => secondMail(old)],
    [
      'a person has answered',
      'mail',
      ({ made, second }) =>
        queueReply(test.db, {
          ...{ conversationId: made, agent: { id: agentId(), name: 'Tom' }, subject: 'Re', text: 'Here.' },
          ...{ messageId: `<answer-${made}@shop.test>`, seenMessageId: second, resolve: false, now },
        }),
    ],
    [
      'the bot has decided',
      'decision',
      ({ made, second }) => decide({ conversationId: made, messageId: second }, 'escalate'),
    ],
    ['the new one is resolved', 'changed', ({ made }) => resolveConversation(test.db, made, agentId())],
    ['the old one is resolved', 'changed', ({ old }) => resolveConversation(test.db, old, agentId())],
    ['the new one is tagged', 'changed', ({ made }) => addTag(test.db, [made], 'invoice', agentId())],
    [
      'the new one was merged into another',
      'changed',
      async ({ made }) => {
        const { conversationId: targetId } = await begin('jan');
        await mergeConversations(test.db, { sourceId: made, targetId, agentId: agentId(), now });
      },
    ],
  ] satisfies [string, string, (of: Apart) => Promise<unknown>][])(
    'is refused where %s, and changes nothing',
    async (_what, refused, happens) => {
      const { old, second } = await twoMatters();
      const { made, splitId } = await splitOff({ old, second });
      await happens({ old, made, second });
      const before = [await everythingOf(old), await everythingOf(made)];
      expect(await listUndoableSplits(test.db, old, now)).toEqual([]);
      expect(await undoSplit(test.db, splitId, by)).toEqual({ refused });
      expect([await everythingOf(old), await everythingOf(made)]).toEqual(before);
    },
  );

  it('is possible again once what was done since is undone itself, and for a day', async () => {
    const { old, second } = await twoMatters();
    const { made, splitId } = await splitOff({ old, second });
    const stroke = { agentId: agentId(), ids: [made], now };
    const done = await actOnQueue(test.db, { ...stroke, act: { kind: 'resolve' } });
    expect(await undoSplit(test.db, splitId, by)).toEqual({ refused: 'changed' });
    await undoAction(test.db, { agentId: agentId(), actionId: done?.actionId ?? 0, now });
    const late = new Date(now.getTime() + 24 * 3_600_000 + 1_000);
    expect(await undoSplit(test.db, splitId, { agentId: null, now: late })).toEqual({ refused: 'over' });
    expect(await undoSplit(test.db, splitId, by)).toMatchObject({ refused: null });
    expect(await mailsIn(old)).toContain(second);
  });

  it('never makes a chain: what was split off of the other half, and put together with it, is led on as well', async () => {
    const { old, second } = await twoMatters();
    const third = await secondMail(old);
    const { made, splitId } = await splitOff({ old, second });
    const further = await splitOff({ old: made, second: third });
    expect(await undoSplit(test.db, further.splitId, by)).toMatchObject({ refused: null, sourceId: made });
    expect(await undoSplit(test.db, splitId, by)).toMatchObject({ refused: null, sourceId: old });
    expect(await findMergedInto(test.db, further.made)).toBe(old);
    // A mail that had found its place there just then.
    const late = await secondMail(further.made);
    expect(await mailsIn(old)).toContain(late);
  });

  it('is offered in the notice of whoever split it, until it is undone in whichever way', async () => {
    const { old, second } = await twoMatters();
    const since = new Date(Date.now() - 30_000);
    const { made, splitId } = await splitOff({ old, second });
    const last = await findLastAction(test.db, agentId(), since);
    expect(last).toMatchObject({ kind: 'split', about: { conversationId: old, other: made, count: 2 } });
    const action = { agentId: agentId(), actionId: last?.id ?? 0, now };
    expect(await undoAction(test.db, action)).toMatchObject({ kind: 'split', refused: null });
    expect(await undoAction(test.db, action)).toBeNull();
    const again = await splitOff({ old, second });
    await undoSplit(test.db, again.splitId, by);
    expect(again.splitId).not.toBe(splitId);
    const newest = await findLastAction(test.db, agentId(), since);
    expect(newest?.about?.splitId).not.toBe(again.splitId);
  });
});

type Apart = Readonly<{ old: number; made: number; second: number }>;

async function anAgent(name: string): Promise<number> {
  const values = { email: `${name.toLowerCase()}@desk.test`, name, role: 'agent', password_hash: '' };
  const { id } = await test.db.insertInto('agent').values(values).returning('id').executeTakeFirstOrThrow();
  // Who comes anew has nothing to read; these have been here all along.
  await test.db.updateTable('agent').set({ read_from: 0 }).where('id', '=', id).execute();
  return id;
}
