import { beforeAll, describe, expect, it } from 'vitest';

import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { type Seeded, seedDesk } from '../test/seed/desk.ts';
import { loader as readList } from './routes/api.v1.conversations._index.ts';
import { loader as readOne } from './routes/api.v1.conversations.$id.ts';

const test = useTestDatabase();
let seed: Seeded;
let token: string;
beforeAll(async () => {
  seed = await seedDesk(test.db, new Date('2026-11-22T12:00:00Z'));
  token = await createToken(test.db, 'test');
});

async function get(path: string, authorization = `Bearer ${token}`) {
  const request = new Request(`http://desk.test/api/v1/conversations${path}`, {
    headers: { Authorization: authorization },
  });
  const id = /^\/(\w+)/.exec(path)?.[1];
  const of = { request, params: { id }, context: makeTestContext(test) };
  const response = await (id === undefined ? readList(of) : readOne(of)).catch((thrown: Response) => thrown);
  return { status: response.status, body: await response.json() };
}

describe('GET /api/v1/conversations', () => {
  it('answers the promised shape', async () => {
    const { status, body } = await get('?handler=human&status=open&limit=1');
    expect(status).toBe(200);
    const angry = seed.conversations.angry;
    expect(body.items).toEqual([
      {
        id: String(angry),
        number: angry,
        subject: 'Where is my chair?!',
        customer: { email: 'eva.novak@customer.example', name: 'Eva Novak' },
        mailbox: 'support@shop.example',
        status: 'open',
        handler: 'human',
        assignee: null,
        intent: 'complaint',
        confidence: expect.closeTo(0.83),
        tone: { anger: expect.closeTo(0.91), sarcasm: expect.closeTo(0.02), negative: expect.closeTo(0.88) },
        reasons: ['anger', 'complaint', 'answer_did_not_help'],
        tags: expect.any(Array),
        team: null,
        priority: 'normal',
        outcome: 'handed_over',
        createdAt: '2026-11-22T08:50:00.000Z',
        lastMessageAt: '2026-11-22T11:48:00.000Z',
        waitingSince: '2026-11-22T11:48:00.000Z',
        scheduledFor: null,
        promisedBy: '2026-11-22T12:28:00.000Z',
      },
    ]);
  });

  it('is read to its end by its cursor', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await get(`?limit=5${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(Object.keys(seed.conversations).length);
    expect(seen).toHaveLength(Object.keys(seed.conversations).length);
  });

  it('names each parameter that is wrong, also one that does not exist', async () => {
    const { status, body } = await get('?status=lost&limit=0&cursor=junk&from=2026-13-01&nonsense=1');
    expect(status).toBe(400);
    expect(body.error.code).toBe('invalid');
    expect(Object.keys(body.error.fields).sort()).toEqual(['cursor', 'form', 'from', 'limit', 'status']);
  });

  it('is closed without a token, or with a wrong one', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${token}`]) {
      const { status, body } = await get('', authorization);
      expect([authorization, status, body.error.code]).toEqual([authorization, 401, 'unauthorized']);
    }
  });
});

describe('GET /api/v1/conversations/:id', () => {
  it('tells what was written, decided and delivered', async () => {
    const { body } = await get(`/${seed.conversations.angry}`);
    expect(body.messages.map((message: { author: string }) => message.author)).toEqual([
      'customer',
      'bot',
      'customer',
      'bot',
    ]);
    expect(body.messages[1].delivery).toMatchObject({ state: 'sent' });
    expect(body.decisions[1]).toMatchObject({
      messageId: body.messages[2].messageId,
      do: 'escalate',
      reasons: ['anger', 'complaint', 'answer_did_not_help'],
      threshold: expect.closeTo(0.8),
    });
    expect(body.summary[0]).toMatchObject({ text: expect.stringContaining('complains') });
  });

  it('answers 404 in its own shape for what is not there', async () => {
    for (const id of ['999999', 'abc']) {
      const { status, body } = await get(`/${id}`);
      expect([status, body.error.code]).toEqual([404, 'not_found']);
    }
  });
});
