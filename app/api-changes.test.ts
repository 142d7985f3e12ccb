import type { ActionFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { findThread } from '../db/conversation-thread.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { type Seeded, seedAgent, seedDesk } from '../test/seed/desk.ts';
import { action as assign } from './routes/api.v1.conversations.$id.assign.ts';
import { action as note } from './routes/api.v1.conversations.$id.notes.ts';
import { action as reply } from './routes/api.v1.conversations.$id.replies.ts';
import { action as setStatus } from './routes/api.v1.conversations.$id.status.ts';
import { action as tag } from './routes/api.v1.conversations.$id.tags.ts';
import { action as change } from './routes/api.v1.conversations.$id.ts';
import { loader as listCustomers } from './routes/api.v1.customers._index.ts';
import { action as changeCustomer, loader as readCustomer } from './routes/api.v1.customers.$id.ts';
import { action as putPolicy } from './routes/api.v1.policy.ts';

const test = useTestDatabase();
let seed: Seeded;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  seed = await seedDesk(test.db, new Date('2026-11-22T12:00:00Z'));
  tokens.all = await createToken(test.db, 'Shop system');
  tokens.read = await createToken(test.db, 'reader', { scopes: ['read'] });
  tokens.write = await createToken(test.db, 'writer', { scopes: ['read', 'write'] });
  tokens.few = await createToken(test.db, 'slow', { perMinute: 2 });
});

type Handler = (of: ActionFunctionArgs) => Promise<Response>;
type Sent = Readonly<{ method?: string; body?: unknown; token?: string; key?: string; query?: string }>;

async function call(handler: Handler, id: number | string, sent: Sent = {}) {
  const { method = 'POST', body, token = 'all', key, query = '' } = sent;
  const request = new Request(`http://desk.test/api/v1/some/${id}${query}`, {
    method,
    headers: {
      Authorization: `Bearer ${tokens[token]}`,
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const headers = new Map<string, string>();
  const context = {
    ...makeTestContext(test),
    setHeader: (name: string, value: string) => void headers.set(name, value),
  };
  const answered = await handler({
    request,
    params: { id: String(id) },
    context: { ...context, app: app ?? context.app },
  }).catch((thrown: Response) => thrown);
  return { status: answered.status, body: await answered.json(), headers, answered };
}
/** One for all requests, where what it remembers matters. */
let app: ReturnType<typeof makeTestContext>['app'] | null = null;

const outbox = () => test.db.selectFrom('outbox').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
const conversation = async (id: number) => (await findThread(test.db, id))?.conversation;

describe('POST /api/v1/conversations/:id/replies', () => {
  it('answers the customer in the name of the token, by way of the outbox', async () => {
    const id = seed.conversations.angry ?? 0;
    const { status, body } = await call(reply, id, {
      body: { text: ' It comes on Monday.\r\n', undoSeconds: 0 },
    });
    expect([status, body]).toMatchObject([
      201,
      { conversationId: String(id), text: 'It comes on Monday.', state: 'queued' },
    ]);
    const thread = await findThread(test.db, id);
    expect(thread?.conversation).toMatchObject({ status: 'waiting', handler: 'human', assignee_id: null });
    const message = thread?.messages.at(-1);
    expect(message).toMatchObject({ author: 'agent', from_name: 'Shop system, Acme Support' });
    expect(String(message?.id)).toBe(body.id);
    expect(message?.text).toContain('> ');
    expect((await outbox()).due_at.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('may be written as an agent, who can take it back for a while', async () => {
    const id = seed.conversations.angry ?? 0;
    const before = Date.now();
    const { body } = await call(reply, id, {
      body: { text: 'Sorry.', asAgent: seedAgent, resolve: true, undoSeconds: 60 },
    });
    expect(Date.parse(body.sendAt)).toBeGreaterThan(before + 58_000);
    const thread = await findThread(test.db, id);
    expect(thread?.conversation).toMatchObject({ status: 'resolved', assignee_email: seedAgent });
    expect(thread?.messages.at(-1)).toMatchObject({ agent_name: 'Tom Berg' });
    const nobody = await call(reply, id, { body: { text: 'Sorry.', asAgent: 'nobody@shop.example' } });
    expect([nobody.status, nobody.body.error.fields]).toEqual([400, { asAgent: 'is no agent here' }]);
  });

  it('is sent once for each Idempotency-Key, and another reply under the same key is refused', async () => {
    const id = seed.conversations.angry ?? 0;
    const sent = { body: { text: 'Once only.' }, key: 'order-7-delay' };
    const answers = await Promise.all([call(reply, id, sent), call(reply, id, sent), call(reply, id, sent)]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(
      answers.map(({ answered }) => answered.headers.get('Idempotent-Replayed')).filter(Boolean),
    ).toHaveLength(2);
    const other = await call(reply, id, { ...sent, body: { text: 'Something else.' } });
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused']);
    const elsewhere = await call(reply, id, { ...sent, token: 'write' });
    expect(elsewhere.body.id).not.toBe(answers[0]?.body.id);
    const bad = await call(reply, id, { ...sent, key: 'x'.repeat(300) });
    expect(bad.body.error.fields).toHaveProperty('Idempotency-Key');
  });

  it('is refused where the customer has written since, where it says nothing, and where nothing is', async () => {
    const id = seed.conversations.angry ?? 0;
    const late = await call(reply, id, { body: { text: 'Late.', lastMessageId: '1' } });
    expect([late.status, late.body.error.code]).toEqual([409, 'newer_mail']);
    const empty = await call(reply, id, { body: { text: ' \n', nonsense: 1, undoSeconds: 999 } });
    expect(Object.keys(empty.body.error.fields).sort()).toEqual(['nonsense', 'text', 'undoSeconds']);
    for (const none of [999_999, 'abc'])
      expect((await call(reply, none, { body: { text: 'Hm' } })).status).toBe(404);
  });
});

describe('POST /api/v1/conversations/:id/notes', () => {
  it('is for the team alone, by the token or an agent, once for each key', async () => {
    const id = seed.conversations.angry ?? 0;
    const count = async () =>
      (await findThread(test.db, id))?.messages.filter(({ direction }) => direction === 'note').length ?? 0;
    const before = await count();
    const sent = { body: { text: 'The parcel is back at our door.' }, key: 'parcel-7' };
    const [one, two] = await Promise.all([call(note, id, sent), call(note, id, sent)]);
    expect([one?.status, one?.body]).toMatchObject([
      201,
      { author: { email: null, name: 'Shop system' }, text: sent.body.text },
    ]);
    expect(two?.body).toEqual(one?.body);
    const other = await call(note, id, { ...sent, body: { text: 'Another.' } });
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused']);
    const agents = await call(note, id, { body: { text: 'I called.', asAgent: seedAgent } });
    expect(agents.body.author).toEqual({ email: seedAgent, name: 'Tom Berg' });
    expect(await count()).toBe(before + 2);
    expect((await call(note, id, { body: { text: '' } })).status).toBe(400);
    expect((await call(note, 999_999, { body: { text: 'x' } })).status).toBe(404);
  });
});

describe('POST /api/v1/conversations/:id/assign and status', () => {
  it('gives the conversation to an agent, and to nobody', async () => {
    const id = seed.conversations.angry ?? 0;
    const { body } = await call(assign, id, { body: { assignee: seedAgent.toUpperCase() } });
    expect(body.assignee).toEqual({ email: seedAgent, name: 'Tom Berg' });
    expect((await call(assign, id, { body: { assignee: null } })).body.assignee).toBeNull();
    expect((await call(assign, id, { body: {} })).body.error.fields).toHaveProperty('assignee');
    expect((await call(assign, id, { body: { assignee: 'x@shop.example' } })).status).toBe(400);
    expect((await call(assign, 999_999, { body: { assignee: null } })).status).toBe(404);
  });

  it('resolves, opens, snoozes and says that it is spam', async () => {
    const id = seed.conversations.angry ?? 0;
    for (const status of ['resolved', 'open', 'spam'])
      expect((await call(setStatus, id, { body: { status } })).body).toMatchObject({
        id: String(id),
        status,
      });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await call(setStatus, id, { body: { status: 'snoozed', until } })).body.status).toBe('snoozed');
    expect((await conversation(id))?.snoozed_until?.toISOString()).toBe(until);
    for (const wrong of [
      { status: 'snoozed' },
      { status: 'snoozed', until: '2001-01-01T00:00:00Z' },
      { status: 'lost' },
    ])
      expect((await call(setStatus, id, { body: wrong })).status).toBe(400);
    expect((await call(setStatus, 999_999, { body: { status: 'resolved' } })).status).toBe(404);
  });
});

describe('PATCH /api/v1/conversations/:id', () => {
  it('gives it a team of the policy and a priority', async () => {
    const id = seed.conversations.angry ?? 0;
    const patch = (body: unknown, of = id) => call(change, of, { method: 'PATCH', body });
    expect((await patch({ team: 'support', priority: 'high' })).body).toMatchObject({
      team: 'support',
      priority: 'high',
    });
    expect((await patch({ priority: 'low' })).body).toMatchObject({ team: 'support', priority: 'low' });
    for (const wrong of [{}, { team: 'nobody' }, { priority: 'asap' }, { subject: 'x' }])
      expect((await patch(wrong)).status).toBe(400);
    expect((await patch({ priority: 'low' }, 999_999)).status).toBe(404);
  });
});

describe('POST /api/v1/conversations/:id/tags', () => {
  it('puts tags on and takes others off', async () => {
    const id = seed.conversations.lost ?? seed.conversations.angry ?? 0;
    const tagged = await call(tag, id, { body: { add: ['VIP', ' Follow  up '] } });
    expect(tagged.body.tags).toEqual(expect.arrayContaining(['follow up', 'vip']));
    const { body } = await call(tag, id, { body: { add: ['gift'], remove: ['vip', 'never there'] } });
    expect(body.tags).toEqual(expect.arrayContaining(['follow up', 'gift']));
    expect(body.tags).not.toContain('vip');
    for (const wrong of [{}, { add: [''] }, { add: ['x'.repeat(41)] }, { tags: ['a'] }])
      expect((await call(tag, id, { body: wrong })).status).toBe(400);
    expect((await call(tag, 999_999, { body: { add: ['vip'] } })).status).toBe(404);
  });
});

describe('GET and PATCH /api/v1/customers', () => {
  it('lists them to the end, finds one by address, and shows what belongs to one', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = `?limit=4${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await call(listCustomers, '', { method: 'GET', query });
      seen.push(...body.items.map(({ email }: { email: string }) => email));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(4);
    const { body } = await call(listCustomers, '', {
      method: 'GET',
      query: '?email=Eva.Novak@customer.example',
    });
    const { body: eva } = await call(readCustomer, body.items[0].id, { method: 'GET' });
    expect(eva).toMatchObject({ email: 'eva.novak@customer.example', name: 'Eva Novak', blocked: false });
    expect(eva.newestOrders.map(({ number }: { number: string }) => number)).toEqual(['10-4471', '10-3902']);
    expect(eva.newestConversations).toHaveLength(eva.conversations);
  });

  it('renames and blocks, and nothing else', async () => {
    const { body } = await call(listCustomers, '', { method: 'GET', query: '?limit=1' });
    const { id, name } = body.items[0];
    expect((await call(changeCustomer, id, { method: 'PATCH', body: { blocked: true } })).body).toMatchObject(
      {
        name,
        blocked: true,
      },
    );
    const change = { name: ' Eve ', blocked: false };
    expect((await call(changeCustomer, id, { method: 'PATCH', body: change })).body).toMatchObject({
      name: 'Eve',
      blocked: false,
    });
    for (const wrong of [{}, { email: 'a@b.example' }, { name: 7 }])
      expect((await call(changeCustomer, id, { method: 'PATCH', body: wrong })).status).toBe(400);
    expect((await call(changeCustomer, 999_999, { method: 'PATCH', body: change })).status).toBe(404);
  });
});

describe('a token', () => {
  it('does what its scopes say', async () => {
    const id = seed.conversations.angry ?? 0;
    const refused = await call(setStatus, id, { body: { status: 'open' }, token: 'read' });
    expect([refused.status, refused.body.error]).toMatchObject([
      403,
      { code: 'forbidden', message: expect.stringContaining('write') },
    ]);
    expect((await call(listCustomers, '', { method: 'GET', token: 'read' })).status).toBe(200);
    expect((await call(setStatus, id, { body: { status: 'open' }, token: 'write' })).status).toBe(200);
    expect((await call(putPolicy, '', { method: 'PUT', body: {}, token: 'write' })).status).toBe(403);
    expect((await call(putPolicy, '', { method: 'PUT', body: {} })).status).toBe(400);
  });

  it('is told how many requests are left, and when there are more', async () => {
    app = makeTestContext(test).app;
    const get = () => call(listCustomers, '', { method: 'GET', token: 'few' });
    const { headers } = await get();
    expect(Object.fromEntries(headers)).toEqual({
      'RateLimit-Limit': '2',
      'RateLimit-Remaining': '1',
      'RateLimit-Reset': '30',
    });
    await get();
    const refused = await get();
    expect([refused.status, refused.body.error.code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.answered.headers.get('Retry-After'))).toBeGreaterThan(25);
  });
});
