import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

import { useMovingDesk } from '../test/moving-desk.ts';
import { botMail, parsedMail, storeMessage } from '../test/stored.ts';
import { listEvents } from './conversation-events.ts';
import { resolveConversation } from './conversation-status.ts';
import { listConversations } from './conversations.ts';
import { countOutcomes } from './figures.ts';
import { listUndoableMerges, mergeConversations, undoMerge } from './merge.ts';
import { moving, staying } from './move-messages.ts';
import { queueBotMails } from './outbox.ts';
import { splitConversation } from './split.ts';
import { addTag } from './tags.ts';
import { findLastAction, undoAction } from './undo-actions.ts';

const { test, fresh, agentId, begin, decide, read, mailsIn } = useMovingDesk();
const now = new Date();
const by = { agentId: null, now };
const merge = (sourceId: number, targetId: number) =>
  mergeConversations(test.db, { sourceId, targetId, agentId: agentId(), now });
async function merged(sourceId: number, targetId: number): Promise<number> {
  const result = await merge(sourceId, targetId);
  if (result.refused) throw new Error(result.refused);
  return result.mergeId;
}

describe('merging', () => {
  it('takes along what people were writing, one text below the other where somebody wrote in both', async () => {
    const source = await begin('draft-source');
    const target = await begin('draft-target');
    const draft = (conversationId: number, html: string) =>
      test.db
        .insertInto('reply_draft')
        .values({ conversation_id: conversationId, agent_id: agentId(), html });
    await draft(source.conversationId, '<p>Below</p>').execute();
    await draft(target.conversationId, '<p>Above</p>').execute();
    await test.db
      .insertInto('reply_file')
      .values({
        ...{ conversation_id: source.conversationId, agent_id: agentId(), filename: 'a.txt' },
        ...{ content_type: 'text/plain', content: Buffer.from('a') },
      })
      .execute();
    await merged(source.conversationId, target.conversationId);
    const drafts = await test.db.selectFrom('reply_draft').select(['conversation_id', 'html']).execute();
    expect(drafts).toEqual([{ conversation_id: target.conversationId, html: '<p>Above</p><p>Below</p>' }]);
    const files = await test.db.selectFrom('reply_file').select('conversation_id').execute();
    expect(files).toEqual([{ conversation_id: target.conversationId }]);
  });

  it('moves mails with all that hangs on them, and each table that names a conversation is thought of', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('conversation_id', 'merged_into', 'source_id', 'one_id')
      order by 1`.execute(test.db);
    expect(rows.map(({ name }) => name).filter((name) => !(name in moving) && !staying.has(name))).toEqual(
      [],
    );
    const source = await begin('eva');
    const target = await begin('eva');
    await decide(source, 'reply');
    await test.db.transaction().execute((trx) => queueBotMails(trx, [botMail(source)]));
    await merged(source.conversationId, target.conversationId);
    for (const table of ['message', 'decision', 'outbox'] as const) {
      const found = await test.db
        .selectFrom(table)
        .select('id')
        .where('conversation_id', '=', source.conversationId)
        .execute();
      expect(found).toEqual([]);
    }
    expect(await mailsIn(target.conversationId)).toHaveLength(3);
  });

  it('goes on as whatever needs more, and is said in the thread', async () => {
    const promised = new Date(now.getTime() + 3_600_000);
    const source = await begin('eva', {
      ...{ handler: 'human', status: 'open', outcome: 'handed_over', reasons: ['anger'] },
      ...{ promised_by: promised, waiting_since: now, urgency: 70, priority: 'high' },
    });
    const target = await begin('eva', { intent: 'cancel' });
    await addTag(test.db, [source.conversationId], 'vip', agentId());
    await merged(source.conversationId, target.conversationId);
    expect(await read(target.conversationId)).toMatchObject({
      ...{ handler: 'human', status: 'open', outcome: 'handed_over', reasons: ['anger'], intent: 'cancel' },
      ...{ promised_by: promised, urgency: 70, priority: 'high', rank: 2070 },
    });
    expect(await read(source.conversationId)).toMatchObject({
      ...{ merged_into: target.conversationId, status: 'resolved', handler: 'none', promised_by: null },
    });
    const lines = await listEvents(test.db, target.conversationId);
    expect(lines.map(({ kind, agentName }) => [kind, agentName])).toEqual([
      ['tagged', 'Tom'],
      ['merged', 'Tom'],
    ]);
    expect(lines[1]?.detail).toMatchObject({ from: source.conversationId, mails: 1 });
  });

  it("puts strangers' mails into people's hands, never the bot's", async () => {
    const source = await begin('eva');
    const target = await begin('jan');
    await merged(source.conversationId, target.conversationId);
    expect(await read(target.conversationId)).toMatchObject({ handler: 'human' });
  });

  it('ends the codes that were sent in either', async () => {
    const [source, target] = [await begin('eva'), await begin('eva')];
    for (const { conversationId, messageId } of [source, target])
      await test.db
        .insertInto('sender_code')
        .values({
          ...{
            conversation_id: conversationId,
            question_id: messageId,
            order_number: '1',
            nonce: Buffer.alloc(1),
          },
          ...{
            address: 'eva@customer.test',
            asked_by: 'eva@customer.test',
            created_at: now,
            expires_at: now,
          },
        })
        .execute();
    await merged(source.conversationId, target.conversationId);
    const live = await test.db.selectFrom('sender_code').select('id').where('ended_at', 'is', null).execute();
    expect(live).toEqual([]);
  });

  it('is refused where it makes no sense', async () => {
    const one = await begin('eva');
    const other = await begin('eva', {}, 'sales@shop.test');
    const third = await begin('eva');
    expect(await merge(one.conversationId, one.conversationId)).toEqual({ refused: 'itself' });
    expect(await merge(one.conversationId, other.conversationId)).toEqual({ refused: 'other-mailbox' });
    expect(await merge(one.conversationId, 999_999)).toEqual({ refused: 'not-found' });
    await merged(one.conversationId, third.conversationId);
    expect(await merge(third.conversationId, one.conversationId)).toEqual({ refused: 'merged-already' });
  });

  it('never makes a chain: whoever was merged before is led to the last one', async () => {
    const [first, second, third] = [await begin('eva'), await begin('eva'), await begin('eva')];
    await merged(first.conversationId, second.conversationId);
    const later = await merged(second.conversationId, third.conversationId);
    expect(await read(first.conversationId)).toMatchObject({ merged_into: third.conversationId });
    await undoMerge(test.db, later, by);
    expect(await read(first.conversationId)).toMatchObject({ merged_into: second.conversationId });
  });

  it('catches a mail that finds its place while that is being merged away', async () => {
    const [source, target] = [await begin('eva'), await begin('eva')];
    await merged(source.conversationId, target.conversationId);
    const late = await test.db
      .transaction()
      .execute((trx) => storeMessage(trx, source.conversationId, parsedMail(fresh())));
    expect(await mailsIn(target.conversationId)).toContain(late);
  });
});

describe('undoing a merge', () => {
  it('puts both back as they stood, but for what people have done since', async () => {
    const source = await begin('eva', { handler: 'human', status: 'open', outcome: 'handed_over' });
    const target = await begin('eva', { intent: 'cancel' });
    const before = [await read(source.conversationId), await read(target.conversationId)] as const;
    await addTag(test.db, [source.conversationId], 'vip', agentId());
    const mergeId = await merged(source.conversationId, target.conversationId);
    const since = await test.db
      .transaction()
      .execute((trx) => storeMessage(trx, target.conversationId, parsedMail(fresh())));
    await resolveConversation(test.db, target.conversationId, agentId());
    expect(await listUndoableMerges(test.db, target.conversationId, now)).toEqual([mergeId]);
    expect(await undoMerge(test.db, mergeId, by)).toBe(source.conversationId);
    expect(await read(source.conversationId)).toEqual(before[0]);
    expect(await read(target.conversationId)).toMatchObject({
      ...{ status: 'resolved', handler: 'bot', outcome: 'answered', reasons: before[1].reasons },
    });
    expect(await mailsIn(target.conversationId)).toEqual([target.messageId, since]);
    expect(await mailsIn(source.conversationId)).toEqual([source.messageId]);
    expect((await listEvents(test.db, source.conversationId)).map(({ kind }) => kind)).toEqual([
      'tagged',
      'unmerged',
    ]);
    expect(await undoMerge(test.db, mergeId, by)).toBeNull();
  });

  it('is offered in the notice of whoever merged them', async () => {
    const [source, target] = [await begin('eva'), await begin('eva')];
    const mergeId = await merged(source.conversationId, target.conversationId);
    const last = await findLastAction(test.db, agentId(), new Date(Date.now() - 30_000));
    const about = { conversationId: source.conversationId, other: target.conversationId, mergeId };
    expect(last).toMatchObject({ kind: 'merge', about });
    const action = { agentId: agentId(), actionId: last?.id ?? 0, now };
    expect(await undoAction(test.db, action)).toMatchObject({ kind: 'merge', refused: null });
    expect(await mailsIn(source.conversationId)).toEqual([source.messageId]);
    const again = await merged(source.conversationId, target.conversationId);
    await undoMerge(test.db, again, by);
    const newest = await findLastAction(test.db, agentId(), new Date(Date.now() - 30_000));
    expect(newest?.about?.mergeId).not.toBe(again);
  });

  it('is possible for a day', async () => {
    const [source, target] = [await begin('eva'), await begin('eva')];
    const mergeId = await merged(source.conversationId, target.conversationId);
    const late = new Date(now.getTime() + 24 * 3_600_000 + 1_000);
    expect(await listUndoableMerges(test.db, target.conversationId, late)).toEqual([]);
    expect(await undoMerge(test.db, mergeId, { agentId: agentId(), now: late })).toBeNull();
  });
});

describe('the figures', () => {
  it('count each conversation once, whatever is merged, split and taken apart', async () => {
    const period = { from: '2000-01-01', to: '2100-01-01', timeZone: 'UTC' };
    const outcomes = ['answered', 'asked', 'handed_over', 'filed'];
    const begun = [];
    for (const outcome of outcomes) begun.push(await begin('eva', { outcome }));
    const agree = async () => {
      const counted = (await countOutcomes(test.db, period)).reduce((sum, { count }) => sum + count, 0);
      const { rows } = await listConversations(test.db, { created: period }, { limit: 1_000 });
      const { standing } = await test.db
        .selectFrom('conversation')
        .select((eb) => eb.fn.countAll<number>().as('standing'))
        .where('merged_into', 'is', null)
        .executeTakeFirstOrThrow();
      expect([counted, rows.length]).toEqual([standing, standing]);
      const stray = await test.db
        .selectFrom('message')
        .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
        .select('message.id')
        .where('conversation.merged_into', 'is not', null)
        .execute();
      expect(stray).toEqual([]);
      return counted;
    };
    const all = await agree();
    const [a = 0, b = 0, c = 0, d = 0] = begun.map(({ conversationId }) => conversationId);
    const first = await merged(a, b);
    const second = await merged(b, c);
    expect(await agree()).toBe(all - 2);
    expect(await undoMerge(test.db, first, by)).toBeNull();
    await splitConversation(test.db, {
      conversationId: c,
      messageId: (await mailsIn(c))[1] ?? 0,
      agentId: agentId(),
      now,
    });
    expect(await agree()).toBe(all - 1);
    await undoMerge(test.db, second, by);
    await undoMerge(test.db, first, by);
    await merged(d, a);
    await agree();
  });
});
