import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { addAgent } from '../../db/agents.ts';
import { removeCorrection, saveCorrection } from '../../db/corrections.ts';
import { listenForEvents } from '../../db/events.ts';
import { chooseTeamModel, findActiveTeamModel, followNewest, listTeamModels } from '../../db/models.ts';
import { createLog } from '../../log.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { storeConversation } from '../../test/stored.ts';
import { parseTemplate, type Template } from '../../triage/compose/template.ts';
import { readCorpus } from '../../triage/train/corpus.ts';
import { rehearsalOf } from '../../triage/train/rehearsal.ts';
import { understand } from '../../triage/understand/understand.ts';
import type { WorkerContext } from '../context.ts';
import { followModel, readModel } from '../model/live-model.ts';
import { adaptModel, queueUnlearnt } from './adapt-model.ts';
import { triageMail } from './triage-mail.ts';

const desk = useJobDesk();
// Cases are learnt in earnest: two seconds of work, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });
let agentId = 0;

beforeAll(async () => {
  const { db } = desk.test;
  await storePolicy(db, { botMailsPerHour: 1000 });
  const password = randomBytes(9).toString('hex');
  await addAgent(db, { email: 'anna@shop.test', name: 'Anna', role: 'agent', password });
  agentId = (await db.selectFrom('agent').select('id').executeTakeFirstOrThrow()).id;
});

const giftWrap = (examples: readonly string[]): Template =>
  parseTemplate(
    'gift-wrap.en',
    `---\nkind: answer\nintent: gift_wrap\nlanguage: en\nexamples:\n${examples.map((each) => `  - ${each}\n`).join('')}---\nYes, we wrap every order as a gift for free: choose it at the till.`,
  );

const wrapQuestions = [
  'Do you wrap things as a gift?',
  'Can you gift wrap my order?',
  'Is gift wrapping possible?',
  'Could you pack it as a present with a ribbon?',
  'Do you offer gift paper and a card?',
  'I would like it wrapped as a gift please',
  'How much is gift wrapping?',
  'Can I have it in wrapping paper for a birthday?',
];

const context = (templates: readonly Template[] = []): WorkerContext => ({
  ...desk.context,
  templates: [...desk.context.templates, ...templates],
});

const adapt = async (templates: readonly Template[] = []) => {
  await adaptModel.run(context(templates), {});
  return await listTeamModels(desk.test.db);
};

const jobs = async () =>
  (
    await desk.test.pool.query(
      `select extract(epoch from j.run_at - now()) as seconds from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'adapt-model'`,
    )
  ).rows as { seconds: number }[];

const mailed = async (text: string, using: WorkerContext) => {
  const stored = await storeConversation(desk.test.db, { subject: 'Gift wrap', reply: text, text });
  await triageMail.run(using, { messageId: stored.messageId });
  const decision = await desk.test.db
    .selectFrom('decision')
    .innerJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select([
      'decision.action',
      'decision.intent',
      'decision.reasons',
      'decision.confidence',
      'decision.template',
      'understanding.body',
    ])
    .where('decision.message_id', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  return { ...stored, ...decision, model: (decision.body as { model: string }).model };
};

describe('what a team teaches', () => {
  test('nothing makes no version, and without anything new nothing is queued', async () => {
    expect(await adapt()).toEqual([]);
    await queueUnlearnt(context());
    expect(await jobs()).toEqual([]);
  });

  test('a template with examples becomes an intent that the bot answers, and the decision says by which version', async () => {
    const { db } = desk.test;
    const templates = [giftWrap(wrapQuestions)];
    await queueUnlearnt(context(templates));
    expect(await jobs()).toHaveLength(1);
    const [version] = await adapt(templates);
    expect(version).toMatchObject({ state: 'active', reason: null, ownIntents: ['gift_wrap'] });
    expect(version?.cases[0]).toMatchObject({ from: 'template', template: 'gift-wrap.en' });

    const model = await readModel(db, desk.context.base, desk.context.log);
    const question =
      'Hello, is gift wrapping possible, and can you wrap my order as a present for a birthday?';
    const found = await mailed(question, { ...context(templates), model });
    expect(found).toMatchObject({ action: 'reply', intent: 'gift_wrap', template: 'gift-wrap.en' });
    expect(found.model).toBe(`${desk.context.base.name}+team.${version?.version}`);
    const before = await mailed(question, context(templates));
    expect(before.template).not.toBe('gift-wrap.en');
  });

  test('the same again makes no further version', async () => {
    const templates = [giftWrap(wrapQuestions)];
    const count = (await listTeamModels(desk.test.db)).length;
    expect(await adapt(templates)).toHaveLength(count);
  });

  test('a correction is queued once, a minute on, and learnt with the words of its mail', async () => {
    const { db, pool } = desk.test;
    const templates = [giftWrap(wrapQuestions)];
    await pool.query(`select graphile_worker.remove_job('adapt-model')`);
    const text = 'The frobnicator has not been bezzled yet, when is it my turn?';
    const mail = await mailed(text, context(templates));
    const wrong = { intent: 'invoice_billing', anger: null, sarcasm: null, action: null };
    expect(await saveCorrection(db, mail.messageId, agentId, wrong)).toBe(true);
    const other = await mailed('My bezzled frobnicator is overdue, any news?', context(templates));
    await saveCorrection(db, other.messageId, agentId, wrong);
    const queued = await jobs();
    expect(queued).toHaveLength(1);
    expect(Number(queued[0]?.seconds)).toBeGreaterThan(30);
    expect(Number(queued[0]?.seconds)).toBeLessThanOrEqual(60);

    const [version] = await adapt(templates);
    expect(version?.cases.filter((each) => each.from === 'correction')).toHaveLength(2);
    // A customer's words are in the message alone.
    expect(JSON.stringify(version)).not.toContain('frobnicator');
    const model = await readModel(db, desk.context.base, desk.context.log);
    const again = 'Has the frobnicator been bezzled by now?';
    expect(understand({ text: again }, model).intent).toBe('invoice_billing');
    expect(understand({ text: again }, desk.context.base).intent).not.toBe('invoice_billing');

    await removeCorrection(db, mail.messageId);
    await removeCorrection(db, other.messageId);
  });

  test('that nobody teaches any more is forgotten', async () => {
    await adapt();
    expect(await findActiveTeamModel(desk.test.db)).toBeNull();
  });
});

describe('a version', () => {
  const wrap = [giftWrap(wrapQuestions)];
  const fewer = [giftWrap(wrapQuestions.slice(0, 6))];

  test('is followed by every worker as soon as it is in use, without a restart, and so is the way back', async () => {
    const { db, url } = desk.test;
    const { base } = desk.context;
    const log = createLog('silent', 'worker');
    const events = listenForEvents(url, { channels: ['team_model'], onError: () => {} });
    const parts = { db, events, base, log };
    const workers = [await followModel(parts), await followModel(parts)];
    const names = () => [...new Set(workers.map((each) => each.current().name))];
    try {
      expect(names()).toEqual([base.name]);
      const [newest] = await adapt(fewer);
      await expect.poll(names, { timeout: 20_000 }).toEqual([`${base.name}+team.${newest?.version}`]);
      await chooseTeamModel(db, null, 'test');
      await expect.poll(names, { timeout: 20_000 }).toEqual([base.name]);
      await followNewest(db);
      await expect.poll(names, { timeout: 20_000 }).toEqual([`${base.name}+team.${newest?.version}`]);
    } finally {
      await Promise.all(workers.map((each) => each.stop()));
      await events.stop();
    }
  });

  test('that somebody has gone to stays in use while new ones come', async () => {
    const { db } = desk.test;
    await chooseTeamModel(db, null, 'test');
    const [newest] = await adapt(wrap);
    expect(newest).toMatchObject({ state: 'kept', reason: 'the base was chosen by hand' });
    expect(await findActiveTeamModel(db)).toBeNull();
    await followNewest(db);
    expect((await findActiveTeamModel(db))?.version).toBe(newest?.version);
  });

  test('made for another base is not used, and learnt anew', async () => {
    const other = { ...desk.context.base, name: 'another-base' };
    expect(await readModel(desk.test.db, other, desk.context.log)).toBe(other);
    await desk.test.pool.query(`select graphile_worker.remove_job('adapt-model')`);
    await queueUnlearnt({ ...context(wrap), base: other });
    expect(await jobs()).toHaveLength(1);
  });

  test('that has forgotten what the base knows is stored, refused and not used, with the figures of both', async () => {
    const { db } = desk.test;
    const before = await findActiveTeamModel(db);
    // As where somebody has put every question there is under one template.
    const names = ['sentences.en.jsonl', 'sentences.de.jsonl'];
    const folder = path.join(desk.context.config.root, 'triage', 'corpus');
    const corpus = readCorpus(
      names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') })),
    );
    const examples = rehearsalOf(corpus)
      .learnt.map(({ text }) => text.replace(/[:#"'\\[\]]/g, ''))
      .filter((text) => text.length > 10);
    const [newest] = await adapt([giftWrap(examples)]);
    expect(newest).toMatchObject({
      state: 'refused',
      reason: expect.stringMatching(/^thinks otherwise than the base in \d+ %/),
    });
    expect(newest?.figures?.cases).toBeGreaterThan(20);
    expect((await findActiveTeamModel(db))?.version).toBe(before?.version);
    // Whoever has seen why may use it all the same.
    expect(await chooseTeamModel(db, newest?.version ?? 0, 'test')).toBe(true);
    expect((await findActiveTeamModel(db))?.version).toBe(newest?.version);
    expect(await chooseTeamModel(db, 999, 'test')).toBe(false);
  });
});
