import { describe, expect, test } from 'vitest';

import {
  asksForOrder,
  type Changes,
  eva,
  evasOrder,
  numberFromBefore,
  numberWritten,
  situation,
  templates,
  understanding,
} from '../../test/situations.ts';
import type { AutomatedKind } from '../mail.ts';
import { defaultPolicy } from '../policy.ts';
import type { Reason } from '../reasons.ts';
import { decide } from './decide.ts';

const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const noNumber = { order: { kind: 'no-number', own: 0 } } as const;
const entities = (...orderNumbers: ReturnType<typeof numberWritten>[]) => ({
  ...understanding().entities,
  orderNumbers,
});
const asked = { intent: 'order_status', missing: ['order_number'], times: 1, suggested: null } as const;
const tone = { anger: 0, sarcasm: 0, negative: 0, urgency: 0 };

describe('the bot', () => {
  test('answers a routine question by the template in the customer’s language', () => {
    expect(decide(situation())).toEqual({
      do: 'reply',
      reasons: ['routine'],
      intent: 'opening_hours',
      confidence: 0.95,
      threshold: 0.85,
      template: 'opening-hours.en',
      parts: ['opening-hours.en'],
      missing: [],
      about: '',
      team: 'support',
      draft: [],
      otherwise: [
        { code: 'low_confidence', have: 0.95, need: 0.85 },
        { code: 'anger', have: 0, need: 0.5 },
        { code: 'sarcasm', have: 0, need: 0.5 },
        { code: 'negative', have: 0, need: 0.9 },
      ],
    });
    expect(decide(situation({ understanding: understanding({ language: 'de' }) }))).toMatchObject({
      do: 'reply',
      template: 'opening-hours.de',
    });
  });

  test('says how an order stands to the one it belongs to', () => {
    const case_ = situation({
      understanding: asksForOrder(),
      facts: found,
      mail: { from: 'Eva@Customer.test' },
    });
    expect(decide(case_)).toMatchObject({ do: 'reply', template: 'order-status.en' });
  });

  test.each([noNumber, { order: { kind: 'unknown', number: '99' } } as const])(
    'asks once for an order number that is missing or wrong',
    (facts) => {
      expect(decide(situation({ understanding: asksForOrder(), facts }))).toMatchObject({
        do: 'ask',
        reasons: ['missing_data'],
        missing: ['order_number'],
        template: 'ask-order-number.en',
      });
      const again = situation({
        understanding: asksForOrder(),
        facts,
        conversation: { handler: 'bot', asked },
      });
      expect(decide(again)).toMatchObject({ do: 'escalate', reasons: ['missing_data'], missing: [] });
    },
  );

  test('takes "it’s 10-4471" for the answer to its question, however little that says by itself', () => {
    const words = understanding({
      intent: 'other',
      confidence: 0.2,
      entities: entities(numberWritten('10-4471')),
    });
    const reply = situation({ understanding: words, facts: found, conversation: { handler: 'bot', asked } });
    expect(decide(reply)).toMatchObject({ do: 'reply', intent: 'order_status', template: 'order-status.en' });
    // The same words where nothing was asked mean nothing.
    expect(decide(situation({ understanding: words, facts: found }))).toMatchObject({ do: 'escalate' });
    // A number that only the quoted question holds is no answer.
    const quoted = understanding({
      intent: 'other',
      confidence: 0.2,
      entities: entities(numberFromBefore('10-4471')),
    });
    const repeated = situation({
      understanding: quoted,
      facts: found,
      conversation: { handler: 'bot', asked },
    });
    expect(decide(repeated)).toMatchObject({ do: 'reply', intent: 'order_status' });
  });

  test('does not hold somebody to its question who now plainly wants something else', () => {
    const words = understanding({
      intent: 'cancel',
      confidence: 0.9,
      entities: entities(numberWritten('10-4471')),
    });
    const changed = situation({
      understanding: words,
      facts: found,
      conversation: { handler: 'bot', asked },
    });
    expect(decide(changed)).toMatchObject({ do: 'escalate', intent: 'cancel', reasons: ['cancellation'] });
  });

  test('files a thank-you, and nothing that is more than thanks', () => {
    const thanks = understanding({ intent: 'other', confidence: 0.3, thanksOnly: true });
    const after = { handler: 'bot', botTurnsInARow: 1 } as const;
    expect(decide(situation({ understanding: thanks, conversation: after }))).toMatchObject({
      do: 'file',
      reasons: ['thanks'],
      template: null,
    });
    const more: Changes[] = [
      { understanding: { ...thanks, wantsHuman: true } },
      { understanding: { ...thanks, didNotHelp: true } },
      { understanding: { ...thanks, intents: { complaint: 0.6 } } },
      { understanding: { ...thanks, intents: { complaint: 0.4 } }, wishes: ['complaint'] },
      { understanding: { ...thanks, tone: { ...tone, sarcasm: 0.9 } } },
      { understanding: thanks, mail: { words: 'Thanks. My lawyer will be in touch.' } },
      { understanding: thanks, mail: { attachments: 1 } },
    ];
    for (const each of more) {
      expect(decide(situation({ ...each, conversation: after })).do, JSON.stringify(each)).toBe('escalate');
    }
    const guess = { ...thanks, intent: 'complaint', confidence: 0.43, intents: { complaint: 0.43 } } as const;
    expect(decide(situation({ understanding: guess, conversation: after })).do).toBe('file');
    const withNumber = { ...thanks, entities: entities(numberWritten('10-4471')) };
    expect(
      decide(situation({ understanding: withNumber, facts: found, conversation: { ...after, asked } })).do,
    ).toBe('reply');
  });

  const kinds: AutomatedKind[] = [
    'auto-reply',
    'bounce',
    'delivery-report',
    'read-receipt',
    'list',
    'bulk',
    'calendar',
    'loop',
  ];
  test.each(kinds)('never answers a machine (%s), whatever it writes', (automated) => {
    const human = understanding({ wantsHuman: true });
    expect(decide(situation({ mail: { automated }, understanding: human }))).toMatchObject({
      do: 'file',
      reasons: ['automated_mail'],
    });
  });

  test('is silent once a person has the conversation', () => {
    expect(decide(situation({ conversation: { handler: 'human' } }))).toMatchObject({
      do: 'file',
      reasons: ['human_has_it'],
      template: null,
    });
  });
});

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
