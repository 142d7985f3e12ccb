import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { planSearch } from '../app/search/plan-search.ts';
import { useTestDatabase } from '../test/database.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import { findByNumber, findHits } from './search.ts';
import { fillSearch } from './search-index.ts';

const test = useTestDatabase();
const now = new Date('2026-11-22T12:00:00Z');
let seed: Seeded;
beforeAll(async () => {
  seed = await seedDesk(test.db, now);
  await fillSearch(test.db, 1_000);
});

const plan = async (q: string) => {
  const { search, faults } = await planSearch(test.db, q, { agentId: null, timeZone: 'Europe/Prague', now });
  if (!search) throw new Error(faults[0]?.words);
  return search;
};

/** The names that the seed has for the conversations found, the newest first. */
async function search(q: string) {
  const { filter } = await plan(q);
  const { hits } = await findHits(test.db, filter, {}, { limit: 50, now });
  const names = new Map(Object.entries(seed.conversations).map(([name, id]) => [id, name]));
  return hits.map((hit) => names.get(hit.conversationId));
}

describe('a search', () => {
  it('finds words of subjects and mails, whatever their letters', async () => {
    expect(await search('CHAIR')).toContain('angry');
    expect(await search('electric shock')).toHaveLength(1);
    expect(await search('nosuchthingatall')).toEqual([]);
    expect(await search('%')).toEqual(await search(''));
  });
});
describe('x', () => {
  it('y', async () => {
    for (const q of [
      'chair',
      'hofer@',
      'from:hofer',
      'cancl',
      'cancel my',
      '"cancel my"',
      '"my cancel"',
      '10-4471',
      'GLS4711',
      'chair -delayed',
      'is:resolved',
      'before:2026-11-22',
      'reason:anger',
      'lang:de',
      'has:attachment',
    ])
      process.stdout.write(`${q} ${JSON.stringify(await search(q))} ${JSON.stringify(await plan(q))}\n`);
    process.stdout.write(JSON.stringify(await findByNumber(test.db, 'gls4711')));
    process.stdout.write(
      JSON.stringify((await sql`select * from message_search limit 2`.execute(test.db)).rows),
    );
  });
});
