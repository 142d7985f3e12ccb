import { describe, expect, it } from 'vitest';

import { useMovingDesk } from '../test/moving-desk.ts';
import { storeMessage } from '../test/stored.ts';
import { listEvents } from './conversation-events.ts';
import { linkConversations, listLinked, unlinkConversations } from './links.ts';
import { mergeConversations, undoMerge } from './merge.ts';
import { isUnread, markSeen } from './reading.ts';
import { splitConversation } from './split.ts';

const { test, customer, fresh, agentId, begin, decide, read, mailsIn } = useMovingDesk();
const now = new Date();

describe('splitting', () => {
  it('makes a mail and what follows a conversation of its own, with the outcome of its own decisions', async () => {
    const old = await begin('eva');
    await decide(old, 'reply');
    const second = await test.db
      .transaction()
      .execute((trx) =>
        storeMessage(trx, old.conversationId, { ...fresh(), subject: 'My invoice', from: customer('jan') }),
      );
    await decide({ conversationId: old.conversationId, messageId: second }, 'escalate');
    await test.db
      .updateTable('conversation')
      .set({ outcome: 'handed_over', status: 'open', handler: 'human' })
      .where('id', '=', old.conversationId)
      .execute();
    const split = { conversationId: old.conversationId, agentId: agentId(), now };
    expect(await splitConversation(test.db, { ...split, messageId: old.messageId })).toBeNull();
    expect(await splitConversation(test.db, { ...split, messageId: 999_999 })).toBeNull();
    const id = (await splitConversation(test.db, { ...split, messageId: second })) ?? 0;
    expect(await mailsIn(id)).toEqual([second]);
    expect(await read(id)).toMatchObject({
      ...{ subject: 'My invoice', status: 'open', handler: 'human', assignee_id: agentId() },
      ...{ outcome: 'handed_over' },
    });
    expect((await read(id)).waiting_since).not.toBeNull();
    expect(await read(old.conversationId)).toMatchObject({ outcome: 'answered' });
    const jan = await test.db
      .selectFrom('customer')
      .select('id')
      .where('email', '=', 'jan@customer.test')
      .executeTakeFirst();
    expect(await read(id)).toMatchObject({ customer_id: jan?.id });
    expect((await listLinked(test.db, id)).map((row) => row.id)).toEqual([old.conversationId]);
  });

  it('leaves read what was read: the mails are no news because they have moved', async () => {
    const old = await begin('eva');
    const [second, third] = await test.db
      .transaction()
      .execute(async (trx) => [
        await storeMessage(trx, old.conversationId, { ...fresh(), from: customer('eva') }),
        await storeMessage(trx, old.conversationId, { ...fresh(), from: customer('eva') }),
      ]);
    const unread = async (id: number) =>
      (
        await test.db
          .selectFrom('conversation')
          .select(isUnread(agentId()).as('unread'))
          .where('id', '=', id)
          .execute()
      )[0]?.unread;
    const seen = { agentId: agentId(), conversationId: old.conversationId, opened: true };
    await markSeen(test.db, { ...seen, upTo: third ?? 0 });
    const id = (await splitConversation(test.db, { ...seen, messageId: second ?? 0, now })) ?? 0;
    expect([await unread(old.conversationId), await unread(id)]).toEqual([false, false]);
    await test.db
      .transaction()
      .execute((trx) => storeMessage(trx, id, { ...fresh(), from: customer('eva') }));
    expect(await unread(id)).toBe(true);
  });
});

describe('links', () => {
  it('stand on both sides, once, and lead to where a conversation is now', async () => {
    const [one, other, third] = [await begin('eva'), await begin('eva'), await begin('eva')];
    expect(
      await linkConversations(test.db, one.conversationId, other.conversationId, { agentId: agentId() }),
    ).toBe(true);
    expect(
      await linkConversations(test.db, other.conversationId, one.conversationId, { agentId: agentId() }),
    ).toBe(true);
    expect(
      await linkConversations(test.db, one.conversationId, one.conversationId, { agentId: agentId() }),
    ).toBe(false);
    const linked = async () => (await listLinked(test.db, one.conversationId)).map((row) => row.id);
    expect(await linked()).toEqual([other.conversationId]);
    expect((await listEvents(test.db, one.conversationId)).map(({ kind }) => kind)).toEqual(['linked']);
    const merged = await mergeConversations(test.db, {
      ...{ sourceId: other.conversationId, targetId: third.conversationId, agentId: agentId(), now },
    });
    expect(await linked()).toEqual([third.conversationId]);
    await undoMerge(test.db, merged.refused ? 0 : merged.mergeId, { agentId: null, now });
    await unlinkConversations(test.db, other.conversationId, one.conversationId, agentId());
    expect(await linked()).toEqual([]);
  });
});
