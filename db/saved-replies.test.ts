import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { addAgent } from './agents.ts';
import { addSavedReply, changeSavedReply, deleteSavedReply, listSavedReplies } from './saved-replies.ts';

const test = useTestDatabase();
let ann = 0;
let bob = 0;

beforeAll(async () => {
  const add = async (name: string) =>
    (await addAgent(test.db, { email: `${name}@desk.test`, name, role: 'agent', password: 'password' }))
      ?.id ?? 0;
  ann = await add('ann');
  bob = await add('bob');
});

const names = async (agent: number) => (await listSavedReplies(test.db, agent)).map(({ name }) => name);

describe('saved replies', () => {
  it('are one’s own or the whole team’s, one of each name', async () => {
    const own = { name: 'thanks', text: 'Thank you.', shared: false };
    const id = await addSavedReply(test.db, ann, own);
    expect(await addSavedReply(test.db, ann, { ...own, name: 'Thanks' })).toBeNull();
    expect(await addSavedReply(test.db, bob, own)).not.toBeNull();
    expect(await addSavedReply(test.db, bob, { ...own, name: 'late', shared: true })).not.toBeNull();
    expect(await names(ann)).toEqual(['thanks', 'late']);
    // Nobody changes or deletes another's.
    expect(await changeSavedReply(test.db, bob, id ?? 0, { ...own, text: 'x' })).toBe('name-taken');
    expect(await changeSavedReply(test.db, bob, id ?? 0, { ...own, name: 'y' })).toBe('not-found');
    await deleteSavedReply(test.db, bob, id ?? 0);
    expect(await names(ann)).toEqual(['thanks', 'late']);
    expect(await changeSavedReply(test.db, ann, id ?? 0, { ...own, name: 'bye', shared: true })).toBe(
      'changed',
    );
    expect(await names(bob)).toEqual(['thanks', 'bye', 'late']);
  });
});
