import { beforeAll, describe, expect, test } from 'vitest';

import type { ParsedMail } from '../../triage/mail.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { triageMail } from '../../worker/jobs/triage-mail.ts';
import { writeBrief } from '../../worker/jobs/write-brief.ts';
import { useJobDesk } from '../job-desk.ts';
import { storePolicy } from '../store-policy.ts';
import { storeConversation } from '../stored.ts';
import { useModelDesk } from './desk.ts';
import { answer } from './stand-in.ts';
import { vagueMail } from './vague-mail.ts';

const desk = useJobDesk();
const model = useModelDesk(() => desk.test);

let vague: Partial<ParsedMail> = {};
beforeAll(async () => {
  await storePolicy(desk.test.db, { botMailsPerHour: 1000 });
  const { subject, text } = vagueMail(desk.context.model);
  vague = { subject, reply: text, text };
});

const readings = async (): Promise<Understanding[]> =>
  (await desk.test.db.selectFrom('understanding').select('body').orderBy('id').execute()).map(
    ({ body }) => body as unknown as Understanding,
  );

describe('a provider that says nothing', () => {
  test('holds up two mails; the others are decided on at once by the built-in engine, and say why', async () => {
    model.standIn.behave = () => ({ do: 'silence' });
    const provider = model.provider();
    const mails = await Promise.all(Array.from({ length: 6 }, () => storeConversation(desk.test.db, vague)));
    const began = performance.now();
    const jobs = mails.map(({ messageId }) => triageMail.run({ ...desk.context, provider }, { messageId }));
    await expect.poll(async () => (await readings()).length, { timeout: 5_000, interval: 50 }).toBe(4);
    // Long before the eight seconds after which the other two are called off.
    expect(performance.now() - began).toBeLessThan(4_000);
    for (const { engine, provider: note } of await readings()) {
      expect(engine).toBe('built-in');
      expect(note).toMatchObject({ outcome: 'not_asked', reason: 'busy', requests: 0 });
    }
    expect(model.standIn.requests).toHaveLength(2);
    provider.close();
    await Promise.all(jobs);
    expect(await readings()).toHaveLength(6);
  });

  test('over briefs leaves a place to mail, and the brief that finds none is written later', async () => {
    const { pool } = desk.test;
    model.standIn.behave = () => ({ do: 'silence' });
    const provider = model.provider();
    const wish = 'I want to talk to a real person please.';
    const told = { subject: 'Call', reply: wish, text: wish };
    const [one, other] = [
      await storeConversation(desk.test.db, told),
      await storeConversation(desk.test.db, told),
    ];
    const context = { ...desk.context, provider };
    const held = writeBrief.run(context, { messageId: one.messageId });
    await expect.poll(() => model.standIn.requests.length).toBe(1);
    await writeBrief.run(context, { messageId: other.messageId });
    expect(model.standIn.requests).toHaveLength(1);
    const { rows } = await pool.query(
      `select extract(epoch from j.run_at - now()) as seconds from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'write-brief' and j.payload ->> 'messageId' = $1`,
      [String(other.messageId)],
    );
    expect(rows).toHaveLength(1);
    expect(Number(rows[0].seconds)).toBeGreaterThan(5);
    const mail = await storeConversation(desk.test.db, vague);
    const asked = triageMail.run(context, { messageId: mail.messageId });
    await expect.poll(() => model.standIn.requests.length).toBe(2);
    provider.close();
    await Promise.all([held, asked]);
  });
});

test('a provider that is quick is asked about every mail of a burst', async () => {
  model.standIn.behave = () => answer();
  const provider = model.provider();
  const mails = await Promise.all(Array.from({ length: 6 }, () => storeConversation(desk.test.db, vague)));
  await Promise.all(
    mails.map(({ messageId }) => triageMail.run({ ...desk.context, provider }, { messageId })),
  );
  expect((await readings()).slice(-6).map(({ provider: note }) => note?.outcome)).toEqual(
    Array.from({ length: 6 }, () => 'answered'),
  );
});
