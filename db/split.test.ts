import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation, storeMessage } from '../test/stored.ts';
import { linkConversations, listLinked, unlinkConversations } from './links.ts';
import { mergeConversations, undoMerge } from './merge.ts';
import { isUnread, markSeen } from './reading.ts';
import { splitConversation } from './split.ts';

const test = useTestDatabase();
const now = new Date();
let agentId: number;
let mails = 0;

beforeEach(async () => {
  agentId ??= (
    await test.db
      .insertInto('agent')
      .values({ email: 'tom@desk.test', name: 'Tom', role: 'agent', password_hash: '' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;
});

const customer = (name: string) => ({ address: `${name}@customer.test`, name });
const fresh = () => ({ messageId: `<mail-${mails++}@customer.test>` });

async function begin(name: string) {
  const stored = await storeConversation(test.db, { ...fresh(), from: customer(name) });
  await test.db
    .updateTable('conversation')
    .set({ outcome: 'answered', handler: 'bot', status: 'waiting' })
    .where('id', '=', stored.conversationId)
    .execute();
  return stored;
}

const decide = (of: { conversationId: number; messageId: number }, action: string) =>
  test.db
    .insertInto('decision')
    .values({ conversation_id: of.conversationId, message_id: of.messageId, action, reasons: [] })
    .execute();
const read = (id: number) =>
  test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const mailsIn = async (id: number) =>
  (
    await test.db.selectFrom('message').select('id').where('conversation_id', '=', id).orderBy('id').execute()
  ).map((row) => row.id);

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
    const split = { conversationId: old.conversationId, agentId, now };
    expect(await splitConversation(test.db, { ...split, messageId: old.messageId })).toBeNull();
    expect(await splitConversation(test.db, { ...split, messageId: 999_999 })).toBeNull();
    const id = (await splitConversation(test.db, { ...split, messageId: second })) ?? 0;
    expect(await mailsIn(id)).toEqual([second]);
    expect(await read(id)).toMatchObject({
      ...{ subject: 'My invoice', status: 'open', handler: 'human', assignee_id: agentId },
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
          .select(isUnread(agentId).as('unread'))
          .where('id', '=', id)
          .execute()
      )[0]?.unread;
    const seen = { agentId, conversationId: old.conversationId, opened: true };
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
    expect(await linkConversations(test.db, one.conversationId, other.conversationId, { agentId })).toBe(
      true,
    );
    expect(await linkConversations(test.db, other.conversationId, one.conversationId, { agentId })).toBe(
      true,
    );
    expect(await linkConversations(test.db, one.conversationId, one.conversationId, { agentId })).toBe(false);
    const linked = async () => (await listLinked(test.db, one.conversationId)).map((row) => row.id);
    expect(await linked()).toEqual([other.conversationId]);
    const merged = await mergeConversations(test.db, {
      ...{ sourceId: other.conversationId, targetId: third.conversationId, agentId, now },
    });
    expect(await linked()).toEqual([third.conversationId]);
    await undoMerge(test.db, merged.refused ? 0 : merged.mergeId, { agentId: null, now });
    await unlinkConversations(test.db, other.conversationId, one.conversationId, agentId);
    expect(await linked()).toEqual([]);
  });
});
