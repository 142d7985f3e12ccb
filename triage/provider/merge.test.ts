import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { situation, understanding } from '../../test/situations.ts';
import { decide } from '../decide/decide.ts';
import { type Intent, intents } from '../intents.ts';
import type { Understanding } from '../understanding.ts';
import { answerSchemaWith, knownIntents, type ProviderAnswer } from './answer.ts';
import { sureFrom } from './calibration.ts';
import { ground } from './ground.ts';
import { merge } from './merge.ts';

const answerOf = (changes: Partial<ProviderAnswer> = {}): ProviderAnswer => ({
  intent: 'order_status',
  certainty: 'certain',
  other_intents: [],
  anger: 'none',
  sarcasm: false,
  negative: 'none',
  urgency: 'none',
  wants_human: false,
  answer_did_not_help: false,
  numbers: [],
  evidence: [],
  ...changes,
});

const source = { subject: 'Question', text: 'Where is it? Ordered as AB 771-204 in May.' };
const merged = (builtIn: Understanding, answer: ProviderAnswer, mayRaise = true) =>
  merge(builtIn, answer, ground(answer, source), mayRaise);

/** The built-in engine reads `intent` with this share, and leaves the rest to another one. */
const reading = (intent: Intent, share: number, rest: Intent = 'other') =>
  understanding({ intent, confidence: share, intents: { [intent]: share, [rest]: 1 - share } });
const shown: ProviderAnswer['evidence'] = [{ for: 'intent', quote: 'Where is it?' }];

describe('the confidence of two readings', () => {
  test('grows where both agree and the words are shown, and never beyond the ceiling', () => {
    const agreeing = answerOf({ evidence: shown });
    expect(merged(reading('order_status', 0.5), agreeing).confidence).toBeGreaterThan(0.9);
    expect(merged(reading('order_status', 0.86), agreeing).confidence).toBe(0.95);
  });

  test.each([
    [
      'the built-in engine reads something else',
      reading('shipping_delivery', 0.55, 'order_status'),
      shown,
      true,
    ],
    ['no words of the mail are shown', reading('order_status', 0.55), [], true],
    [
      'the words shown are not in the mail',
      reading('order_status', 0.55),
      [{ for: 'intent', quote: 'made up' }],
      true,
    ],
    ['the mail speaks to the machine', reading('order_status', 0.55), shown, false],
  ] as [string, Understanding, ProviderAnswer['evidence'], boolean][])(
    'stays below the bot’s threshold where %s',
    (_, builtIn, evidence, mayRaise) => {
      const { intent, confidence } = merged(builtIn, answerOf({ evidence }), mayRaise);
      expect(intent).toBe('order_status');
      expect(confidence).toBeLessThanOrEqual(0.6);
    },
  );

  test('is not lowered to that where the built-in engine was surer by itself', () => {
    expect(merged(reading('order_status', 0.7), answerOf()).confidence).toBe(0.7);
  });

  test('follows the provider’s word for its certainty only so far', () => {
    const at = (certainty: ProviderAnswer['certainty']) =>
      merged(reading('order_status', 0.45), answerOf({ certainty, evidence: shown })).confidence;
    expect(at('certain')).toBeGreaterThan(at('likely'));
    expect(at('likely')).toBeGreaterThan(at('unsure'));
    expect(at('unsure')).toBeLessThan(0.8);
  });

  test('falls where the provider reads something else', () => {
    const { intent, confidence } = merged(
      reading('order_status', 0.85),
      answerOf({ intent: 'other', evidence: shown }),
    );
    expect(intent).toBe('other');
    expect(confidence).toBeLessThanOrEqual(0.6);
  });

  test('means probability where the provider is as good as assumed, and both agree', () => {
    // Truth drawn from the prior, the provider right with the assumed share: mean confidence against share of right.
    let seed = 1;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const tally = { agreed: 0, claimed: 0, right: 0 };
    for (let i = 0; i < 6000; i++) {
      const share = 0.3 + 0.57 * random();
      const truth: Intent = random() < share ? 'order_status' : 'opening_hours';
      const intent = random() < 0.85 ? truth : (intents[Math.floor(random() * intents.length)] ?? 'other');
      if (intent !== 'order_status') continue;
      const result = merged(reading('order_status', share, 'opening_hours'), answerOf({ evidence: shown }));
      tally.agreed += 1;
      tally.claimed += result.confidence;
      tally.right += truth === 'order_status' ? 1 : 0;
    }
    // It claims a little less than it holds: the two are taken as partly the same witness.
    const slack = (tally.right - tally.claimed) / tally.agreed;
    expect(slack).toBeGreaterThan(0);
    expect(slack).toBeLessThan(0.08);
  });
});

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const intent = fc.constantFrom(...intents);
const level = fc.constantFrom('none' as const, 'mild' as const, 'strong' as const);
const anyAnswer: fc.Arbitrary<ProviderAnswer> = fc.record({
  intent,
  certainty: fc.constantFrom('certain' as const, 'likely' as const, 'unsure' as const),
  other_intents: fc.array(intent, { maxLength: 3 }),
  anger: level,
  sarcasm: fc.boolean(),
  negative: level,
  urgency: level,
  wants_human: fc.boolean(),
  answer_did_not_help: fc.boolean(),
  numbers: fc.array(
    fc.record({
      kind: fc.constantFrom('order' as const, 'tracking' as const, 'invoice' as const),
      text: fc.constantFrom('AB 771-204', '10-9999', '', '#', 'in May'),
    }),
    { maxLength: 3 },
  ),
  evidence: fc.array(
    fc.record({
      for: fc.constantFrom('intent' as const, 'anger' as const, 'wants_human' as const),
      quote: fc.constantFrom('Where is it?', 'never written', ''),
    }),
    { maxLength: 3 },
  ),
});
const anyReading: fc.Arbitrary<Understanding> = fc
  .record({
    intent,
    confidence: probability,
    others: fc.dictionary(intent, probability, { maxKeys: 3 }),
    tone: fc.record({
      anger: probability,
      sarcasm: probability,
      negative: probability,
      urgency: probability,
    }),
    wantsHuman: fc.boolean(),
    didNotHelp: fc.boolean(),
    thanksOnly: fc.boolean(),
  })
  .map(({ others, ...rest }) =>
    understanding({ ...rest, intents: { ...others, [rest.intent]: rest.confidence } }),
  );

const lasting = [
  'asked_for_human',
  'complaint',
  'cancellation',
  'anger',
  'sarcasm',
  'answer_did_not_help',
] as const;

test('no answer of a provider takes away a reason for a person that the built-in engine has found', () => {
  fc.assert(
    fc.property(anyReading, anyAnswer, fc.boolean(), (builtIn, answer, mayRaise) => {
      const conversation = { botTurnsInARow: 1, handler: 'bot' } as const;
      const before = decide(situation({ understanding: builtIn, conversation }));
      const after = decide(situation({ understanding: merged(builtIn, answer, mayRaise), conversation }));
      const lost = lasting.filter(
        (reason) => before.reasons.includes(reason) && !after.reasons.includes(reason),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('what is merged is a whole understanding, with nothing in it that the mail does not hold', () => {
  fc.assert(
    fc.property(anyReading, anyAnswer, (builtIn, answer) => {
      const result = merged(builtIn, answer);
      expect(result.confidence).toBeGreaterThanOrEqual(0);
      expect(result.confidence).toBeLessThanOrEqual(1);
      expect(result.intents[result.intent]).toBe(result.confidence);
      expect(result.thanksOnly).toBe(builtIn.thanksOnly);
      expect(result.language).toBe(builtIn.language);
      const spans = [...Object.values(result.evidence).flat(), ...Object.values(result.entities).flat()];
      for (const span of spans) expect(source[span.field].slice(span.start, span.end)).toBe(span.text);
      expect(result.entities.orderNumbers.map((each) => each.value)).not.toContain('10-9999');
    }),
    { numRuns: 1000 },
  );
});

test('a wish that is named beside the first stops the bot where it is one for people', () => {
  const builtIn = reading('order_status', 0.6, 'shipping_delivery');
  const both = merged(builtIn, answerOf({ other_intents: ['cancel'] }));
  expect(decide(situation({ understanding: both })).reasons).toContain('cancellation');
});

test('a number is taken over with its place, once, and not where it is something else', () => {
  const builtIn = understanding({
    entities: {
      ...understanding().entities,
      dates: [{ field: 'text', start: 38, end: 41, text: 'May', value: '2026-05' }],
    },
  });
  const numbers = [
    { kind: 'order' as const, text: 'ab 771-204' },
    { kind: 'invoice' as const, text: 'AB 771-204' },
    { kind: 'order' as const, text: '10-4471' },
    { kind: 'order' as const, text: '771-20' },
  ];
  const { orderNumbers, invoiceNumbers } = merged(builtIn, answerOf({ numbers })).entities;
  expect(orderNumbers).toEqual([
    { field: 'text', start: 24, end: 34, text: 'AB 771-204', value: 'AB771-204' },
  ]);
  expect(invoiceNumbers).toEqual([]);
});

test('the built-in engine is called sure only above the threshold at which the bot answers', () => {
  expect(sureFrom).toBeGreaterThanOrEqual(0.8);
});

describe("an intent of the team's own", () => {
  const given = (intent: string) => {
    const { answer, own } = knownIntents(
      answerSchemaWith(['gift_wrap', 'pots']).parse({ ...answerOf({ evidence: shown }), intent }),
    );
    return { answer, own };
  };
  const ownReading = (share: number): Understanding => ({
    ...reading('other', share, 'order_status'),
    own: { intent: 'gift_wrap', confidence: share },
  });
  const both = (builtIn: Understanding, intent: string) => {
    const { answer, own } = given(intent);
    return merge(builtIn, answer, ground(answer, source), true, own);
  };

  test('is surer where both read it', () => {
    const found = both(ownReading(0.6), 'gift_wrap');
    expect(found).toMatchObject({ intent: 'other', own: { intent: 'gift_wrap' } });
    expect(found.own?.confidence).toBeGreaterThan(0.85);
    expect(found.own?.confidence).toBe(found.confidence);
  });

  test('is no surer where the provider reads another of them, or none', () => {
    for (const intent of ['pots', 'other']) {
      const found = both(ownReading(0.5), intent);
      expect(found.own?.intent ?? null).toBe('gift_wrap');
      expect(found.confidence).toBeLessThanOrEqual(0.6);
    }
  });

  test('that only the provider has read is answered by nobody but a person', () => {
    const found = both(reading('other', 0.84, 'order_status'), 'gift_wrap');
    expect(found).toMatchObject({ intent: 'other', own: { intent: 'gift_wrap' } });
    expect(found.confidence).toBeLessThanOrEqual(0.6);
    expect(both(reading('order_status', 0.96), 'gift_wrap').own).toBeUndefined();
  });

  test('that nobody knows is no answer', () => {
    expect(() => given('vouchers')).toThrow();
  });
});
