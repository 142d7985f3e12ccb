import { expect, test } from 'vitest';

import { mergeConversations } from '../db/merge.ts';
import { splitConversation } from '../db/split.ts';
import { useReceiving } from '../test/receiving.ts';
import { makeMessageId } from '../triage/thread/message-id.ts';

const desk = useReceiving();
const eva = 'eva@customer.test';
let mails = 0;

async function mail({ answers, subject }: Readonly<{ answers?: string; subject?: string }> = {}) {
  mails++;
  const row = await desk.receiveLetter({
    from: eva,
    subject: subject ?? `Matter ${mails}`,
    text: `Words ${mails}.`,
    messageId: `<mail-${mails}@customer.test>`,
    headers: answers ? [`In-Reply-To: ${answers}`, `References: ${answers}`] : [],
  });
  return { id: row.conversation_id ?? 0, messageRef: row.message_ref ?? 0, messageId: row.message_id ?? '' };
}

const ours = (conversationNumber: number, messageId: string) =>
  makeMessageId({ conversationNumber, messageId, domain: 'shop.test', key: desk.context.config.secret });

/** A mail of ours, as it stands in a conversation. */
async function weWrote(conversationId: number, messageId: string): Promise<number> {
  const { id } = await desk.test.db
    .insertInto('message')
    .values({
      ...{ conversation_id: conversationId, direction: 'out', author: 'agent', message_id: messageId },
      ...{ from_address: 'support@shop.test', subject: '', text: 'Hello', reply: 'Hello', at: new Date() },
      to_addresses: JSON.stringify([{ address: eva, name: '' }]),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

test('what answers a merged conversation joins the one that it is in now: by our id, by theirs, by subject', async () => {
  const source = await mail({ subject: 'The lamp hums' });
  const target = await mail();
  const before = ours(source.id, 'before');
  await weWrote(source.id, before);
  const merge = { sourceId: source.id, targetId: target.id, agentId: null, now: new Date() };
  expect(await mergeConversations(desk.test.db, merge)).toMatchObject({ refused: null });
  const joined = [
    await mail({ answers: before }),
    await mail({ answers: ours(source.id, 'not-kept-here') }),
    await mail({ answers: source.messageId }),
    await mail({ subject: 'Re: The lamp hums' }),
  ];
  expect(joined.map(({ id }) => id)).toEqual(joined.map(() => target.id));
});

test('what answers a mail that was split off joins it there, though its id names the old conversation', async () => {
  const old = await mail();
  const second = await mail({ answers: old.messageId });
  const after = ours(old.id, 'after');
  await weWrote(old.id, after);
  const split = { conversationId: old.id, agentId: await agent(), now: new Date() };
  const id = await splitConversation(desk.test.db, { ...split, messageId: second.messageRef });
  expect(await mail({ answers: after })).toMatchObject({ id });
  expect(await mail({ answers: old.messageId })).toMatchObject({ id: old.id });
});

async function agent(): Promise<number> {
  const { id } = await desk.test.db
    .insertInto('agent')
    .values({ email: 'tom@desk.test', name: 'Tom', role: 'agent' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
