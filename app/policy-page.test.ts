import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { getPolicy, listPolicyVersions, savePolicy } from '../db/policies.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { seedAgent, seedManager, seedPassword } from '../test/seed/desk.ts';
import { defaultPolicy, policySchema } from '../triage/policy.ts';
import { fromFields, toFields } from './forms/policy-fields.ts';
import { action, loader } from './routes/_desk.settings.policy.tsx';
import { action as signIn } from './routes/sign-in.tsx';

const test = useTestDatabase();
const cookies: Record<string, string> = {};

beforeAll(async () => {
  const password = seedPassword;
  await addAgent(test.db, { email: seedManager, name: 'Mia', role: 'manager', password });
  await addAgent(test.db, { email: seedAgent, name: 'Tom', role: 'agent', password });
  await savePolicy(test.db, defaultPolicy, 'Baton');
  for (const email of [seedManager, seedAgent]) {
    const body = new URLSearchParams({ email, password });
    const request = new Request('http://desk.test/sign-in', { method: 'POST', body });
    const answer = (await signIn({ request, params: {}, context: makeTestContext(test) })) as Response;
    cookies[email] = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  }
});

type Answered = {
  data?: { changes: { label: string }[] | null; faults: Record<string, string>; tried: boolean };
};

async function send(fields: Record<string, string>, email = seedManager) {
  const request = new Request('http://desk.test/settings/policy', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: cookies[email] ?? '' },
  });
  const of = { request, params: {}, context: makeTestContext(test) };
  return (await action(of).catch((thrown: unknown) => thrown)) as Answered & Partial<Response>;
}

const form = async () => {
  const { version, policy } = await getPolicy(test.db);
  return { ...toFields(policy), basedOn: String(version) };
};

describe('the policy’s page', () => {
  it('shows fields that make the same policy again', () => {
    const again = policySchema.parse(fromFields(toFields(defaultPolicy), defaultPolicy));
    expect(again).toEqual(defaultPolicy);
  });

  it('shows what would change, and saves nothing before it is told to', async () => {
    const fields = {
      ...(await form()),
      'intents.order_status.threshold': '92.5',
      'hours.week.sat': '9:00-12:00',
    };
    const looked = await send({ ...fields, step: 'review' });
    expect(looked.data?.changes).toEqual([
      { label: 'Order status: sure from', before: '85', after: '92.5' },
      { label: 'Saturday', before: '', after: '09:00-12:00' },
    ]);
    expect(await listPolicyVersions(test.db, 10)).toHaveLength(1);
    expect((await send({ ...fields, step: 'save' })).status).toBe(302);
    const [newest] = await listPolicyVersions(test.db, 10);
    expect(newest).toMatchObject({ createdBy: seedManager });
    expect(newest?.policy?.intents.order_status.threshold).toBe(0.925);
  });

  it('says at each field what is wrong with it', async () => {
    const answer = await send({
      ...(await form()),
      step: 'save',
      'intents.cancel.team': 'ghosts',
      'hours.week.mon': '09:00-12:00, 11:00-13:00',
      'criticalPhrases.0.patterns': '(open',
    });
    expect(Object.keys(answer.data?.faults ?? {})).toEqual(['criticalPhrases.0.patterns']);
    const sense = await send({
      ...(await form()),
      'intents.cancel.team': 'ghosts',
      'hours.week.mon': '9:00-12:00,11:00-13:00',
    });
    expect(Object.keys(sense.data?.faults ?? {}).sort()).toEqual(['hours.week.mon', 'intents.cancel.team']);
  });

  it('gives a team hours of its own, says at their field what is wrong, and takes them away again', async () => {
    const { policy } = await getPolicy(test.db);
    const berlin = { key: 'berlin', name: 'Berlin', hours: null };
    await savePolicy(test.db, { ...policy, teams: [...policy.teams, berlin] }, 'Tom');
    const own = async () =>
      (await getPolicy(test.db)).policy.teams.find(({ key }) => key === 'berlin')?.hours;
    // The list's order is changed with them: the fault is still that of Berlin.
    const turned = 'berlin | Berlin\nsupport | Support';
    const wrong = await send({
      ...(await form()),
      teams: turned,
      'teams.berlin.hours.timeZone': 'Mars/Base',
      'teams.berlin.hours.week.mon': '09:00-12:00',
    });
    expect(Object.keys(wrong.data?.faults ?? {})).toEqual(['teams.berlin.hours.timeZone']);
    const overlap = { ...(await form()), 'teams.berlin.hours.week.mon': '09:00-12:00, 11:00-13:00' };
    expect((await send(overlap)).data?.faults).toEqual({
      'teams.berlin.hours.week.mon': 'Two of its times overlap.',
    });
    const never = { ...(await form()), 'teams.berlin.hours.timeZone': 'Europe/Berlin' };
    expect((await send(never)).data?.faults['teams.berlin.hours.week.mon']).toMatch(/never opens/);
    const fields = {
      ...(await form()),
      'teams.berlin.hours.week.mon': '8:00-12:00',
      'teams.berlin.hours.exceptions': '2026-12-24 Christmas Eve',
    };
    expect((await send({ ...fields, step: 'review' })).data?.changes).toEqual([
      { label: 'Berlin: Time zone', before: '', after: policy.hours.timeZone },
      { label: 'Berlin: Monday', before: '', after: '08:00-12:00' },
      { label: 'Berlin: Holidays and other days', before: '', after: '2026-12-24 Christmas Eve' },
    ]);
    await send({ ...fields, step: 'save' });
    expect(await own()).toMatchObject({
      timeZone: policy.hours.timeZone,
      week: { mon: [{ from: '08:00', to: '12:00' }], tue: [] },
      exceptions: [{ date: '2026-12-24', name: 'Christmas Eve', open: [] }],
    });
    const cleared = Object.entries(await form()).map(([name, value]) => [
      name,
      name.startsWith('teams.berlin.hours.') ? '' : value,
    ]);
    await send({ ...Object.fromEntries(cleared), step: 'save' });
    expect(await own()).toBeNull();
    await savePolicy(test.db, policy, 'Tom');
  });

  it('does not undo what somebody else saved meanwhile', async () => {
    const fields = await form();
    await savePolicy(test.db, { ...defaultPolicy, promiseMinutes: 60 }, 'Tom');
    const answer = await send({ ...fields, promiseMinutes: '120', step: 'save' });
    expect(answer.data?.faults.form).toMatch(/another version/);
    expect((await getPolicy(test.db)).policy.promiseMinutes).toBe(60);
  });

  it('tries a change on past mail, keeps it in the fields, and lets go of it when told to', async () => {
    const fields = { ...(await form()), 'intents.opening_hours.threshold': '97' };
    const read = async () => {
      const request = new Request('http://desk.test/settings/policy', {
        headers: { Cookie: cookies[seedManager] ?? '' },
      });
      return await loader({ request, params: {}, context: makeTestContext(test) });
    };
    const threshold = async () =>
      (await read()).view.intents.find((each) => each.intent === 'opening_hours')?.threshold;
    expect((await send({ ...fields, step: 'try' })).data).toMatchObject({ tried: true, faults: {} });
    expect(await read()).toMatchObject({
      tried: {
        replay: { state: 'queued', judged: 0 },
        changes: [{ label: 'Opening hours: sure from', before: '85', after: '97' }],
        mails: [],
      },
    });
    expect(await threshold()).toBe('97');
    expect((await getPolicy(test.db)).policy.intents.opening_hours.threshold).toBe(0.85);
    const job = await sql<{
      task_identifier: string;
    }>`select task_identifier from graphile_worker.jobs`.execute(test.db);
    expect(job.rows).toEqual([{ task_identifier: 'replay-decisions' }]);
    const other = { ...fields, 'intents.opening_hours.threshold': '98', step: 'review' };
    expect((await send(other)).data).toMatchObject({ tried: false });
    await send({ ...fields, step: 'cancel' });
    expect((await read()).tried?.replay.state).toBe('cancelled');
    await send({ step: 'discard' });
    expect((await read()).tried).toBeNull();
    expect(await threshold()).toBe('85');
  });

  it('is for managers and admins', async () => {
    expect(await send(await form(), seedAgent)).toMatchObject({ status: 403 });
    const request = new Request('http://desk.test/settings/policy', {
      headers: { Cookie: cookies[seedAgent] ?? '' },
    });
    const of = { request, params: {}, context: makeTestContext(test) };
    expect(await loader(of).catch((thrown: unknown) => thrown)).toMatchObject({ status: 403 });
  });
});
