import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { storeConversation } from '../test/stored.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { listIds, listPage, type Place } from './conversation-pages.ts';
import { countMatching } from './view-counts.ts';

const test = useTestDatabase();
/** More than are put in order by themselves. */
const many = 230;

beforeAll(async () => {
  const { conversationId } = await storeConversation(test.db, { subject: 'First' });
  await sql`insert into conversation (mailbox_id, customer_id, subject, handler, status, outcome, intent, language, team,
      reasons, anger, sarcasm, negative, last_message_at)
    select mailbox_id, customer_id, 'Number ' || n, 'human', case when n % 7 = 0 then 'resolved' else 'open' end,
      case when n % 9 = 0 then 'filed' else 'handed_over' end, case when n % 5 = 0 then 'complaint' when n % 3 > 0 then 'cancel' end,
      case when n = 4 then 'fr' when n % 2 = 0 then 'de' else 'en' end, case when n % 4 = 0 then 'Returns' end,
      case when n % 6 = 0 then array['anger', 'complaint'] when n % 6 = 1 then array['complaint'] else '{}' end,
      case when n % 6 = 0 then 0.5 else 0.49 end, 0, n / 230.0, now() - n * interval '1 minute'
    from conversation, generate_series(1, ${many * 2}) as n where id = ${conversationId}`.execute(test.db);
});

const filters: readonly (readonly [number, ConversationFilter])[] = [
  [92, { intent: 'complaint' }],
  [124, { intent: 'none' }],
  [1, { language: 'fr' }],
  [0, { language: 'fi' }],
  [0, { tone: 'sarcastic' }],
  [0, { intent: 'refund_return', language: 'de' }],
  [76, { tone: 'angry' }],
  [153, { reason: 'complaint' }],
  [77, { decidingReason: 'complaint' }],
  [308, { decidingReason: 'none' }],
  [115, { team: 'Returns' }],
  [51, { outcome: 'filed' }],
  [1, { intent: 'complaint', language: 'de', tone: 'angry', team: 'Returns', status: ['resolved'] }],
];

it.each(filters)('%i are found by %j, in its order, page by page, and counted', async (count, filter) => {
  const asked = { sort: 'newest', limit: 1_000 } as const;
  const ids = await listIds(test.db, filter, asked);
  expect(ids).toHaveLength(count);
  const paged: number[] = [];
  for (let after: Place | null = null; ; ) {
    const { rows, more } = await listPage(test.db, filter, { ...asked, limit: 60, after });
    paged.push(...rows.map((row) => row.id));
    after = rows.at(-1)?.place ?? null;
    if (!more) break;
  }
  expect(paged).toEqual(ids);
  expect(await countMatching(test.db, filter)).toBe(count);
});
