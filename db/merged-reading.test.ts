import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation, storeMessage } from '../test/stored.ts';
import { addAgent } from './agents.ts';
import { listIds } from './conversation-pages.ts';
import { mergeConversations, undoMerge } from './merge.ts';
import { markReading, markSeen } from './reading.ts';

const test = useTestDatabase();
const now = new Date();
let mia: number;
let tom: number;
let source: number;
let target: number;

beforeEach(async () => {
  await sql`truncate conversation, agent cascade`.execute(test.db);
  const person = { email: 'mia@shop.test', name: 'Mia', role: 'agent' } as const;
  mia = (await addAgent(test.db, { ...person, password: 'correct horse battery' }))?.id ?? 0;
  tom =
    (await addAgent(test.db, { ...person, email: 'tom@shop.test', password: 'correct horse battery' }))?.id ??
    0;
  source = (await storeConversation(test.db, { messageId: '<source@x.test>' })).conversationId;
  target = (await storeConversation(test.db, { messageId: '<target@x.test>' })).conversationId;
});

const see = (conversationId: number, agentId = mia) =>
  markSeen(test.db, { agentId, conversationId, upTo: 2 ** 50, opened: true });
const unread = (agentId = mia) => listIds(test.db, { unreadBy: agentId }, { sort: 'oldest', limit: 9 });
const mail = (conversationId: number, messageId: string) =>
  test.db.transaction().execute((trx) => storeMessage(trx, conversationId, { messageId }));
async function merge(sourceId = source, targetId = target): Promise<number> {
  const result = await mergeConversations(test.db, { sourceId, targetId, agentId: null, now });
  if (result.refused) throw new Error(result.refused);
  return result.mergeId;
}
const undo = (mergeId: number) => undoMerge(test.db, mergeId, { agentId: null, now });

it('an older mail that nobody has looked at is still news after a merge into what was read', async () => {
  await see(target);
  const mergeId = await merge();
  expect(await unread()).toEqual([target]);
  await see(target);
  expect(await unread()).toEqual([]);
  await undo(mergeId);
  expect(await unread()).toEqual([]);
});

it('nothing becomes news by a merge where both were read, whichever of them has the newest mail', async () => {
  await mail(source, '<newest@x.test>');
  await see(source);
  await see(target);
  await merge();
  expect(await unread()).toEqual([]);
  await mail(target, '<later@x.test>');
  expect(await unread()).toEqual([target]);
});

it('a merge of what was read into what is unread leaves it unread; taken back, each stands as it stood', async () => {
  await see(source);
  const mergeId = await merge();
  expect(await unread()).toEqual([target]);
  await undo(mergeId);
  expect(await unread()).toEqual([target]);
});

it('taken back, only the one that was unread before is unread again', async () => {
  await see(target);
  const mergeId = await merge();
  await undo(mergeId);
  expect(await unread()).toEqual([source]);
});

it('what was marked as unread before a merge is so after it', async () => {
  await see(source);
  await see(target);
  await markReading(test.db, { agentId: mia, ids: [source], unread: true });
  await merge();
  expect(await unread()).toEqual([target]);
});

it('what was over before Baton came is no news, in the other conversation neither', async () => {
  await test.db.updateTable('conversation').set({ history: true }).where('id', '=', source).execute();
  await see(target);
  await merge();
  expect(await unread()).toEqual([]);
});

it('each has read what they have read', async () => {
  await see(source);
  await see(target);
  await see(target, tom);
  const mergeId = await merge();
  expect([await unread(), await unread(tom)]).toEqual([[], [target]]);
  await undo(mergeId);
  expect([await unread(), await unread(tom)]).toEqual([[], [source]]);
});
