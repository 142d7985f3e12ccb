import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { endTrial, findTrial } from '../db/trials.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { seedAgent, seedManager, seedPassword } from '../test/seed/desk.ts';
import { storeConversation } from '../test/stored.ts';
import { action, loader } from './routes/_desk.playground.tsx';
import { loader as frame } from './routes/playground.$id.html.ts';
import { action as signIn } from './routes/sign-in.tsx';

const test = useTestDatabase();
const cookies: Record<string, string> = {};

beforeAll(async () => {
  for (const email of [seedManager, seedAgent]) {
    await addAgent(test.db, { email, name: email, role: 'agent', password: seedPassword });
    const body = new URLSearchParams({ email, password: seedPassword });
    const request = new Request('http://desk.test/sign-in', { method: 'POST', body });
    const answer = (await signIn({ request, params: {}, context: makeTestContext(test) })) as Response;
    cookies[email] = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  }
});

const of = (path: string, init: RequestInit = {}, email = seedAgent, params = {}) => ({
  request: new Request(`http://desk.test${path}`, { ...init, headers: { Cookie: cookies[email] ?? '' } }),
  params,
  context: makeTestContext(test),
});
const send = async (fields: Record<string, string>) =>
  (await action(
    of('/playground', { method: 'POST', body: new URLSearchParams(fields) }),
  )) as Partial<Response> & {
    data?: { faults: Record<string, string> };
  };
const typed = { kind: 'fields', from: 'eva@customer.test', text: 'When are you open?', assumed: 'pass' };

describe('the playground', () => {
  it('queues the mail for the worker, keeps what was typed, and shows it to nobody else', async () => {
    const answer = await send(typed);
    expect(answer.status).toBe(302);
    const path = answer.headers?.get('Location') ?? '';
    expect(path).toMatch(/^\/playground\?trial=\d+$/);
    expect(await loader(of(path))).toMatchObject({
      trial: { state: 'queued', steps: null },
      given: { kind: 'fields', from: 'eva@customer.test', text: 'When are you open?', assumed: 'pass' },
    });
    expect((await loader(of(path, {}, seedManager))).trial).toBeNull();
    const jobs = await sql<{ due: boolean }>`select run_at <= now() as due from graphile_worker.jobs
      where task_identifier = 'try-mail' order by id`.execute(test.db);
    expect(jobs.rows).toEqual([{ due: true }, { due: false }]);
  });

  it('says beside the field what is missing', async () => {
    expect((await send({ ...typed, from: 'eva' })).data?.faults).toEqual({
      from: 'Write an e-mail address.',
    });
    expect((await send({ ...typed, text: ' ' })).data?.faults).toEqual({ text: 'Write something first.' });
    expect((await send({ kind: 'source', source: '' })).data?.faults).toEqual({
      source: 'Paste a mail first.',
    });
    expect((await send({ kind: 'message' })).data?.faults).toEqual({ messageId: 'Pick a mail first.' });
  });

  it('offers the past mail that somebody came with', async () => {
    const { messageId } = await storeConversation(test.db, { subject: 'Hours' });
    const page = await loader(of(`/playground?message=${messageId}`));
    expect(page).toMatchObject({ given: { kind: 'message', messageId, assumed: '' }, trial: null });
    expect(page.mails[0]).toMatchObject({ messageId, subject: 'Hours', from: 'Eva Novak' });
  });

  it('says in words why a mail could not be tried', async () => {
    const path = (await send(typed)).headers?.get('Location') ?? '';
    const id = Number(path.split('=')[1]);
    await endTrial(test.db, id, { failure: 'These bytes are no mail.' });
    expect(await loader(of(path))).toMatchObject({
      trial: { state: 'failed', failure: 'These bytes are no mail.', steps: null },
    });
    expect(await findTrial(test.db, id, seedAgent)).toMatchObject({ state: 'failed' });
    const without = await frame(of(`/playground/${id}/html`, {}, seedAgent, { id: String(id) })).catch(
      (thrown: Response) => thrown,
    );
    expect(without.status).toBe(404);
  });
});
