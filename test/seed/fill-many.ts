// Brings the search up to a seeded desk: the same as a worker does, with the large index made afterwards, once.

import type pg from 'pg';

import type { Database } from '../../db/database.ts';
import { fillSearch } from '../../db/search-index.ts';

const atOnce = 5_000;
const index = 'message_search_document';

export async function fillMany(
  client: pg.ClientBase,
  db: Database,
  say: (words: string) => void,
): Promise<void> {
  const { rows } = await client.query<{ made: string }>('select pg_get_indexdef($1::regclass) as made', [
    index,
  ]);
  await client.query(`drop index ${index}`);
  let filled = 0;
  for (;;) {
    const taken = await fillSearch(db, atOnce);
    filled += taken;
    if (filled % 100_000 < atOnce) say(`${filled} messages made findable`);
    if (taken < atOnce) break;
  }
  say('the index of their words');
  await client.query("set maintenance_work_mem = '1GB'");
  await client.query(rows[0]?.made ?? '');
  await client.query('vacuum analyze message_search, search_word, search_due');
}
