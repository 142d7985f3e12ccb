import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { storeTeam } from '../test/team.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { addNote, deleteNote, editNote, listNoteDetails } from './notes.ts';
import { savePolicy } from './policies.ts';
import { getConversationToTriage } from './triage.ts';

const test = useTestDatabase();
const now = new Date();
let team: Record<'Mia' | 'Tom' | 'Ann', number>;
let conversationId = 0;

beforeAll(async () => {
  team = await storeTeam(test.db, ['Mia', 'Tom', 'Ann']);
  const members = ['tom@desk.test', 'ann@desk.test'];
  const returns = { key: 'returns', name: 'Returns', hours: null, members };
  await savePolicy(test.db, { ...defaultPolicy, teams: [...defaultPolicy.teams, returns] }, 'test');
  ({ conversationId } = await storeConversation(test.db));
});

const write = async (text: string) => {
  const id = await addNote(test.db, { conversationId, text, by: { agentId: team.Mia }, now });
  if (id === null) throw new Error('no note');
  return id;
};
const toldOf = async (messageId: number) =>
  (
    await test.db
      .selectFrom('notification')
      .select(['agent_id', 'kind'])
      .where('message_id', '=', messageId)
      .orderBy('agent_id')
      .execute()
  ).map((row) => [row.agent_id, row.kind]);
const textOf = async (id: number) =>
  (await test.db.selectFrom('message').select('text').where('id', '=', id).executeTakeFirst())?.text;

describe('a note', () => {
  it('stands in the thread, is sent to nobody and is nothing that an answer is made from', async () => {
    const id = await write('He is a friend of the boss.');
    const row = await test.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
    expect(row).toMatchObject({ direction: 'note', author: 'agent', agent_id: team.Mia, to_addresses: [] });
    expect(await test.db.selectFrom('outbox').select('id').execute()).toEqual([]);
    const { messages } = await getConversationToTriage(test.db, conversationId);
    expect(messages.map(({ text }) => text)).not.toContain('He is a friend of the boss.');
  });

  it('tells those whom it names, each once, and never its author', async () => {
    const id = await write('@Tom, @tom and @Mia: please look, or @Returns.');
    expect(await toldOf(id)).toEqual([
      [team.Tom, 'mention'],
      [team.Ann, 'mention'],
    ]);
    const { mentions } = await listNoteDetails(test.db, conversationId);
    expect(mentions.filter((each) => each.messageId === id).map(({ words }) => words)).toEqual([
      'Tom',
      'Mia',
      'Returns',
    ]);
  });

  it('comes from a program by the name of its token', async () => {
    const id = await addNote(test.db, {
      conversationId,
      text: 'Paid. @Ann',
      by: { program: 'Billing' },
      now,
    });
    expect(await toldOf(id ?? 0)).toEqual([[team.Ann, 'mention']]);
    expect(
      await addNote(test.db, { conversationId: 999_999, text: 'x', by: { program: 'B' }, now }),
    ).toBeNull();
  });

  it('is changed by its author alone; what it said is kept, and only who is named anew is told', async () => {
    const messageId = await write('Ask @Tom.');
    const change = { conversationId, messageId, now };
    expect(await editNote(test.db, { ...change, agentId: team.Tom, text: 'No.' })).toBe(false);
    expect(await editNote(test.db, { ...change, agentId: team.Mia, text: 'Ask @Tom or @Ann.' })).toBe(true);
    expect(await textOf(messageId)).toBe('Ask @Tom or @Ann.');
    expect(await toldOf(messageId)).toEqual([
      [team.Tom, 'mention'],
      [team.Ann, 'mention'],
    ]);
    const { changes } = await listNoteDetails(test.db, conversationId);
    expect(changes.filter((each) => each.messageId === messageId)).toEqual([
      { messageId, what: 'edited', before: 'Ask @Tom.', by: 'Mia', at: now },
    ]);
  });

  it('that is deleted says nothing any more, calls nobody any more, and cannot be changed', async () => {
    const messageId = await write('@Tom, his password is hunter2.');
    const change = { conversationId, messageId, now };
    expect(await deleteNote(test.db, { ...change, agentId: team.Ann })).toBe(false);
    expect(await deleteNote(test.db, { ...change, agentId: team.Mia })).toBe(true);
    expect([await textOf(messageId), await toldOf(messageId)]).toEqual(['', []]);
    expect(await editNote(test.db, { ...change, agentId: team.Mia, text: 'again' })).toBe(false);
    expect(await deleteNote(test.db, { ...change, agentId: team.Mia })).toBe(false);
  });
});
