import { describe, expect, it } from 'vitest';

import { unseal } from '../config/seal.ts';
import { addAgent, type Role } from '../db/agents.ts';
import { openSession } from '../db/sessions.ts';
import { findShop, shopSeal } from '../db/shop.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { standInMapping } from '../test/shop-stand-in.ts';
import { action as pageAction, loader as pageLoader } from './routes/_desk.settings.shop.tsx';
import { action, loader } from './routes/api.v1.shop.ts';
import { writeSessionToken } from './session.ts';

const test = useTestDatabase();

async function call(method: string, body?: unknown) {
  const token = await createToken(test.db, 'shop');
  const request = new Request('http://desk.test/api/v1/shop', {
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const of = { request, params: {}, context: makeTestContext(test) };
  const response = await (method === 'GET' ? loader(of) : action(of)).catch((thrown: Response) => thrown);
  return { status: response.status, body: await response.json() };
}

const secret = 'the very secret of the shop';
const settings = { urlTemplate: 'https://shop.example/orders/{number}', mapping: standInMapping };

describe('the live shop over the API', () => {
  it('is not there before it is set, and not set without a secret', async () => {
    expect((await call('GET')).status).toBe(404);
    expect(await call('PUT', settings)).toMatchObject({
      status: 400,
      body: { error: { fields: { secret: 'is missing' } } },
    });
    expect(await findShop(test.db)).toBeNull();
  });

  it('is set with a secret that is sealed and never given out, and changed without saying it again', async () => {
    expect(await call('PUT', { ...settings, secret })).toMatchObject({
      status: 200,
      body: { hasSecret: true },
    });
    const changed = await call('PUT', { ...settings, cacheSeconds: 5 });
    expect(changed).toMatchObject({ status: 200, body: { cacheSeconds: 5, updatedBy: 'API token shop' } });
    expect(JSON.stringify([changed, await call('GET')])).not.toContain(secret);
    const stored = await findShop(test.db);
    const { config } = makeTestContext(test).app;
    expect(stored?.secret.includes(secret)).toBe(false);
    expect(unseal(config.secret, shopSeal, stored?.secret ?? Buffer.of())).toBe(secret);
  });

  it('is refused whole where anything in it is wrong', async () => {
    const { status, body } = await call('PUT', {
      ...settings,
      urlTemplate: 'http://10.0.0.1/{number}',
      mapping: {},
    });
    expect(status).toBe(400);
    expect(Object.keys(body.error.fields).sort()).toEqual(['mapping.fields']);
    const { body: second } = await call('PUT', { ...settings, urlTemplate: 'http://10.0.0.1/{number}' });
    expect(Object.keys(second.error.fields)).toEqual(['urlTemplate']);
  });
});

describe("the live shop's page", () => {
  async function visit(role: Role, form?: Record<string, string>) {
    const context = makeTestContext(test);
    const address = `${role}@desk.test`;
    const found = await test.db
      .selectFrom('agent')
      .select('id')
      .where('email', '=', address)
      .executeTakeFirst();
    const agent =
      found ?? (await addAgent(test.db, { email: address, name: role, role, password: 'password' }));
    const cookie = await writeSessionToken(await openSession(test.db, agent?.id ?? 0, new Date()), context);
    const request = new Request('http://desk.test/settings/shop', {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const of = { request, params: {}, context };
    return await (form ? pageAction(of) : pageLoader(of)).catch((thrown: Response) => thrown);
  }

  it('is for admins', async () => {
    expect(await visit('manager')).toMatchObject({ status: 403 });
    expect(await visit('agent', {})).toMatchObject({ status: 403 });
  });

  it('takes the mapping as lines, and tells a fault at its field', async () => {
    const page = (await visit('admin')) as Awaited<ReturnType<typeof pageLoader>>;
    const { fields } = page;
    expect(fields.fields).toContain('customerEmail = order.buyer.mail');
    const saved = await visit('admin', { ...fields, cacheSeconds: '7' });
    expect(saved).toMatchObject({ status: 302 });
    expect(await findShop(test.db)).toMatchObject({
      cacheSeconds: 7,
      mapping: standInMapping,
      updatedBy: 'admin@desk.test',
    });
    const refused = await visit('admin', {
      ...fields,
      statuses: 'gone = vanished',
      fields: 'status = state',
    });
    expect(refused).toMatchObject({
      data: { faults: { fields: expect.any(String), statuses: expect.stringContaining('gone') } },
    });
  });
});
