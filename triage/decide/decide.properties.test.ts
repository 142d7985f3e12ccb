import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  eva,
  evasOrder,
  numberFromBefore,
  numberWritten,
  situation,
  templates,
} from '../../test/situations.ts';
import type { OrderLookup } from '../facts.ts';
import { type Intent, intents } from '../intents.ts';
import type { AutomatedKind } from '../mail.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { decide } from './decide.ts';
import { languageOf } from './language.ts';
import type { Answered, Situation } from './types.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const intent = fc.constantFrom(...intents);
const foreign = { ...evasOrder, customerEmail: 'jan@customer.test' };

const lookup: fc.Arbitrary<OrderLookup> = fc.constantFrom<OrderLookup>(
  { kind: 'not-asked' },
  { kind: 'no-number', own: 2 },
  { kind: 'unknown', number: '77' },
  { kind: 'failed', error: 'gone' },
  { kind: 'found', order: evasOrder, by: 'number' },
  { kind: 'found', order: evasOrder, by: 'only-open-order' },
  { kind: 'found', order: foreign, by: 'number' },
  { kind: 'several', orders: [evasOrder, evasOrder] },
  { kind: 'several', orders: [evasOrder, foreign] },
  { kind: 'near', number: '10-4417', order: evasOrder },
);

const policy: fc.Arbitrary<Policy> = fc
  .record({
    paused: fc.boolean(),
    mode: fc.constantFrom('auto' as const, 'draft' as const, 'off' as const),
    threshold: probability,
    limit: probability,
    botTurnsInARow: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ paused, mode, threshold, limit, botTurnsInARow }) => ({
    ...defaultPolicy,
    paused,
    botTurnsInARow,
    toneLimits: { anger: limit, sarcasm: limit, negative: limit },
    intents: Object.fromEntries(
      intents.map((each) => [each, { ...defaultPolicy.intents[each], mode, threshold }]),
    ) as Policy['intents'],
  }));

// Each part is mostly harmless: with many of them nearly every mail would be stopped by one or another.
const tame = <T>(calm: T, wild: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(calm) }, { weight: 1, arbitrary: wild });

const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    intent: fc.oneof(fc.constantFrom<Intent>('order_status', 'opening_hours'), intent),
    confidence: tame(0.99, probability),
    intents: tame({}, fc.dictionary(intent, probability, { maxKeys: 3 })),
    tone: tame(
      { anger: 0, sarcasm: 0, negative: 0, urgency: 0 },
      fc.record({ anger: probability, sarcasm: probability, negative: probability, urgency: probability }),
    ),
    flags: tame(
      { wantsHuman: false, didNotHelp: false, thanksOnly: false },
      fc.record({ wantsHuman: fc.boolean(), didNotHelp: fc.boolean(), thanksOnly: fc.boolean() }),
    ),
    language: tame('en', fc.constantFrom('de', 'it', 'und')),
    numbers: fc.array(fc.constantFrom(numberWritten('77'), numberFromBefore('78')), { maxLength: 2 }),
    mail: fc.record({
      automated: tame<AutomatedKind>(
        'none',
        fc.constantFrom<AutomatedKind>('auto-reply', 'bounce', 'list', 'loop'),
      ),
      authenticity: tame('pass' as const, fc.constantFrom('pass' as const, 'fail' as const, 'none' as const)),
      from: fc.constantFrom(eva, eva.toUpperCase(), 'jan@customer.test', 'mallory@customer.test', ''),
      fromSomebodyElse: tame(false, fc.boolean()),
      attachments: tame(0, fc.integer({ min: 0, max: 2 })),
      arrivedLate: tame(false, fc.boolean()),
      words: tame('When?', fc.constantFrom('my lawyer', 'GDPR', 'thank you')),
    }),
    conversation: fc.record({
      handler: tame('bot' as const, fc.constantFrom('bot' as const, 'human' as const, 'none' as const)),
      botTurnsInARow: tame(0, fc.integer({ min: 0, max: 4 })),
      language: fc.constantFrom(null, 'en'),
      botTurnsInAll: tame(0, fc.integer({ min: 0, max: 8 })),
      asked: fc.constantFrom(null, {
        intent: 'order_status' as const,
        missing: ['order_number' as const],
        times: 1,
        suggested: null,
      }),
      answered: fc.constantFrom<Answered[]>([], [], [], [{ intent: 'order_status', about: '10-4471' }]),
      openWithPerson: fc.constantFrom<Situation['conversation']['openWithPerson']>(
        [],
        [],
        [],
        [{ conversation: 7, intent: 'order_status', about: '10-4471' }],
      ),
    }),
    wishes: tame([], fc.subarray([...intents])),
    lookup,
    templates: tame(templates, fc.subarray([...templates])),
    policy: tame(defaultPolicy, policy),
  })
  .map((it) => {
    const base = situation();
    return {
      understanding: {
        ...base.understanding,
        ...it.flags,
        intent: it.intent,
        confidence: it.confidence,
        intents: it.intents,
        tone: it.tone,
        language: it.language,
        entities: { ...base.understanding.entities, orderNumbers: it.numbers },
      },
      wishes: it.wishes,
      mail: it.mail,
      conversation: it.conversation,
      facts: { order: it.lookup },
      templates: it.templates,
      policy: it.policy,
    };
  });

const runs = { numRuns: 3_000 };
const writes = (each: Situation) => ['reply', 'ask'].includes(decide(each).do);

test('the situations tried are such that all four decisions are made', () => {
  const made = new Set(fc.sample(anySituation, { numRuns: 3_000, seed: 1 }).map((each) => decide(each).do));
  expect([...made].sort()).toEqual(['ask', 'escalate', 'file', 'reply']);
});

const stops: [string, (each: Situation) => Situation][] = [
  ['a machine wrote', (each) => ({ ...each, mail: { ...each.mail, automated: 'auto-reply' } })],
  [
    'a person has the conversation',
    (each) => ({ ...each, conversation: { ...each.conversation, handler: 'human' } }),
  ],
  [
    'the customer wants a person',
    (each) => ({ ...each, understanding: { ...each.understanding, wantsHuman: true } }),
  ],
  [
    'the words are critical',
    (each) => ({ ...each, mail: { ...each.mail, words: `${each.mail.words}\nattorney` } }),
  ],
  ['the sender is forged', (each) => ({ ...each, mail: { ...each.mail, authenticity: 'fail' } })],
  ['the mail arrived late', (each) => ({ ...each, mail: { ...each.mail, arrivedLate: true } })],
  ['the bot is paused', (each) => ({ ...each, policy: { ...each.policy, paused: true } })],
  [
    'the intent is for people',
    (each) => ({ ...each, policy: { ...each.policy, intents: allOff(each.policy) } }),
  ],
];

function allOff(of: Policy): Policy['intents'] {
  return Object.fromEntries(
    Object.entries(of.intents).map(([name, value]) => [name, { ...value, mode: 'off' }]),
  ) as Policy['intents'];
}

test.each(stops)('nothing makes the bot write where %s', (_, stop) => {
  fc.assert(
    fc.property(anySituation, (each) => !writes(stop(each))),
    runs,
  );
});

test('a wish for a person is always heard: unless one has it already or a machine writes, it is handed over', () => {
  fc.assert(
    fc.property(anySituation, (each) => {
      const asking = { ...each, understanding: { ...each.understanding, wantsHuman: true } };
      const expected =
        each.mail.automated !== 'none' || each.conversation.handler === 'human' ? 'file' : 'escalate';
      return decide(asking).do === expected;
    }),
    runs,
  );
});

test('a higher threshold never adds an answer', () => {
  fc.assert(
    fc.property(anySituation, probability, (each, more) => {
      const raised = Object.fromEntries(
        Object.entries(each.policy.intents).map(([name, value]) => [
          name,
          { ...value, threshold: Math.min(1, value.threshold + more) },
        ]),
      ) as Record<Intent, Policy['intents'][Intent]>;
      return writes(each) || !writes({ ...each, policy: { ...each.policy, intents: raised } });
    }),
    runs,
  );
});

test('what an order says goes only to a proven sender whose address is on the order', () => {
  fc.assert(
    fc.property(anySituation, (each) => {
      const decision = decide(each);
      // Neither in the mail nor in the draft that a person would send.
      const told = [...decision.parts, ...decision.draft].some((name) => name.startsWith('order-status'));
      if (!told) return decision.do !== 'reply' || decision.intent !== 'order_status';
      const { order } = each.facts;
      return (
        order.kind === 'found' &&
        each.mail.authenticity === 'pass' &&
        each.mail.from.toLowerCase() === order.order.customerEmail
      );
    }),
    { numRuns: 10_000 },
  );
});

test('the same case is decided the same way every time, and nothing of it is changed', () => {
  fc.assert(
    fc.property(anySituation, (each) => {
      const before = structuredClone(each);
      const first = decide(each);
      expect(decide(structuredClone(each))).toEqual(first);
      expect(each).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('every decision has reasons, and what it writes has a template in the right language', () => {
  fc.assert(
    fc.property(anySituation, (each) => {
      const decision = decide(each);
      expect(decision.reasons.length).toBeGreaterThan(0);
      const template = each.templates.find((it) => it.name === decision.template);
      if (decision.do === 'file') expect(decision.template).toBeNull();
      if (writes(each)) {
        expect(template).toMatchObject({ intent: decision.intent, language: languageOf(each) });
        expect(template?.kind).toBe(decision.do === 'reply' ? 'answer' : 'ask');
      }
      if (decision.do === 'escalate' && template) expect(template.kind).toBe('handover');
    }),
    runs,
  );
});
