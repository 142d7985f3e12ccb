import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { addAgent } from './agents.ts';
import {
  addSavedView,
  changeSavedView,
  deleteSavedView,
  findSavedView,
  listSavedViews,
  moveSavedView,
} from './saved-views.ts';

const test = useTestDatabase();
let mia: number;
let tom: number;

beforeEach(async () => {
  await sql`truncate agent cascade`.execute(test.db);
  const add = async (name: string) => {
    const email = `${name}@shop.test`;
    const agent = await addAgent(test.db, { email, name, role: 'agent', password: 'correct horse battery' });
    return agent?.id ?? 0;
  };
  [mia, tom] = [await add('mia'), await add('tom')];
});

const add = async (agentId: number, name: string, shared = false) =>
  (await addSavedView(test.db, agentId, { name, shared, fields: { tone: 'angry' } })) ?? 0;
const namesOf = async (agentId: number) => (await listSavedViews(test.db, agentId)).map(({ name }) => name);

describe('views that agents keep', () => {
  it('are seen by who made them, and shared ones by everybody', async () => {
    const own = await add(mia, 'Mine');
    await add(mia, 'Ours', true);
    expect([await namesOf(mia), await namesOf(tom)]).toEqual([['Mine', 'Ours'], ['Ours']]);
    expect(await findSavedView(test.db, tom, own)).toBeNull();
    expect(await findSavedView(test.db, mia, own)).toMatchObject({ fields: { tone: 'angry' }, madeBy: mia });
  });

  it('are renamed, shared, moved and deleted', async () => {
    const [one, two, three] = [await add(mia, 'One'), await add(mia, 'Two'), await add(mia, 'Three')];
    await moveSavedView(test.db, mia, three, -1);
    await moveSavedView(test.db, mia, one, 1);
    await moveSavedView(test.db, mia, two, 1);
    expect(await namesOf(mia)).toEqual(['Three', 'One', 'Two']);
    await changeSavedView(test.db, mia, two, { name: 'Deux', shared: true, fields: { tag: 'vip' } });
    expect(await findSavedView(test.db, tom, two)).toMatchObject({ name: 'Deux', fields: { tag: 'vip' } });
    await changeSavedView(test.db, mia, two, { shared: false });
    expect(await namesOf(tom)).toEqual([]);
    await deleteSavedView(test.db, one);
    expect(await namesOf(mia)).toEqual(['Three', 'Deux']);
  });

  it('are so many and no more', async () => {
    for (let at = 0; at < 40; at++) await add(mia, `View ${at}`);
    expect(await addSavedView(test.db, mia, { name: 'Too many', shared: false, fields: {} })).toBeNull();
    expect(await add(tom, 'Room here')).toBeGreaterThan(0);
  });
});
