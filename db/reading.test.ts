import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation, storeMessage } from '../test/stored.ts';
import { addAgent } from './agents.ts';
import { insertNote } from './change-conversations.ts';
import { listIds, listPage } from './conversation-pages.ts';
import { addNote } from './notes.ts';
import { forgetOldReading, markReading, markSeen, newsMessages } from './reading.ts';
import { countMatching } from './view-counts.ts';

const test = useTestDatabase();
let mia: number;
let tom: number;
let ids: number[];

const add = async (name: string) => {
  const person = { email: `${name.toLowerCase()}@shop.test`, name, role: 'agent' } as const;
  const agent = await addAgent(test.db, { ...person, password: 'correct horse battery' });
  if (!agent) throw new Error('no agent');
  return agent.id;
};

beforeEach(async () => {
  await sql`truncate conversation, agent cascade`.execute(test.db);
  mia = await add('Mia');
  tom = await add('Tom');
  ids = [];
  for (const subject of ['One', 'Two', 'Three'])
    ids.push(
      (await storeConversation(test.db, { subject, messageId: `<${subject}@x.test>` })).conversationId,
    );
});

/** The places of those that are bold for this agent; the filter has to say the same. */
async function unreadFor(agentId: number): Promise<number[]> {
  const { rows } = await listPage(test.db, {}, { sort: 'oldest', limit: 50, reader: agentId });
  const bold = rows.flatMap(({ id, unread }) => (unread ? [id] : []));
  expect(await listIds(test.db, { unreadBy: agentId }, { sort: 'oldest', limit: 50 })).toEqual(bold);
  expect(await countMatching(test.db, { unreadBy: agentId })).toBe(bold.length);
  const asked = { sort: 'newest', limit: 2, reader: agentId } as const;
  const { rows: first, more } = await listPage(test.db, { unreadBy: agentId }, asked);
  const after = first.at(-1)?.place ?? null;
  const { rows: rest } = more
    ? await listPage(test.db, { unreadBy: agentId }, { ...asked, after })
    : { rows: [] };
  expect([...first, ...rest].map(({ id }) => id)).toEqual([...bold].reverse());
  if (rest.length > 0)
    expect(
      (await listPage(test.db, { unreadBy: agentId }, { ...asked, before: rest[0]?.place ?? null })).rows.map(
        ({ id }) => id,
      ),
    ).toEqual(first.map(({ id }) => id));
  return bold.map((id) => ids.indexOf(id)).sort();
}

const idAt = (place: number) => ids[place] ?? 0;
const newest = async (place: number) => {
  const { rows } = await sql<{ id: number }>`select max(id) as id from message
    where conversation_id = ${idAt(place)}`.execute(test.db);
  return rows[0]?.id ?? 0;
};
const see = async (
  agentId: number,
  place: number,
  { upTo, opened = true }: { upTo?: number; opened?: boolean } = {},
) =>
  markSeen(test.db, {
    ...{ agentId, conversationId: idAt(place), opened },
    upTo: upTo ?? (await newest(place)),
  });
const mail = (place: number, messageId: string) =>
  test.db.transaction().execute((trx) => storeMessage(trx, idAt(place), { messageId }));
const note = (place: number, agentId: number) =>
  addNote(test.db, { conversationId: idAt(place), text: 'Hm.', by: { agentId }, now: new Date() });

describe('a conversation is unread', () => {
  it('for everybody until they have seen it, each for themselves', async () => {
    expect(await unreadFor(mia)).toEqual([0, 1, 2]);
    await see(mia, 1);
    expect(await unreadFor(mia)).toEqual([0, 2]);
    expect(await unreadFor(tom)).toEqual([0, 1, 2]);
  });

  it('again when the customer writes, or a colleague leaves a note, and not by what one wrote oneself', async () => {
    for (const place of [0, 1, 2]) await see(mia, place);
    expect(await unreadFor(mia)).toEqual([]);
    await mail(0, '<again@x.test>');
    await note(1, tom);
    await note(2, mia);
    await insertNote(test.db as never, idAt(2), 'Said by Baton.', new Date());
    expect(await unreadFor(mia)).toEqual([0, 1]);
    await see(mia, 0);
    expect(await unreadFor(mia)).toEqual([1]);
  });

  it('where a mail came behind the last one that the page showed', async () => {
    const shown = await newest(0);
    await mail(0, '<meanwhile@x.test>');
    await see(mia, 0, { upTo: shown });
    expect(await unreadFor(mia)).toContain(0);
    // What a page says it has seen and what is not there yet will be news.
    await see(mia, 0, { upTo: 2 ** 50 });
    await mail(0, '<later@x.test>');
    expect(await unreadFor(mia)).toContain(0);
  });

  it('for whoever marks it so, until they come to it anew', async () => {
    for (const place of [0, 1, 2]) await see(mia, place);
    const marked = await markReading(test.db, { agentId: mia, ids: [idAt(1), idAt(2)], unread: true });
    expect(marked).toEqual({ found: 2, changed: 2 });
    expect(await unreadFor(mia)).toEqual([1, 2]);
    await see(mia, 1, { opened: false });
    expect(await unreadFor(mia)).toEqual([1, 2]);
    await see(mia, 1);
    expect(await unreadFor(mia)).toEqual([2]);
    expect(await markReading(test.db, { agentId: mia, ids, unread: false })).toEqual({
      found: 3,
      changed: 1,
    });
    expect(await unreadFor(mia)).toEqual([]);
  });

  it('not for who came later, nor where it was over before Baton came', async () => {
    const eva = await add('Eva');
    expect(await unreadFor(eva)).toEqual([]);
    await mail(2, '<new@x.test>');
    expect(await unreadFor(eva)).toEqual([2]);
    await test.db.updateTable('conversation').set({ history: true }).where('id', '=', idAt(0)).execute();
    expect(await unreadFor(mia)).toEqual([1, 2]);
  });

  it('no longer when so much has come since that it is no news', async () => {
    await see(mia, 1);
    await markReading(test.db, { agentId: mia, ids: [idAt(2)], unread: true });
    expect(await forgetOldReading(test.db)).toBe(0);
    await sql`select setval(pg_get_serial_sequence('message', 'id'), ${newsMessages} + (select max(id) from message))`.execute(
      test.db,
    );
    await mail(1, '<much-later@x.test>');
    expect(await unreadFor(mia)).toEqual([1, 2]);
    expect(await forgetOldReading(test.db)).toBe(1);
    expect(await unreadFor(mia)).toEqual([1, 2]);
  });
});

it('what is seen of a conversation that is gone is nothing', async () => {
  await markSeen(test.db, { agentId: mia, conversationId: 2 ** 40, upTo: 1, opened: true });
  expect(await markReading(test.db, { agentId: mia, ids: [2 ** 40], unread: true })).toEqual({
    found: 0,
    changed: 0,
  });
});
