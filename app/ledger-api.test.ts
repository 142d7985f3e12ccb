import { beforeAll, describe, expect, it } from 'vitest';

import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { seedDesk } from '../test/seed/desk.ts';
import { action } from './routes/api.v1.ledger.$id.reprocess.ts';
import { loader } from './routes/api.v1.ledger.ts';

const test = useTestDatabase();
let token: string;

beforeAll(async () => {
  await seedDesk(test.db, new Date());
  token = await createToken(test.db, 'checks');
});

const call = async (
  handler: typeof loader | typeof action,
  path: string,
  { id, method = 'GET' }: { id?: string; method?: string } = {},
) => {
  const request = new Request(`http://desk.test/api/v1/ledger${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  const of = { request, params: id ? { id } : {}, context: makeTestContext(test) };
  const answer = (await handler(of as never)) as Response;
  return { status: answer.status, body: await answer.json() };
};

describe('GET /api/v1/ledger', () => {
  it('lists every mail once, page by page, with totals that add up', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    let totals: Record<string, number> = {};
    while (cursor !== null) {
      const { body } = await call(loader, `?limit=4${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      totals = body.totals;
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
  });

  it('lists what ended in one way, of one mailbox', async () => {
    const { body } = await call(loader, '?disposition=unparsable&mailbox=support@shop.example');
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        mailbox: 'support@shop.example',
        folder: 'INBOX',
        uidValidity: 1,
        uid: expect.any(Number),
        messageId: expect.stringContaining('@elsewhere.example'),
        disposition: 'unparsable',
        reason: 'the content ends in the middle of a header',
        conversationId: null,
        subject: null,
        from: null,
        at: expect.any(String),
      },
    ]);
    expect((await call(loader, '?mailbox=nobody@shop.example')).body.items).toEqual([]);
  });
});

describe('POST /api/v1/ledger/:id/reprocess', () => {
  it('queues the reading once, and says what it cannot do', async () => {
    const { body } = await call(loader, '?disposition=own');
    const { id } = body.items[0];
    const post = (of: string, method = 'POST') =>
      call(action, `/${of}/reprocess`, { id: of, method }).then(({ status }) => status);
    expect(await post(id)).toBe(202);
    expect(await post(id)).toBe(409);
    expect(await post('999999')).toBe(404);
    expect(await post('junk')).toBe(404);
    expect(await post(id, 'DELETE')).toBe(405);
  });
});
