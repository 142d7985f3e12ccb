import { beforeEach, describe, expect, it } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { listAudit } from '../db/audit.ts';
import { invitePerson } from '../db/people.ts';
import { turnTwoStepOn } from '../db/two-step.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { Visitor } from '../test/seed/knock.ts';
import { useSignInProvider, visitProvider } from '../test/sign-in-provider.ts';
import { callbackPath, makeOidc } from './oidc.ts';
import * as begin from './routes/sign-in_.oidc.ts';
import * as callback from './routes/sign-in_.oidc_.callback.ts';
import { findAgent } from './session.ts';

const test = useTestDatabase();
const here = `http://desk.test${callbackPath}`;
const provider = useSignInProvider(() => here);
const tom = 'tom@acme.test';
let visitor: Visitor;

function arrive(changes: { domain?: string; issuer?: string; clientSecret?: string } = {}): Visitor {
  const context = makeTestContext(test);
  const oidc = makeOidc({ ...provider.settings, ...changes }, 'http://desk.test');
  return new Visitor({ ...context, app: { ...context.app, oidc } });
}

beforeEach(async () => {
  await test.pool.query('delete from agent');
  await test.pool.query('truncate audit');
  provider.person = { email: tom, email_verified: true, name: 'Tom There' };
  provider.asked.length = 0;
  visitor = arrive();
});

const addTom = () => addAgent(test.db, { email: tom, name: 'Tom', role: 'agent', password: 'long enough' });

async function goThere(to = '/inbox/7'): Promise<URL> {
  const { location } = await visitor.get(begin.loader, `/sign-in/oidc?to=${encodeURIComponent(to)}`);
  return await visitProvider(location ?? '', here);
}

const comeBack = ({ pathname, search }: URL, of = visitor) => of.get(callback.loader, `${pathname}${search}`);

async function whoIsIn(of = visitor): Promise<string | null> {
  const Cookie = [...of.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return (
    (await findAgent(new Request('http://desk.test/', { headers: { Cookie } }), of.context))?.email ?? null
  );
}

const agents = async () =>
  await test.db.selectFrom('agent').select(['email', 'name', 'role', 'state']).execute();

describe('by the company’s provider', () => {
  it('an agent signs in, and comes to where he was going', async () => {
    await addTom();
    expect(await comeBack(await goThere())).toMatchObject({ status: 302, location: '/inbox/7' });
    expect(await whoIsIn()).toBe(tom);
    // Told by its own userinfo, not by what a browser carried.
    expect(provider.asked).toContain('/token');
  });

  it('with a second step of his own is asked for it all the same', async () => {
    const agent = await addTom();
    if (!agent) throw new Error('Tom is there already');
    await turnTwoStepOn(test.db, agent, { secret: Buffer.of(1), step: 0, recoveryCodes: [] });
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in/code?to=%2Finbox%2F7' });
    expect(await whoIsIn()).toBeNull();
  });

  it('who was invited has joined with it', async () => {
    const ada = await addAgent(test.db, {
      ...{ email: 'ada@acme.test', name: 'Ada', role: 'admin', password: 'long enough' },
    });
    if (!ada) throw new Error('no admin');
    const person = {
      email: tom,
      name: 'Tom',
      role: 'manager',
      teams: [],
      language: 'en',
      mail: false,
    } as const;
    await invitePerson(test.db, person, ada);
    expect(await comeBack(await goThere())).toMatchObject({ location: '/inbox/7' });
    expect(await agents()).toContainEqual({ email: tom, name: 'Tom', role: 'manager', state: 'active' });
    expect((await listAudit(test.db, { limit: 1 }))[0]).toMatchObject({ action: 'person.joined', who: tom });
  });

  it('nobody is let in who has no account, or was deactivated', async () => {
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in?notice=provider-unknown' });
    await addTom();
    await test.pool.query(`update agent set state = 'deactivated'`);
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in?notice=provider-unknown' });
    expect(await whoIsIn()).toBeNull();
  });

  it('somebody new of the company’s domain becomes an agent, and nobody of another one', async () => {
    visitor = arrive({ domain: 'acme.test' });
    expect(await comeBack(await goThere())).toMatchObject({ location: '/inbox/7' });
    provider.person = { email: 'eve@notacme.test', email_verified: true };
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in?notice=provider-unknown' });
    provider.person = { email: 'eve@acme.test.evil.test', email_verified: true };
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in?notice=provider-unknown' });
    expect(await agents()).toEqual([{ email: tom, name: 'Tom There', role: 'agent', state: 'active' }]);
  });

  it.each([[{ email: tom, email_verified: false }], [{ email: tom }], [{ name: 'Tom' }]])(
    'an address that it has not verified is worth nothing: %j',
    async (person) => {
      await addTom();
      provider.person = person;
      expect(await comeBack(await goThere())).toMatchObject({
        location: '/sign-in?notice=provider-unverified',
      });
      expect(await whoIsIn()).toBeNull();
    },
  );
});

describe('an answer of the provider’s', () => {
  it('to another browser’s question opens nothing', async () => {
    await addTom();
    const back = await goThere();
    const other = arrive();
    expect(await comeBack(back, other)).toMatchObject({ location: '/sign-in?notice=provider-refused' });
    await other.get(begin.loader, '/sign-in/oidc');
    expect(await comeBack(back, other)).toMatchObject({ location: '/sign-in?notice=provider-refused' });
    expect(await whoIsIn(other)).toBeNull();
  });

  it('with another state opens nothing', async () => {
    await addTom();
    const back = await goThere();
    back.searchParams.set('state', 'forged');
    expect(await comeBack(back)).toMatchObject({ location: '/sign-in?notice=provider-refused' });
    expect(await whoIsIn()).toBeNull();
  });

  it('is good for one time', async () => {
    await addTom();
    const back = await goThere();
    const kept = visitor.cookies.get('baton_oidc') ?? '';
    expect(await comeBack(back)).toMatchObject({ location: '/inbox/7' });
    expect(visitor.cookies.has('baton_oidc')).toBe(false);
    visitor.cookies.clear();
    visitor.cookies.set('baton_oidc', kept);
    expect(await comeBack(back)).toMatchObject({ location: '/sign-in?notice=provider-refused' });
  });

  it('that says no is told as such', async () => {
    await goThere();
    const state = 'x';
    const refusal = new URL(`${here}?error=access_denied&state=${state}`);
    expect(await comeBack(refusal)).toMatchObject({ location: '/sign-in?notice=provider-refused' });
  });

  it('to a wrong client secret is told as such', async () => {
    await addTom();
    visitor = arrive({ clientSecret: 'not the one' });
    expect(await comeBack(await goThere())).toMatchObject({ location: '/sign-in?notice=provider-refused' });
  });
});

it('leads to no other site afterwards', async () => {
  await addTom();
  expect(await comeBack(await goThere('https://evil.test/'))).toMatchObject({ location: '/inbox' });
});

describe('a provider that does not answer', () => {
  it('is told as such, before and after', async () => {
    await addTom();
    const gone = arrive({ issuer: 'http://127.0.0.1:9' });
    expect(await gone.get(begin.loader, '/sign-in/oidc?to=/inbox/7')).toMatchObject({
      location: '/sign-in?notice=provider-down&to=%2Finbox%2F7',
    });
    const back = await goThere();
    await provider.stop();
    expect(await comeBack(back)).toMatchObject({ location: '/sign-in?notice=provider-down' });
  });
});
