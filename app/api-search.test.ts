import { beforeAll, describe, expect, it } from 'vitest';

import { fillSearch } from '../db/search-index.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import { loader as list } from './routes/api.v1.conversations._index.ts';
import { loader as search } from './routes/api.v1.search.ts';

const test = useTestDatabase();
let seed: Seeded;
let token = '';
beforeAll(async () => {
  seed = await seedDesk(test.db, new Date());
  await fillSearch(test.db, 1_000);
  token = await createToken(test.db, 'search');
});

const ask = async (loader: typeof search, parameters: Record<string, string>) => {
  const request = new Request(`http://desk.test/?${new URLSearchParams(parameters)}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const response = await loader({ request, params: {}, context: makeTestContext(test) });
  return { status: response.status, body: await response.json() };
};

describe('GET /api/v1/search', () => {
  it('answers conversations with the words they were found by', async () => {
    const { status, body } = await ask(search, { q: 'electric shock' });
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      number: seed.conversations.legal,
      hit: { from: { name: expect.any(String) } },
    });
    expect(body.items[0].hit.excerpt.filter((piece: { hit: boolean }) => piece.hit)).toEqual([
      { text: 'electric', hit: true },
      { text: 'shock', hit: true },
    ]);
    expect(body).toMatchObject({ nextCursor: null, instead: [] });
  });

  it('shows a number once and first, and says what it looked for instead', async () => {
    const { body } = await ask(search, { q: 'GLS4711' });
    expect(body.items.map((item: { number: number }) => item.number)).toEqual([seed.conversations.status]);
    expect((await ask(search, { q: 'subscritpion' })).body.instead).toEqual([
      { word: 'subscritpion', instead: 'subscription' },
    ]);
  });

  it('is read on from its cursor', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await ask(search, { q: 'acme', limit: '3', ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map((item: { number: number }) => item.number));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(6);
  });

  it('tells what it cannot read', async () => {
    for (const q of ['form:eva', 'before:soon', 'is:mine']) {
      const { status, body } = await ask(search, { q });
      expect(status, q).toBe(400);
      expect(body.error.fields.q, q).toEqual(expect.any(String));
    }
    expect((await ask(search, {})).status).toBe(400);
    expect((await ask(list, { q: 'form:eva' })).status).toBe(400);
  });
});

describe('GET /api/v1/conversations', () => {
  it('takes the same searches, beside its own filters', async () => {
    const { legal } = seed.conversations;
    const numbers = async (parameters: Record<string, string>) =>
      (await ask(list, parameters)).body.items.map((item: { number: number }) => item.number);
    expect(await numbers({ q: 'electric shock' })).toEqual([legal]);
    expect(await numbers({ q: 'electric shock', status: 'resolved' })).toEqual([]);
    expect(await numbers({ q: String(legal), status: 'open' })).toEqual([legal]);
  });
});
