import { beforeAll, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import { listAgents } from './agents.ts';
import { listEvents } from './conversation-events.ts';
import { listPage } from './conversation-pages.ts';
import { reopenConversation, resolveConversation } from './conversation-status.ts';
import { listConversations } from './conversations.ts';
import { markSeen } from './presence.ts';
import { assignConversation, markSpam } from './queue.ts';
import { setPriority, setTeam } from './sorting.ts';
import { addCustomerTag, addTag, deleteTag, listTags, removeTag, renameTag, suggestTags } from './tags.ts';

const test = useTestDatabase();
const now = new Date('2026-11-22T12:00:00Z');
let seed: Seeded;
let angry: number;
let cancel: number;
let mia: number;
let tom: number;

beforeAll(async () => {
  seed = await seedDesk(test.db, now);
  angry = seed.conversations.angry ?? 0;
  cancel = seed.conversations.cancel ?? 0;
  const agents = await listAgents(test.db);
  mia = agents.find(({ role }) => role === 'manager')?.id ?? 0;
  tom = agents.find(({ role }) => role === 'agent')?.id ?? 0;
});

const linesOf = async (id: number) =>
  (await listEvents(test.db, id)).map(({ kind, detail, agentName }) => [agentName, kind, detail]);
const tagsOf = async (id: number) =>
  (await listConversations(test.db, {}, { limit: 50 })).rows.find((row) => row.id === id)?.tags;
const read = (id: number) =>
  test.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

it('a tag is kept in small letters, once, and who set it is told', async () => {
  expect(await addTag(test.db, [angry, cancel], '  VIP   Kunde ', mia)).toBe('vip kunde');
  expect(await addTag(test.db, [angry], 'vip kunde', tom)).toBeNull();
  expect(await addTag(test.db, [999_999], 'vip kunde', tom)).toBeNull();
  expect(await tagsOf(angry)).toEqual(['vip kunde']);
  expect(await linesOf(angry)).toEqual([['Mia Castellanos', 'tagged', { tag: 'vip kunde' }]]);
  expect(await removeTag(test.db, [angry], 'VIP kunde', tom)).toBe(true);
  expect(await removeTag(test.db, [angry], 'vip kunde', tom)).toBe(false);
  expect((await linesOf(angry)).at(-1)).toEqual(['Tom Berg', 'untagged', { tag: 'vip kunde' }]);
});

it('conversations are found by all of several tags', async () => {
  await addTag(test.db, [angry, cancel], 'chair', null);
  await addTag(test.db, [cancel], 'refund 100%', null);
  const found = async (...tags: string[]) =>
    (await listConversations(test.db, { tags }, { limit: 50 })).rows.map(({ id }) => id).sort();
  expect(await found('chair')).toEqual([angry, cancel].sort());
  expect(await found('chair', 'refund 100%')).toEqual([cancel]);
  expect(await found('nowhere')).toEqual([]);
});

it('tags are suggested by how they or a word of them begin, and no sign has a meaning', async () => {
  expect(await suggestTags(test.db, 'RE', 10)).toEqual(['refund 100%']);
  expect(await suggestTags(test.db, '100', 10)).toEqual(['refund 100%']);
  expect(await suggestTags(test.db, '%', 10)).toEqual([]);
  expect(await suggestTags(test.db, '', 10)).toHaveLength(3);
});

it('a tag that takes the name of another becomes one with it, on conversations and customers', async () => {
  const { customer_id } = await read(cancel);
  await addCustomerTag(test.db, customer_id, 'chair');
  expect(await renameTag(test.db, 'chair', 'Refund 100%')).toBe('refund 100%');
  expect(await tagsOf(angry)).toEqual(['refund 100%']);
  expect(await listTags(test.db)).toEqual([
    { name: 'refund 100%', conversations: 2, customers: 1 },
    { name: 'vip kunde', conversations: 1, customers: 0 },
  ]);
  expect(await renameTag(test.db, 'chair', 'x')).toBeNull();
  expect(await deleteTag(test.db, 'refund 100%')).toBe(true);
  expect(await deleteTag(test.db, 'refund 100%')).toBe(false);
  expect(await tagsOf(cancel)).toEqual(['vip kunde']);
});

it("a person's word on urgency goes before the machine's", async () => {
  const order = async () =>
    (
      await listPage(test.db, { handler: 'human', status: ['open'] }, { limit: 50, sort: 'urgency' })
    ).rows.map(({ id }) => id);
  const last = (await order()).at(-1) ?? 0;
  expect(await setPriority(test.db, [last], 'urgent', tom)).toEqual([last]);
  expect(await setPriority(test.db, [last], 'urgent', tom)).toEqual([]);
  expect((await order())[0]).toBe(last);
  await setPriority(test.db, [last], 'low', tom);
  expect((await order()).at(-1)).toBe(last);
});

it('another team gets it with the reason; who is not of that team has it no longer', async () => {
  await assignConversation(test.db, angry, tom, mia);
  const returns = { key: 'returns', name: 'Returns', members: ['mia@shop.example'], autoAssign: false };
  const by = { agentId: tom, reason: 'a return', now };
  expect(await setTeam(test.db, [angry], returns, by)).toEqual([angry]);
  expect(await read(angry)).toMatchObject({ team: 'returns', assignee_id: null });
  expect(await setTeam(test.db, [angry], returns, by)).toEqual([]);
  expect((await linesOf(angry)).slice(-2)).toEqual([
    ['Mia Castellanos', 'assigned', { to: 'Tom Berg' }],
    ['Tom Berg', 'team', { to: 'Returns', reason: 'a return' }],
  ]);
  await markSeen(test.db, tom, now);
  const all = { key: 'all', name: 'All', members: [], autoAssign: true };
  await setTeam(test.db, [angry], all, { agentId: null, reason: '', now });
  expect(await read(angry)).toMatchObject({ team: 'all', assignee_id: tom });
});

it('what is done twice is told once', async () => {
  await assignConversation(test.db, cancel, mia, mia);
  await assignConversation(test.db, cancel, mia, mia);
  await resolveConversation(test.db, cancel, tom);
  await resolveConversation(test.db, cancel, tom);
  await reopenConversation(test.db, cancel, tom);
  await markSpam(test.db, cancel, tom);
  await reopenConversation(test.db, cancel, mia);
  expect((await linesOf(cancel)).slice(-5).map(([who, kind]) => [who, kind])).toEqual([
    ['Mia Castellanos', 'assigned'],
    ['Tom Berg', 'resolved'],
    ['Tom Berg', 'reopened'],
    ['Tom Berg', 'spam'],
    ['Mia Castellanos', 'not_spam'],
  ]);
});
