import { describe, expect, test } from 'vitest';

import {
  asksForOrder,
  type Changes,
  eva,
  evasOrder,
  situation,
  templates,
  understanding,
} from '../../test/situations.ts';
import { defaultPolicy } from '../policy.ts';
import type { Reason } from '../reasons.ts';
import { decide } from './decide.ts';

const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const noNumber = { order: { kind: 'no-number', own: 0 } } as const;
const asked = { intent: 'order_status', missing: ['order_number'], times: 1, suggested: null } as const;
const tone = { anger: 0, sarcasm: 0, negative: 0, urgency: 0 };

const inMode = (mode: 'off' | 'draft') => ({
  ...defaultPolicy.intents,
  opening_hours: { ...defaultPolicy.intents.opening_hours, mode, threshold: 0.7 },
});
const off = inMode('off');
const draft = inMode('draft');
const only = (...kinds: string[]) => templates.filter((each) => kinds.includes(each.name));

const reasonsReached: [Reason, string, Changes][] = [
  ['asked_for_human', 'says so', { understanding: understanding({ wantsHuman: true }) }],
  ['asked_for_human', 'has that wish first', { understanding: understanding({ intent: 'talk_to_human' }) }],
  [
    'asked_for_human',
    'has that wish beside another',
    { understanding: understanding({ intents: { talk_to_human: 0.3 } }) },
  ],
  ['critical_keyword', 'names a lawyer', { mail: { words: 'Open?\nMy LAWYER, asks.' } }],
  [
    'critical_keyword',
    'breaks the words over a line',
    { mail: { words: 'there was an electric\n  shock!' } },
  ],
  ['critical_keyword', 'writes them in full width', { mail: { words: 'ｌａｗｙｅｒ' } }],
  ['cancellation', 'wants to cancel', { understanding: understanding({ intent: 'cancel' }) }],
  [
    'cancellation',
    'wants that beside another wish',
    { understanding: understanding({ intents: { cancel: 0.35 } }) },
  ],
  ['complaint', 'complains', { understanding: understanding({ intent: 'complaint' }) }],
  ['anger', 'is angry', { understanding: understanding({ tone: { ...tone, anger: 0.5 } }) }],
  ['anger', 'is very unhappy', { understanding: understanding({ tone: { ...tone, negative: 0.9 } }) }],
  ['sarcasm', 'is sarcastic', { understanding: understanding({ tone: { ...tone, sarcasm: 0.5 } }) }],
  [
    'answer_did_not_help',
    'was not helped',
    {
      understanding: understanding({ didNotHelp: true }),
      conversation: { handler: 'bot', botTurnsInARow: 1 },
    },
  ],
  ['several_people', 'is somebody else', { mail: { fromSomebodyElse: true } }],
  ['arrived_late', 'wrote long ago', { mail: { arrivedLate: true } }],
  [
    'arrived_late',
    'wrote longer ago than the policy allows',
    { mail: { ageHours: 3 }, policy: { ageLimitHours: 2 } },
  ],
  ['attachment_needs_eyes', 'sends a file', { mail: { attachments: 1 } }],
  ['intent_not_automated', 'wants what is for people', { policy: { intents: off } }],
  ['intent_not_automated', 'wants what people send drafts for', { policy: { intents: draft } }],
  [
    'intent_not_automated',
    'writes about something else',
    { understanding: understanding({ intent: 'other' }) },
  ],
  ['low_confidence', 'is hard to understand', { understanding: understanding({ confidence: 0.69 }) }],
  [
    'unsupported_language',
    'writes in a language without answers',
    { understanding: understanding({ language: 'it' }) },
  ],
  [
    'unsupported_language',
    'writes in one that cannot be told',
    { understanding: understanding({ language: 'und' }) },
  ],
  [
    'unsupported_language',
    'wants what is answered in another language only',
    {
      understanding: understanding({ language: 'de' }),
      templates: only('opening-hours.en', 'order-status.de'),
    },
  ],
  ['no_template', 'wants what has no answer', { templates: only('order-status.en') }],
  [
    'no_template',
    'would have to be asked without words for it',
    { understanding: asksForOrder(), facts: noNumber, templates: only('order-status.en') },
  ],
  [
    'no_template',
    'asks about several orders',
    { understanding: asksForOrder(), facts: { order: { kind: 'several', orders: [evasOrder, evasOrder] } } },
  ],
  [
    'bot_turn_limit',
    'had as many answers as may be',
    { conversation: { handler: 'bot', botTurnsInARow: 2 } },
  ],
  ['paused', 'writes while the bot is paused', { policy: { paused: true } }],
  [
    'missing_data',
    'was asked already',
    { understanding: asksForOrder(), facts: noNumber, conversation: { handler: 'bot', asked } },
  ],
  [
    'lookup_failed',
    'asks for what cannot be looked up',
    { understanding: asksForOrder(), facts: { order: { kind: 'failed', error: 'gone' } } },
  ],
  ['lookup_failed', 'asks for what nobody looked up', { understanding: asksForOrder() }],
  [
    'sender_not_authentic',
    'is not proven',
    { understanding: asksForOrder(), facts: found, mail: { authenticity: 'none' } },
  ],
  ['sender_not_authentic', 'is forged', { mail: { authenticity: 'fail' } }],
  [
    'sender_not_authentic',
    'asks for somebody else’s order',
    {
      understanding: asksForOrder(),
      facts: found,
      mail: { from: 'mallory@customer.test' },
      // Once asked to look at the number again.
      conversation: { asked },
    },
  ],
  [
    'sender_not_authentic',
    'asks for orders of two people',
    {
      understanding: asksForOrder(),
      facts: {
        order: { kind: 'several', orders: [evasOrder, { ...evasOrder, customerEmail: 'jan@customer.test' }] },
      },
    },
  ],
];

describe('a person gets the mail of a customer who', () => {
  test.each(reasonsReached)('%s: %s', (reason, _, changes) => {
    const decision = decide(situation(changes));
    expect(decision).toMatchObject({ do: 'escalate' });
    expect(decision.reasons).toContain(reason);
    expect(new Set(decision.reasons).size).toBe(decision.reasons.length);
  });

  test('has several reasons: all are told, the weightiest first', () => {
    const angry = understanding({
      wantsHuman: true,
      intent: 'complaint',
      confidence: 0.4,
      tone: { ...tone, anger: 1 },
    });
    const decision = decide(
      situation({ understanding: angry, mail: { words: 'my solicitor' }, policy: { paused: true } }),
    );
    expect(decision.reasons).toEqual([
      'asked_for_human',
      'critical_keyword',
      'complaint',
      'anger',
      'low_confidence',
      'paused',
    ]);
  });

  test('is told so in their language, else in English, else nothing is sent', () => {
    const german = understanding({ wantsHuman: true, language: 'de' });
    expect(decide(situation({ understanding: german })).template).toBe('handover.de');
    const italian = understanding({ wantsHuman: true, language: 'it' });
    expect(decide(situation({ understanding: italian })).template).toBe('handover.en');
    expect(decide(situation({ understanding: italian, templates: [] })).template).toBeNull();
  });
});

describe('what sounds critical', () => {
  const sounding = (critical: number | undefined, limit = 0.5) =>
    decide(
      situation({
        understanding: understanding(critical === undefined ? {} : { critical }),
        policy: { criticalLimit: limit },
      }),
    );

  test('brings a person from the limit of the policy on, and says how far it was from it', () => {
    expect(sounding(0.5)).toMatchObject({
      do: 'escalate',
      reasons: ['critical_keyword'],
      otherwise: [{ code: 'sounds_critical', have: 0.5, need: 0.5 }],
    });
    expect(sounding(0.49).do).toBe('reply');
    expect(sounding(0.49, 0.4).do).toBe('escalate');
  });

  test('counts for nothing at a limit of 1, and in what was understood before it was looked for', () => {
    expect(sounding(1, 1).do).toBe('reply');
    expect(sounding(undefined, 0.01).do).toBe('reply');
  });

  test('stands beside the words of a list', () => {
    const both = decide(
      situation({ understanding: understanding({ critical: 0.9 }), mail: { words: 'My lawyer asks.' } }),
    );
    expect(both.otherwise.map(({ code }) => code)).toEqual(['critical_keyword', 'sounds_critical']);
  });
});

test('critical words are whole words: there is no lawyer in "flawyers"', () => {
  for (const words of ['flawyers', 'lawyerly', 'the hospitality was great']) {
    expect(decide(situation({ mail: { words } })).do, words).toBe('reply');
  }
});

test('a mail that is too unsure is so only below the threshold of its own intent', () => {
  const at = (confidence: number) => decide(situation({ understanding: understanding({ confidence }) })).do;
  expect(at(0.85)).toBe('reply');
  expect(at(0.8499)).toBe('escalate');
});

test('an order is told to nobody without an address', () => {
  expect(decide(situation({ understanding: asksForOrder(), facts: found, mail: { from: '' } })).do).toBe(
    'ask',
  );
  expect(eva).toBe(evasOrder.customerEmail);
});

describe('anger that grows from mail to mail', () => {
  const angry = (anger: number) => ({ ...tone, anger });
  const after = (earlierTones: (typeof tone)[], anger: number) =>
    decide(situation({ understanding: understanding({ tone: angry(anger) }), mail: { earlierTones } }));

  test('brings a person before it has reached the limit, and says so', () => {
    expect(after([angry(0.05)], 0.42)).toMatchObject({
      do: 'escalate',
      reasons: ['anger'],
      otherwise: [{ code: 'rising_anger', have: 0.42, need: 0.5 }],
    });
  });

  test('is not what is no angrier than before, or a first mail', () => {
    expect(after([angry(0.4)], 0.42).do).toBe('reply');
    expect(after([], 0.42).do).toBe('reply');
    expect(after([angry(0.05)], 0.2).do).toBe('reply');
  });
});
