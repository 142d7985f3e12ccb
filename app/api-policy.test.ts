import { beforeAll, describe, expect, it } from 'vitest';

import { getPolicy, listPolicyVersions, savePolicy } from '../db/policies.ts';
import { createToken } from '../db/tokens.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { defaultPolicy } from '../triage/policy.ts';
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
