import { generate } from 'otplib';
import { beforeEach, describe, expect, it } from 'vitest';

import { getAccount } from '../db/accounts.ts';
import { type Agent, addAgent, findAgentByPassword } from '../db/agents.ts';
import { listAudit } from '../db/audit.ts';
import { findPerson } from '../db/people.ts';
import { openSession } from '../db/sessions.ts';
import { findTotpSecret } from '../db/two-step.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { Visitor } from '../test/seed/knock.ts';
import * as accountPage from './routes/_desk.account.tsx';
import * as twoStepPage from './routes/_desk.account_.two-step.tsx';
import * as auditPage from './routes/_desk.settings.audit.tsx';
import * as peoplePage from './routes/_desk.settings.people._index.tsx';
import * as personPage from './routes/_desk.settings.people.$id.tsx';
import * as signIn from './routes/sign-in.tsx';

const test = useTestDatabase();
const password = 'the old password';
let ada: Agent;
let visitor: Visitor;

beforeEach(async () => {
  await test.pool.query('delete from agent');
  await test.pool.query('truncate audit, account_token');
  const made = await addAgent(test.db, { email: 'ada@desk.test', name: 'Ada', role: 'admin', password });
  if (!made) throw new Error('no admin');
  ada = made;
  visitor = new Visitor(makeTestContext(test));
  await visitor.post(signIn.action, '/sign-in', { email: ada.email, password });
});

const actions = async () => (await listAudit(test.db, { limit: 20 })).map((row) => row.action);

describe('my account', () => {
  const act = (fields: Record<string, string>) => visitor.post(accountPage.action, '/account', fields);

  it('keeps name, language and zone, and turns away what is no zone', async () => {
    const profile = { step: 'profile', name: 'Ada L.', language: 'de', timeZone: 'Europe/Vienna' };
    expect(await act({ ...profile, timeZone: 'Mars/Base' })).toMatchObject({ status: 400 });
    expect(await act(profile)).toMatchObject({ status: 200, body: { done: 'Gespeichert.' } });
    expect(await getAccount(test.db, ada.id)).toMatchObject({
      ...{ name: 'Ada L.', language: 'de', timeZone: 'Europe/Vienna' },
    });
  });

  it('changes the password for who knows the present one; the other sessions end, this one holds', async () => {
    const other = await openSession(test.db, ada.id, new Date());
    const form = { step: 'password', old: 'wrong', password: 'the new password' };
    expect(await act(form)).toMatchObject({ status: 400, body: { faults: { old: expect.any(String) } } });
    expect(await act({ ...form, old: password })).toMatchObject({ status: 200 });
    expect(await findAgentByPassword(test.db, ada.email, 'the new password')).not.toBeNull();
    const { body } = await visitor.get(accountPage.loader, '/account');
    expect(body.sessions).toMatchObject([{ current: true, device: { browser: 'Firefox', system: 'Linux' } }]);
    expect(other).not.toBe('');
  });

  it('does not let the present password be tried out from an open screen', async () => {
    const wrong = { step: 'password', old: 'wrong', password: 'the new password' };
    for (let count = 0; count < 8; count += 1) expect((await act(wrong)).status).toBe(400);
    expect((await act({ ...wrong, old: password })).status).toBe(429);
    expect(await actions()).toEqual(['sign_in.locked']);
  });

  it('ends one session, or all others, and never somebody else’s', async () => {
    const tom = await addAgent(test.db, { email: 'tom@desk.test', name: 'Tom', role: 'agent', password });
    for (const id of [ada.id, ada.id, tom?.id ?? 0]) await openSession(test.db, id, new Date());
    const ids = async (of: number) =>
      (await test.db.selectFrom('agent_session').select('id').where('agent_id', '=', of).execute()).map(
        (row) => String(row.id),
      );
    const [own = ''] = await ids(ada.id);
    const [toms = ''] = await ids(tom?.id ?? 0);
    await act({ step: 'end-session', session: toms });
    expect(await ids(tom?.id ?? 0)).toEqual([toms]);
    await act({ step: 'end-session', session: own });
    // The one that it was asked from is not ended by it.
    expect(await ids(ada.id)).toHaveLength(3);
    await act({ step: 'end-others' });
    expect(await ids(ada.id)).toEqual([own]);
    expect(await actions()).toEqual(['account.sessions_ended']);
  });
});

describe('the second step', () => {
  const act = (fields: Record<string, string>) =>
    visitor.post(twoStepPage.action, '/account/two-step', fields);

  async function begin(): Promise<{ sealed: string; secret: string }> {
    const { body } = await act({ step: 'begin' });
    const setUp = body.setUp as { sealed: string; secret: string };
    return { sealed: setUp.sealed, secret: setUp.secret.replaceAll(' ', '') };
  }

  it('is on once the phone has shown a code, and gives ten codes that are shown once and kept as hashes', async () => {
    const { sealed, secret } = await begin();
    expect(await findTotpSecret(test.db, ada.id)).toBeNull();
    const wrong = await act({ step: 'confirm', sealed, code: '000000' });
    expect(wrong).toMatchObject({ status: 400, body: { setUp: expect.anything(), codes: null } });
    const right = await act({ step: 'confirm', sealed, code: await generate({ secret }) });
    const codes = right.body.codes as string[];
    expect(new Set(codes).size).toBe(10);
    expect((await visitor.get(twoStepPage.loader, '/account/two-step')).body).toMatchObject({
      ...{ twoStep: true, recoveryCodes: 10 },
    });
    const kept = await test.pool.query('select * from recovery_code, agent');
    expect(JSON.stringify(kept.rows)).not.toContain(secret);
    expect(JSON.stringify(kept.rows)).not.toContain(codes[0]?.replaceAll('-', ''));
    expect(await actions()).toEqual(['account.two_step_on']);
  });

  it('goes off, and gets new codes, for who knows the password alone', async () => {
    const { sealed, secret } = await begin();
    await act({ step: 'confirm', sealed, code: await generate({ secret }) });
    expect(await act({ step: 'off', old: 'wrong' })).toMatchObject({ status: 400 });
    expect(await act({ step: 'codes', old: password })).toMatchObject({ body: { codes: expect.any(Array) } });
    expect(await act({ step: 'off', old: password })).toMatchObject({ status: 200 });
    expect(await findTotpSecret(test.db, ada.id)).toBeNull();
  });

  it('is set up with a secret of Baton’s own making only', async () => {
    const forged = Buffer.alloc(60).toString('base64url');
    expect(await act({ step: 'confirm', sealed: forged, code: '000000' })).toMatchObject({ status: 400 });
  });
});

describe('people', () => {
  const invite = (fields: Record<string, string> = {}) =>
    visitor.post(peoplePage.action, '/settings/people', {
      ...{ email: 'Tom@desk.test', name: 'Tom', role: 'agent', team: 'support' },
      ...fields,
    });

  async function invited(): Promise<string> {
    await invite();
    const row = await test.db
      .selectFrom('agent')
      .select('id')
      .where('email', '=', 'tom@desk.test')
      .executeTakeFirstOrThrow();
    return String(row.id);
  }

  it('are told by the page when links lead to a machine that others cannot reach', async () => {
    const local = new Visitor(
      makeTestContext(test, { web: { port: 3000, host: '0.0.0.0', url: 'http://localhost:3000' } }),
    );
    await local.post(signIn.action, '/sign-in', { email: ada.email, password });
    const addressTold = async (of: Visitor) =>
      (await of.get(peoplePage.loader, '/settings/people')).body.uselessAddress;
    expect(await addressTold(local)).toBe('http://localhost:3000');
    expect(await addressTold(visitor)).toBeNull();
  });

  it('are invited with a link where no mailbox can send, and by mail where one can', async () => {
    expect(await invite()).toMatchObject({
      body: { link: expect.stringMatching(/^http:\/\/desk\.test\/invitation\?token=[\w-]{43}$/) },
    });
    expect(await invite()).toMatchObject({ status: 400, body: { faults: { email: expect.any(String) } } });
    await test.pool.query(`insert into mailbox (address) values ('support@desk.test')`);
    expect(await invite({ email: 'eva@desk.test', name: 'Eva' })).toMatchObject({ body: { link: null } });
    const jobs = await test.pool.query(`select payload from graphile_worker._private_jobs`);
    expect(jobs.rows).toEqual([{ payload: { kind: 'invitation', email: 'eva@desk.test', inviter: 'Ada' } }]);
    await test.pool.query('delete from mailbox');
  });

  it('are put into teams that the policy has, and no other', async () => {
    const id = await invited();
    const act = (fields: Record<string, string>) =>
      visitor.post(personPage.action, `/settings/people/${id}`, fields, { id });
    expect(await findPerson(test.db, Number(id))).toMatchObject({ teams: ['support'] });
    await act({ step: 'teams', team: 'no-such-team' });
    expect(await findPerson(test.db, Number(id))).toMatchObject({ teams: [] });
  });

  it('change roles, go and come back by an admin’s hand; the last admin stays', async () => {
    const id = await invited();
    const act = (of: string, fields: Record<string, string>) =>
      visitor.post(personPage.action, `/settings/people/${of}`, fields, { id: of });
    expect(await act(id, { step: 'link' })).toMatchObject({ body: { link: expect.any(String) } });
    expect(await act(id, { step: 'role', role: 'manager' })).toMatchObject({ status: 200 });
    expect(await act(id, { step: 'role', role: 'owner' })).toMatchObject({ status: 400 });
    const self = String(ada.id);
    expect(await act(self, { step: 'role', role: 'agent' })).toMatchObject({ status: 409 });
    expect(await act(self, { step: 'deactivate' })).toMatchObject({ status: 409 });
    expect(await act(id, { step: 'deactivate' })).toMatchObject({ status: 200 });
    expect(await act(id, { step: 'link' })).toMatchObject({ status: 409 });
    expect(await act(id, { step: 'reactivate' })).toMatchObject({ status: 200 });
    expect(await findPerson(test.db, Number(id))).toMatchObject({ state: 'invited', role: 'manager' });
    const { body } = await visitor.get(auditPage.loader, '/settings/audit?kind=person');
    expect((body.lines as { what: string }[]).map((line) => line.what)).toEqual([
      'reactivated a person',
      'deactivated a person',
      'changed a role',
      'invited a person',
    ]);
  });
});
