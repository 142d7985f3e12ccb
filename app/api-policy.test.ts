import { beforeAll, describe, expect, it } from 'vitest';

import { getPolicy, listPolicyVersions, savePolicy } from '../db/policies.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { defaultPolicy } from '../triage/policy.ts';
import { action as changeTry, loader as readTry } from './routes/api.v1.policy.replay.$id.ts';
import { action as startTry } from './routes/api.v1.policy.replay.ts';
import { action, loader } from './routes/api.v1.policy.ts';

const test = useTestDatabase();
let token: string;
beforeAll(async () => {
  token = await createToken(test.db, 'shop');
  await savePolicy(test.db, defaultPolicy, 'Baton');
});

async function call(method: string, body?: unknown, headers: Record<string, string> = {}) {
  const request = new Request('http://desk.test/api/v1/policy', {
    method,
    headers: { Authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const of = { request, params: {}, context: makeTestContext(test) };
  const response = await (method === 'GET' ? loader(of) : action(of)).catch((thrown: Response) => thrown);
  return { status: response.status, etag: response.headers.get('ETag'), body: await response.json() };
}

describe('the policy over the API', () => {
  it('is read whole, and what is read can be sent back: every version is kept, with who made it', async () => {
    const first = await call('GET');
    expect(first).toMatchObject({
      status: 200,
      body: { paused: false, hours: { timeZone: 'Europe/Prague' } },
    });
    const second = await call('PUT', { ...first.body, paused: true });
    expect(second).toMatchObject({ status: 200, body: { paused: true } });
    expect((await getPolicy(test.db)).policy).toEqual({ ...defaultPolicy, paused: true });
    const versions = await listPolicyVersions(test.db, 10);
    expect(versions.map((each) => each.createdBy)).toEqual(['API token shop', 'Baton']);
    expect(versions.map((each) => each.policy?.paused)).toEqual([true, false]);
  });

  it('is refused whole where anything in it is wrong, each fault by its name', async () => {
    const before = await getPolicy(test.db);
    const { intents } = defaultPolicy;
    const faulty = {
      ...defaultPolicy,
      promiseMinutes: 0,
      intents: { ...intents, cancel: { ...intents.cancel, team: 'ghosts' } },
    };
    const shape = await call('PUT', faulty);
    expect(shape).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
    expect(Object.keys(shape.body.error.fields)).toEqual(['promiseMinutes']);
    const sense = await call('PUT', { ...faulty, promiseMinutes: 1 });
    expect(Object.keys(sense.body.error.fields)).toEqual(['intents.cancel.team']);
    expect((await call('PUT', '{"paused":')).body.error.fields).toEqual({ body: 'is not JSON' });
    expect(await getPolicy(test.db)).toEqual(before);
  });

  it('is not written over what somebody else saved meanwhile, where the caller says what it has read', async () => {
    const { etag } = await call('GET');
    expect((await call('PUT', defaultPolicy, { 'If-Match': etag ?? '' })).status).toBe(200);
    expect((await call('PUT', defaultPolicy, { 'If-Match': etag ?? '' })).status).toBe(412);
  });

  it('knows no other method', async () => {
    expect((await call('DELETE')).status).toBe(405);
  });
});

describe('a policy tried over the API', () => {
  const at = (path: string) => `http://desk.test/api/v1/policy/replay${path}`;
  const headers = () => ({ Authorization: `Bearer ${token}` });
  const post = async (body: unknown) => {
    const request = new Request(at(''), { method: 'POST', headers: headers(), body: JSON.stringify(body) });
    const response = await startTry({ request, params: {}, context: makeTestContext(test) });
    return { status: response.status, body: await response.json() };
  };
  const one = async (id: string, method = 'GET', query = '') => {
    const request = new Request(at(`/${id}${query}`), { method, headers: headers() });
    const of = { request, params: { id }, context: makeTestContext(test) };
    const response = await (method === 'GET' ? readTry(of) : changeTry(of));
    return { status: response.status, body: await response.json() };
  };

  it('takes templates too, and says what is wrong with one', async () => {
    const template = { name: 'opening-hours.en', kind: 'answer', intent: 'opening_hours', language: 'en' };
    const { status, body } = await post({ templates: [{ ...template, body: 'Hello,\n\nwe are open.' }] });
    expect(status).toBe(202);
    const stored = await test.db.selectFrom('policy_replay').select('proposal').where('id', '=', body.id);
    expect((await stored.executeTakeFirst())?.proposal).toEqual({
      templates: [{ name: 'opening-hours.en', source: expect.stringContaining('we are open.') }],
    });
    const faulty = await post({ templates: [{ ...template, body: 'Hello {{ nobody }}' }] });
    expect(faulty).toMatchObject({
      status: 400,
      body: { error: { fields: { 'templates.opening-hours.en.body': expect.stringContaining('nobody') } } },
    });
    expect(await post({})).toMatchObject({ status: 400 });
  });

  it('is asked for, read and cancelled; a new one takes its place', async () => {
    const { status, body } = await post({ policy: { ...defaultPolicy, paused: true } });
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'queued', judged: 0, changed: 0, unchanged: 0, moves: [] });
    expect(await one(body.id, 'GET', '?limit=10')).toMatchObject({
      status: 200,
      body: { id: body.id, changes: { items: [], nextCursor: null } },
    });
    expect(await one(body.id, 'DELETE')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    const next = await post({ policy: defaultPolicy });
    expect((await one(body.id)).status).toBe(404);
    expect((await one(next.body.id)).body.state).toBe('queued');
    expect((await getPolicy(test.db)).policy.paused).toBe(false);
  });

  it('is refused where the policy cannot hold or the query is not understood', async () => {
    expect(await post({})).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
    expect(await post({ policy: { ...defaultPolicy, promiseMinutes: 0 } })).toMatchObject({
      status: 400,
      body: { error: { fields: { promiseMinutes: expect.any(String) } } },
    });
    const { body } = await post({ policy: defaultPolicy });
    expect((await one(body.id, 'GET', '?limit=0')).status).toBe(400);
    expect((await one('nonsense')).status).toBe(404);
    expect((await one(body.id, 'PUT')).status).toBe(405);
  });
});
