import { beforeAll, describe, expect, test } from 'vitest';

import type { ParsedMail } from '../../triage/mail.ts';
import type { Understanding } from '../../triage/understanding.ts';
import { triageMail } from '../../worker/jobs/triage-mail.ts';
import type { ModelProvider } from '../../worker/model/provider.ts';
import { useJobDesk } from '../job-desk.ts';
import { storeConversation } from '../stored.ts';
import { useModelDesk } from './desk.ts';
import { answer, type Behaviour } from './stand-in.ts';
import { vagueMail } from './vague-mail.ts';

const desk = useJobDesk();
const model = useModelDesk(() => desk.test);

async function triaged(provider: ModelProvider | null, changes: Partial<ParsedMail>) {
  const { db } = desk.test;
  const stored = await storeConversation(db, changes);
  await triageMail.run({ ...desk.context, provider }, { messageId: stored.messageId });
  const decision = await db
    .selectFrom('decision')
    .innerJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .selectAll('decision')
    .select('understanding.body')
    .where('decision.message_id', '=', stored.messageId)
    .executeTakeFirstOrThrow();
  return { decision, understanding: decision.body as unknown as Understanding };
}

const mail = (reply: string, subject = 'Question'): Partial<ParsedMail> => ({ subject, reply, text: reply });
/** The built-in engine is sure of this one, and unsure of the next. */
const plain = mail('Hi, what are your opening hours this week?', 'Opening hours');
let vague: Partial<ParsedMail> = {};
let quote = '';
beforeAll(() => {
  const found = vagueMail(desk.context.model);
  vague = mail(found.text, found.subject);
  quote = found.quote;
});

describe('with a provider', () => {
  test('a routine mail that the built-in engine is sure about takes no detour', async () => {
    const { decision, understanding } = await triaged(model.provider(), plain);
    expect(model.standIn.requests).toEqual([]);
    expect(decision.action).toBe('reply');
    expect(understanding).toMatchObject({
      engine: 'built-in',
      provider: { outcome: 'not_asked', reason: 'sure', requests: 0, tokensIn: 0 },
    });
  });

  test('a mail that brings a person anyway is not sent to it', async () => {
    const human = mail('I want to talk to a real person, please have somebody call me.', 'Call');
    const lawyer = mail('About that thing from the other day: my lawyer will be in touch.', 'Hm');
    for (const each of [human, lawyer, { ...vague, authenticity: 'fail' as const }]) {
      const { decision, understanding } = await triaged(model.provider(), each);
      expect(decision.action).toBe('escalate');
      expect(understanding.provider).toMatchObject({ outcome: 'not_asked', reason: 'for_a_person' });
    }
    expect(model.standIn.requests).toEqual([]);
  });

  test('one that is vague to the built-in engine is read by both, and stored with what each said', async () => {
    model.standIn.behave = () =>
      answer({
        intent: 'opening_hours',
        evidence: [
          { for: 'intent', quote },
          { for: 'anger', quote: 'invented' },
        ],
      });
    const before = await triaged(null, vague);
    const { understanding } = await triaged(model.provider(), vague);
    expect(before.understanding.provider).toBeUndefined();
    expect(understanding).toMatchObject({
      engine: 'provider',
      provider: {
        model: 'stand-in-model',
        outcome: 'answered',
        reason: null,
        said: { intent: 'opening_hours', certainty: 'certain' },
        builtIn: { intent: before.understanding.intent, confidence: before.understanding.confidence },
        requests: 1,
        tokensIn: 900,
        tokensOut: 100,
      },
      evidence: { anger: before.understanding.evidence.anger },
    });
    expect(understanding.evidence.intent.map((span) => span.text)).toContain(quote);
    expect(model.standIn.requests).toHaveLength(1);
  });

  test('a wish that it alone has heard brings a person', async () => {
    model.standIn.behave = () => answer({ intent: 'opening_hours', wants_human: true, anger: 'strong' });
    const { decision } = await triaged(model.provider(), vague);
    expect(decision).toMatchObject({ action: 'escalate' });
    expect(decision.reasons).toEqual(expect.arrayContaining(['asked_for_human', 'anger']));
  });

  test('it is told the words of the mail, and nothing of who wrote it', async () => {
    await triaged(model.provider(), { ...vague, from: { address: 'eva@customer.test', name: 'Eva Novak' } });
    const sent = JSON.stringify(model.standIn.requests[0]?.body);
    expect(sent).toContain(quote);
    expect(sent).not.toMatch(/eva@|Novak|customer\.test|support@/i);
  });

  test('no transaction is open while it is waited for', async () => {
    let open = -1;
    model.standIn.behave = () => ({ do: 'silence' });
    const provider = model.provider();
    const running = triaged(provider, vague);
    await expect.poll(() => model.standIn.requests.length).toBe(1);
    const { rows } = await desk.test.pool.query(
      `select count(*)::int as open from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    );
    open = rows[0].open;
    provider.close();
    await running;
    expect(open).toBe(0);
  });
});

describe('whatever it does, the built-in engine’s reading stands and says why', () => {
  const cases: [string, Behaviour, string][] = [
    ['refuses', { do: 'answer', content: null, refusal: 'no' }, 'refused'],
    ['breaks its JSON', { do: 'answer', content: '{' }, 'broken_json'],
    ['invents an intent', { do: 'answer', content: { intent: 'pay_out' } }, 'wrong_shape'],
    ['says nothing in words', { do: 'answer', content: '' }, 'empty'],
    ['is cut off', { do: 'answer', content: '{"intent"', finish: 'length' }, 'cut_off'],
    ['serves a page', { do: 'send', body: '<html>', type: 'text/html' }, 'no_api'],
    ['fails', { do: 'status', status: 500 }, 'server_error'],
    ['is too busy', { do: 'status', status: 429, headers: { 'retry-after': '30' } }, 'rate_limited'],
    ['drops the connection', { do: 'reset' }, 'no_connection'],
  ];
  test.each(cases)('when it %s', async (_, behaviour, reason) => {
    model.standIn.behave = () => behaviour;
    const alone = await triaged(null, vague);
    const { decision, understanding } = await triaged(model.provider(), vague);
    const { provider, ...reading } = understanding;
    expect(reading).toEqual(alone.understanding);
    expect(provider).toMatchObject({ outcome: 'failed', reason });
    expect([decision.action, decision.reasons]).toEqual([alone.decision.action, alone.decision.reasons]);
  });

  test('when it says nothing for as long as one likes: after eight seconds', async () => {
    model.standIn.behave = () => ({ do: 'silence' });
    const began = performance.now();
    const { understanding } = await triaged(model.provider(), vague);
    expect(understanding.provider).toMatchObject({ outcome: 'failed', reason: 'too_slow' });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(performance.now() - began).toBeGreaterThan(7_900);
    expect(model.standIn.calledOff).toBe(1);
  });

  test('when the day’s budget is used up', async () => {
    const { understanding } = await triaged(model.provider({ dailyTokens: 100 }), vague);
    expect(understanding.provider).toMatchObject({ outcome: 'not_asked', reason: 'budget_used_up' });
    expect(model.standIn.requests).toEqual([]);
  });
});

test('what a customer writes reaches no log line, whether the provider answers or fails', async () => {
  for (const behaviour of [answer(), { do: 'answer', content: 'Behemoth' }, { do: 'reset' }] as Behaviour[]) {
    model.standIn.behave = () => behaviour;
    // As a signature: the name makes the mail no clearer than it is.
    await triaged(model.provider(), mail(`${vague.reply}\n\nBehemoth`, vague.subject));
  }
  expect(model.lines.length).toBeGreaterThan(0);
  expect(model.lines.join('\n')).not.toContain('Behemoth');
});
