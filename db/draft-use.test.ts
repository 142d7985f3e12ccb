import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Stored, storeConversation } from '../test/stored.ts';
import { addAgent } from './agents.ts';
import { discardDraft, findDecisionDraft } from './draft-use.ts';
import { queueReply } from './replies.ts';
import { listSimilar } from './similar.ts';

const test = useTestDatabase();
let stored: Stored;
let decisionId = 0;
let agent = { id: 0, name: 'Ann' };
let times = 0;
const draft = 'Hello Eva,\n\nyour order is on its way.';

beforeEach(async () => {
  times++;
  const added = await addAgent(test.db, {
    email: `ann${times}@desk.test`,
    name: 'Ann',
    role: 'agent',
    password: 'password',
  });
  agent = { id: added?.id ?? 0, name: 'Ann' };
  stored = await storeConversation(test.db, { messageId: `<draft-${times}@customer.test>` });
  const row = await test.db
    .insertInto('decision')
    .values({
      ...{
        message_id: stored.messageId,
        conversation_id: stored.conversationId,
        action: 'escalate',
        reasons: ['anger'],
      },
      draft: JSON.stringify({ text: draft, html: '', templates: ['order-status.en'] }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  decisionId = row.id;
});

const reply = (text: string, draftOf: number | null) =>
  queueReply(test.db, {
    ...{ conversationId: stored.conversationId, agent, subject: 'Re: order', text, draftOf },
    ...{
      messageId: `<answer-${times}@shop.test>`,
      seenMessageId: stored.messageId,
      resolve: true,
      now: new Date(),
    },
  });
const uses = () =>
  test.db
    .selectFrom('draft_use')
    .select(['action', 'draft', 'sent'])
    .where('conversation_id', '=', stored.conversationId)
    .execute();

describe("the bot's draft", () => {
  it('is offered until somebody has written', async () => {
    expect(await findDecisionDraft(test.db, stored.conversationId)).toMatchObject({
      decisionId,
      text: draft,
    });
    await reply('I have looked, and it is on its way.', null);
    expect(await findDecisionDraft(test.db, stored.conversationId)).toBeNull();
    expect(await uses()).toEqual([]);
  });

  it('that was sent as it is, is noted as sent, whatever a browser did to its white space', async () => {
    await reply(draft.replaceAll('\n\n', '\n \n'), decisionId);
    expect(await uses()).toMatchObject([{ action: 'sent', draft }]);
  });

  it('that was changed is noted with what it became', async () => {
    await reply(`${draft} It comes on Monday.`, decisionId);
    expect(await uses()).toEqual([{ action: 'edited', draft, sent: `${draft} It comes on Monday.` }]);
  });

  it('that was thrown away is not offered again', async () => {
    const use = { conversationId: stored.conversationId, decisionId, agentId: agent.id };
    expect(await discardDraft(test.db, { ...use, conversationId: stored.conversationId + 1_000 })).toBe(
      false,
    );
    expect(await discardDraft(test.db, use)).toBe(true);
    expect(await findDecisionDraft(test.db, stored.conversationId)).toBeNull();
    expect(await uses()).toMatchObject([{ action: 'discarded', draft, sent: null }]);
  });
});

describe('what was solved before', () => {
  async function solve(subject: string, words: string, changes: Record<string, unknown> = {}) {
    const { conversationId, messageId } = await storeConversation(test.db, {
      ...{ subject, reply: words, text: words, messageId: `<solved-${Math.random()}@customer.test>` },
    });
    await queueReply(test.db, {
      ...{ conversationId, agent, subject, text: 'Done.', messageId: `<done-${conversationId}@shop.test>` },
      ...{ seenMessageId: messageId, resolve: true, now: new Date() },
    });
    await test.db
      .updateTable('conversation')
      .set({ intent: 'refund_return', language: 'en', ...changes })
      .where('id', '=', conversationId)
      .execute();
    return conversationId;
  }

  it('and reads most alike comes first; what is open, of another wish or language is left out', async () => {
    const lamp = await solve('Broken lamp', 'The lamp arrived with a broken shade and I want my money back.');
    const chair = await solve('Chair', 'The chair is too small, I want to return it for my money.');
    await solve('Broken lamp', 'The lamp arrived with a broken shade.', { intent: 'order_status' });
    await solve('Broken lamp', 'The lamp arrived with a broken shade.', { language: 'de' });
    await solve('Broken lamp', 'The lamp arrived with a broken shade.', { status: 'open' });
    const words = 'My lamp has a broken shade. Can I have my money back?';
    const { conversationId } = await storeConversation(test.db, {
      subject: 'Lamp',
      reply: words,
      text: words,
      messageId: '<new@customer.test>',
    });
    await test.db
      .updateTable('conversation')
      .set({ intent: 'refund_return', language: 'en' })
      .where('id', '=', conversationId)
      .execute();
    expect((await listSimilar(test.db, conversationId, 3)).map((each) => each.id)).toEqual([lamp, chair]);
    expect(await listSimilar(test.db, conversationId, 1)).toHaveLength(1);
  });

  it('is nothing where a mail has no words that could be compared', async () => {
    const { conversationId } = await storeConversation(test.db, {
      subject: '',
      reply: '??',
      text: '??',
      messageId: '<empty@customer.test>',
    });
    expect(await listSimilar(test.db, conversationId, 3)).toEqual([]);
  });
});
