import { generate } from 'otplib';
import { beforeEach, describe, expect, it } from 'vitest';

import { makeAccountToken } from '../db/account-tokens.ts';
import { type Agent, addAgent } from '../db/agents.ts';
import { listAudit } from '../db/audit.ts';
import { invitePerson } from '../db/people.ts';
import { makeSetUpToken } from '../db/set-up.ts';
import { turnTwoStepOn } from '../db/two-step.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { Visitor } from '../test/seed/knock.ts';
import * as forgot from './routes/forgot.tsx';
import * as invitation from './routes/invitation.tsx';
import * as reset from './routes/reset.tsx';
import * as setUp from './routes/set-up.tsx';
import * as signIn from './routes/sign-in.tsx';
import * as secondStep from './routes/sign-in_.code.tsx';
import { findAgent } from './session.ts';
import { plainCode, sealTotp } from './two-step.server.ts';

const test = useTestDatabase();
const email = 'mia@desk.test';
const password = 'correct horse';
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
let visitor: Visitor;

beforeEach(async () => {
  await test.pool.query('delete from agent');
  await test.pool.query('truncate audit, account_token');
  visitor = new Visitor(makeTestContext(test));
});

async function addMia(): Promise<Agent> {
  const agent = await addAgent(test.db, { email, name: 'Mia', role: 'agent', password });
  if (!agent) throw new Error('Mia is there already');
  return agent;
}

async function whoIsIn(of = visitor): Promise<string | null> {
  const Cookie = [...of.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = new Request('http://desk.test/', { headers: { Cookie } });
  return (await findAgent(request, of.context))?.email ?? null;
}

const knock = (fields: Record<string, string> = {}) =>
  visitor.post(signIn.action, '/sign-in', { email, password, to: '/inbox/7', ...fields });

describe('signing in', () => {
  it('leads on to where the person was going, and the session knows the browser', async () => {
    await addMia();
    expect(await knock()).toMatchObject({ status: 302, location: '/inbox/7' });
    expect(await whoIsIn()).toBe(email);
    const session = await test.db
      .selectFrom('agent_session')
      .select(['user_agent', 'address'])
      .executeTakeFirstOrThrow();
    expect(session).toMatchObject({ address: '127.0.0.1', user_agent: expect.stringContaining('Firefox') });
  });

  it('says the same of a wrong password and of an address that nobody has', async () => {
    await addMia();
    const wrong = await knock({ password: 'wrong' });
    const unknown = await knock({ email: 'nobody@desk.test' });
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ status: 400, body: { fault: expect.stringContaining('do not belong') } });
  });

  it('too often wrong has to wait, with the right password too, and it is written down once', async () => {
    await addMia();
    for (let count = 0; count < 8; count += 1) await knock({ password: 'wrong' });
    expect(await knock()).toMatchObject({ status: 429 });
    expect(await knock()).toMatchObject({ status: 429 });
    expect(await listAudit(test.db, { limit: 9 })).toMatchObject([
      { action: 'sign_in.locked', subject: email, after: { from: '127.0.0.1', by: 'password' } },
    ]);
  });
});

describe('with a second step', () => {
  const code = (step = 0) =>
    generate({ secret, epoch: Math.floor(Date.now() / 1000) + step * 30, digits: 6, period: 30 });
  const answer = (typed: string, of = visitor) =>
    of.post(secondStep.action, '/sign-in/code', { code: typed, to: '/inbox/7' });

  beforeEach(async () => {
    const mia = await addMia();
    const { config } = visitor.context.app;
    await turnTwoStepOn(test.db, mia, {
      ...{ secret: sealTotp(config.secret, mia.id, secret), step: 0 },
      recoveryCodes: ['ABCDEFGHJKLMNPQR', 'STUVWXYZ23456789'],
    });
  });

  it('the password alone opens nothing', async () => {
    expect(await knock()).toMatchObject({ status: 302, location: '/sign-in/code?to=%2Finbox%2F7' });
    expect(await whoIsIn()).toBeNull();
    expect(await answer('000000')).toMatchObject({ status: 400 });
    expect(await whoIsIn()).toBeNull();
  });

  it('a code opens, once: neither the same nor an older one opens again', async () => {
    const now = await code();
    await knock();
    expect(await answer(now)).toMatchObject({ status: 302, location: '/inbox/7' });
    expect(await whoIsIn()).toBe(email);
    const other = new Visitor(visitor.context);
    await other.post(signIn.action, '/sign-in', { email, password });
    expect(await answer(now, other)).toMatchObject({ status: 400 });
    expect(await answer(await code(-1), other)).toMatchObject({ status: 400 });
    expect(await answer(await code(1), other)).toMatchObject({ status: 302 });
  });

  it('a recovery code opens, once, however it is typed', async () => {
    await knock();
    expect(plainCode('abcd efgh-jklm-npqr')).toBe('ABCDEFGHJKLMNPQR');
    expect(await answer('abcd efgh-jklm-npqr')).toMatchObject({ status: 302 });
    const other = new Visitor(visitor.context);
    await other.post(signIn.action, '/sign-in', { email, password });
    expect(await answer('ABCD-EFGH-JKLM-NPQR', other)).toMatchObject({ status: 400 });
    expect(await answer('STUV-WXYZ-2345-6789', other)).toMatchObject({ status: 302 });
  });

  it('codes cannot be tried out, from however many addresses', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1) {
      const other = new Visitor(visitor.context, `10.0.0.${count}`);
      await other.post(signIn.action, '/sign-in', { email, password });
      statuses.push((await answer('000000', other)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });

  it('without the first one leads back to the beginning', async () => {
    expect(await answer(await code())).toMatchObject({ location: '/sign-in?to=%2Finbox' });
  });
});

describe('the set-up page', () => {
  const person = { name: 'Ada', email: 'ADA@desk.test', password: 'long enough too' };

  it('makes the first admin, who is in at once; then the link opens nothing', async () => {
    const token = (await makeSetUpToken(test.db, new Date())) ?? '';
    expect((await visitor.get(setUp.loader, `/set-up?token=${token}`)).body).toMatchObject({ token });
    const short = await visitor.post(setUp.action, '/set-up', { ...person, token, password: 'short' });
    expect(short).toMatchObject({
      status: 400,
      body: { faults: { password: 'Use at least 10 characters.' } },
    });
    expect(await visitor.post(setUp.action, '/set-up', { ...person, token })).toMatchObject({
      location: '/inbox',
    });
    expect(await whoIsIn()).toBe('ada@desk.test');
    expect((await visitor.get(setUp.loader, `/set-up?token=${token}`)).body).toMatchObject({ token: null });
    const again = await visitor.post(setUp.action, '/set-up', { ...person, email: 'b@desk.test', token });
    expect(again.location).toBe('/sign-in?notice=set-up');
  });

  it('opens without its link to nobody', async () => {
    await makeSetUpToken(test.db, new Date());
    expect((await visitor.get(setUp.loader, '/set-up')).body).toMatchObject({ token: null });
    await visitor.post(setUp.action, '/set-up', { ...person, token: '' });
    expect(await test.db.selectFrom('agent').select('id').execute()).toEqual([]);
  });
});

describe('a link by mail', () => {
  const queued = async () =>
    (await test.pool.query(`select payload from graphile_worker._private_jobs order by id`)).rows.map(
      (row) => row.payload,
    );

  it('is asked for without a word about whether there is such an account', async () => {
    await addMia();
    const ask = (of: string) => visitor.post(forgot.action, '/forgot', { email: of });
    const [known, unknown] = [await ask(email), await ask('nobody@desk.test')];
    expect(JSON.stringify(known.body).replace(email, '')).toBe(
      JSON.stringify(unknown.body).replace('nobody@desk.test', ''),
    );
    expect(await queued()).toEqual([
      { kind: 'reset', email },
      { kind: 'reset', email: 'nobody@desk.test' },
    ]);
    await ask(email);
    await ask(email);
    expect((await ask(email)).status).toBe(429);
  });

  it('changes the password and does not sign in: a second step would be left out', async () => {
    const mia = await addMia();
    const token = await makeAccountToken(test.db, 'reset', mia.id, new Date());
    const form = { token, password: 'another password' };
    expect((await visitor.get(reset.loader, `/reset?token=${token}`)).body).toMatchObject({
      person: { email },
    });
    expect(await visitor.post(reset.action, '/reset', form)).toMatchObject({
      location: '/sign-in?notice=password-changed',
    });
    expect(await whoIsIn()).toBeNull();
    expect(await visitor.post(reset.action, '/reset', form)).toMatchObject({ status: 400 });
    expect(await knock({ password: 'another password' })).toMatchObject({ location: '/inbox/7' });
  });

  it('of an invitation lets in who was invited', async () => {
    const ada = await addMia();
    const tom = { email: 'tom@desk.test', name: 'Tom', role: 'agent', teams: [], language: 'de' } as const;
    const id = await invitePerson(test.db, { ...tom, mail: false }, ada);
    const token = await makeAccountToken(test.db, 'invitation', id, new Date());
    const form = { token, name: 'Thomas', password: 'chosen by tom' };
    expect(await visitor.post(invitation.action, '/invitation', form)).toMatchObject({ location: '/inbox' });
    expect(await whoIsIn()).toBe('tom@desk.test');
    expect(visitor.cookies.get('baton_language')).toBeDefined();
    const other = new Visitor(visitor.context);
    expect(await other.post(invitation.action, '/invitation', form)).toMatchObject({ status: 400 });
  });
});
