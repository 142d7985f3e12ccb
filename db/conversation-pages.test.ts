import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import { listIds, listPage, type Place, sorts } from './conversation-pages.ts';

const test = useTestDatabase();

beforeAll(async () => {
  for (let at = 0; at < 14; at++) await storeConversation(test.db, { subject: `${at}` });
  // Many alike, so that the order hangs on each part of it.
  await sql`update conversation set handler = 'human', urgency = (id % 3) * 10,
    promised_by = case id % 4 when 0 then null else timestamptz '2026-11-22 12:00:00' + (id % 2) * interval '1 hour' end,
    last_message_at = timestamptz '2026-11-22 11:00:00.123' + (id % 5) * interval '1 microsecond'`.execute(
    test.db,
  );
});

const open = { handler: 'human', status: ['open'] } as const;
const whole = async (sort: (typeof sorts)[number]) =>
  (await listPage(test.db, open, { sort, limit: 100 })).rows;
const byPlace = (one: Place, other: Place) => {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

describe.each(sorts)('the list, sorted by %s', (sort) => {
  it('is in the order of its places', async () => {
    const places = (await whole(sort)).map((row) => row.place);
    expect([...places].sort(byPlace)).toEqual(places);
    expect(new Set(places.map(String)).size).toBe(14);
  });

  it('is read forwards and backwards without a skip or a repeat', async () => {
    const all = (await whole(sort)).map((row) => row.id);
    const forwards: number[] = [];
    for (let after: Place | null = null; ; ) {
      const { rows, more } = await listPage(test.db, open, { sort, limit: 3, after });
      forwards.push(...rows.map((row) => row.id));
      after = rows.at(-1)?.place ?? null;
      if (!more) break;
    }
    expect(forwards).toEqual(all);
    const backwards: number[] = [];
    for (let before = (await whole(sort)).at(-1)?.place ?? null; ; ) {
      const { rows, more } = await listPage(test.db, open, { sort, limit: 3, before });
      backwards.unshift(...rows.map((row) => row.id));
      before = rows[0]?.place ?? null;
      if (!more) break;
    }
    expect(backwards).toEqual(all.slice(0, -1));
  });

  it('is read again between two places', async () => {
    const rows = await whole(sort);
    const [after, until] = [rows[3]?.place, rows[8]?.place];
    const page = await listPage(test.db, open, {
      sort,
      limit: 100,
      after: after ?? null,
      until: until ?? null,
    });
    expect(page.rows.map((row) => row.id)).toEqual(rows.slice(4, 9).map((row) => row.id));
    expect(await listIds(test.db, open, { sort, limit: 5 })).toEqual(rows.slice(0, 5).map((row) => row.id));
  });
});
