import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';

import { seal } from '../../config/seal.ts';
import { saveArticleVersion } from '../../db/articles.ts';
import { getPolicy } from '../../db/policies.ts';
import { startReplay } from '../../db/replays.ts';
import { fillSearch } from '../../db/search-index.ts';
import { shopSeal } from '../../db/shop.ts';
import { createToken } from '../../db/tokens.ts';
import { useTestDatabase } from '../../test/database.ts';
import { makeTestContext } from '../../test/seed/context.ts';
import { type Seeded, seedDesk } from '../../test/seed/desk.ts';
import { describeApi } from './document.ts';
import { operations } from './operations.ts';
import { type AnswerName, answers } from './shapes.ts';

const test = useTestDatabase();
let seed: Seeded;
let token: string;
const ids: Record<string, string> = {};

type Handler = (of: object) => Promise<Response> | Response;
type Route = Readonly<{ path: string; loader?: Handler; action?: Handler }>;

/** `api.v1.customers.$id.ts` is `/customers/{id}`. */
const toPath = (file: string) =>
  file
    .replace(/^api\.v1|(\._index)?\.ts$/g, '')
    .split(/\.(?!\])/)
    .map((part) => part.replace(/^\$(\w+)$/, '{$1}').replaceAll(/[[\]]/g, ''))
    .join('/');

const folder = new URL('../routes/', import.meta.url);
const routes: Route[] = await Promise.all(
  readdirSync(fileURLToPath(folder))
    .filter((file) => file.startsWith('api.v1.') && !file.includes('openapi'))
    .map(async (file) => ({
      ...(await import(/* @vite-ignore */ new URL(encodeURIComponent(file), folder).href)),
      path: toPath(file),
    })),
);

beforeAll(async () => {
  const { db } = test;
  seed = await seedDesk(db, new Date());
  await fillSearch(db, 1_000);
  token = await createToken(db, 'checks');
  const context = makeTestContext(test);
  const { version, policy } = await getPolicy(db);
  const replay = await startReplay(db, {
    by: 'checks',
    proposal: { policy },
    basedOn: version,
    since: new Date(0),
  });
  await db
    .insertInto('shop')
    .values({
      url_template: 'https://shop.example/orders/{number}',
      secret: seal(context.app.config.secret, shopSeal, 'a secret of the shop'),
      mapping: JSON.stringify({ fields: { customerEmail: 'a', status: 'b', placedAt: 'c' }, statuses: {} }),
      updated_by: 'checks',
    })
    .execute();
  await saveArticleVersion(db, {
    ...{ name: 'returns', language: 'en', title: 'Returns', body: 'Send it back.', by: 'checks' },
    ...{ links: [{ title: 'Form', url: 'https://shop.example/returns' }], validUntil: null },
  });
  const customer = await db.selectFrom('customer').select('id').executeTakeFirstOrThrow();
  const decision = await db
    .selectFrom('decision')
    .select('id')
    .where('understanding_id', 'is not', null)
    .executeTakeFirstOrThrow();
  Object.assign(ids, {
    '/conversations/{id}': seed.conversations.angry,
    '/customers/{id}': customer.id,
    '/decisions/{id}': decision.id,
    '/policy/replay/{id}': replay,
    '/orders/{number}': '10-4471',
    '/templates/{name}': 'order-status.en',
  });
});

async function call(route: Route, method: string, body?: unknown, query = '') {
  const request = new Request(`http://desk.test/api/v1${route.path}${query}`, {
    method: method.toUpperCase(),
    headers: { Authorization: `Bearer ${token}` },
    ...(method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const own = Object.keys(ids).find((path) => route.path === path || route.path.startsWith(`${path}/`));
  const value = String(ids[own ?? ''] ?? 999_999);
  const handler = method === 'get' ? route.loader : route.action;
  const of = { request, params: { id: value, number: value, name: value }, context: makeTestContext(test) };
  try {
    return (await handler?.(of)) ?? new Response(null, { status: 405 });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

describe('the OpenAPI document', () => {
  it('is one that a validator accepts', async () => {
    const document = JSON.parse(JSON.stringify(describeApi('https://desk.example')));
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('describes every method of every route, and no other', async () => {
    const found: string[] = [];
    for (const route of routes) {
      for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
        const { status } = await call(route, method);
        if (status !== 405) found.push(`${method} ${route.path}`);
      }
    }
    expect(found.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(
    operations.filter(({ method }) => method === 'get').map(({ path, answer }) => [path, answer] as const),
  )('GET %s answers what it says', async (path, name) => {
    const route = routes.find((each) => each.path === path);
    if (!route) throw new Error('no such route');
    const response = await call(route, 'get', undefined, path === '/search' ? '?q=chair' : '');
    expect(response.status).toBe(200);
    const body = await response.json();
    if ('items' in body) expect(body.items.length).toBeGreaterThan(0);
    expectShape(name, body);
  });

  it.each([
    ['/conversations/{id}/replies', 'Reply', { text: 'Soon.' }],
    ['/conversations/{id}/notes', 'Note', { text: 'Called.' }],
    ['/conversations/{id}/assign', 'Conversation', { assignee: null }],
    ['/conversations/{id}/status', 'Conversation', { status: 'resolved' }],
    ['/conversations/{id}/tags', 'Conversation', { add: ['vip'] }],
  ] as const)('POST %s answers what it says', async (path, name, body) => {
    const route = routes.find((each) => each.path === path);
    if (!route) throw new Error('no such route');
    const response = await call(route, 'post', body);
    expect(String(response.status)).toMatch(/^20[01]$/);
    expectShape(name, await response.json());
    const refused = await call(route, 'post', { nonsense: 1 });
    expect(refused.status).toBe(400);
    expectShape('Fault', await refused.json());
  });
});

function expectShape(name: AnswerName, body: unknown): void {
  const { error } = answers[name].safeParse(body);
  expect(error?.issues ?? []).toEqual([]);
}
