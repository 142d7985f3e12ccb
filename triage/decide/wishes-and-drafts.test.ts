import { describe, expect, test } from 'vitest';

import {
  asksForOrder,
  type Changes,
  evasOrder,
  numberWritten,
  situation,
  templates,
  understanding,
} from '../../test/situations.ts';
import type { Intent } from '../intents.ts';
import { defaultPolicy } from '../policy.ts';
import { decide } from './decide.ts';
import type { TemplateInfo } from './types.ts';

const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const noNumber = { order: { kind: 'no-number', own: 0 } } as const;
const both: Changes = {
  understanding: understanding({
    intent: 'opening_hours',
    confidence: 0.54,
    intents: { opening_hours: 0.54, order_status: 0.44 },
  }),
  wishes: ['order_status', 'opening_hours'],
  facts: found,
};
const withAsks: readonly TemplateInfo[] = [
  ...templates,
  { name: 'ask-refund.en', kind: 'ask', intent: 'refund_return', language: 'en' },
  { name: 'ask-invoice.en', kind: 'ask', intent: 'invoice_billing', language: 'en' },
];
const asked = { intent: 'order_status', missing: ['order_number'], times: 1, suggested: null } as const;

describe('a mail with several wishes', () => {
  test('is answered in one mail where the bot may answer all of them', () => {
    expect(decide(situation(both))).toMatchObject({
      do: 'reply',
      reasons: ['routine'],
      confidence: 0.98,
      parts: ['opening-hours.en', 'order-status.en'],
    });
  });

  test('goes to a person whole where one of them is for people, with the other answered in the draft', () => {
    const decision = decide(
      situation({
        ...both,
        understanding: understanding({
          intent: 'refund_return',
          confidence: 0.54,
          intents: { refund_return: 0.54, order_status: 0.44 },
        }),
        wishes: ['order_status', 'refund_return'],
      }),
    );
    expect(decision).toMatchObject({
      do: 'escalate',
      reasons: ['intent_not_automated'],
      draft: ['order-status.en'],
    });
  });

  test('asks for what one of them lacks and answers the other, all in one mail', () => {
    expect(decide(situation({ ...both, facts: noNumber }))).toMatchObject({
      do: 'ask',
      intent: 'order_status',
      template: 'ask-order-number.en',
      parts: ['opening-hours.en', 'ask-order-number.en'],
    });
  });

  test('is held to the highest of their thresholds', () => {
    const intents = {
      ...defaultPolicy.intents,
      order_status: { ...defaultPolicy.intents.order_status, threshold: 0.99 },
    };
    expect(decide(situation({ ...both, policy: { intents } }))).toMatchObject({
      do: 'escalate',
      reasons: ['low_confidence'],
      threshold: 0.99,
      otherwise: [{ code: 'low_confidence', have: 0.98, need: 0.99 }],
    });
  });

  test('tells nothing of an order that is not the sender’s, in the draft neither', () => {
    const decision = decide(situation({ ...both, mail: { from: 'mallory@customer.test' } }));
    expect(decision).toMatchObject({
      do: 'ask',
      reasons: ['missing_data'],
      parts: ['opening-hours.en', 'ask-order-number.en'],
      draft: [],
    });
  });
});

describe('what is for people', () => {
  const refund = (changes: Changes = {}) =>
    decide(
      situation({
        understanding: understanding({ intent: 'refund_return' }),
        facts: noNumber,
        templates: withAsks,
        ...changes,
      }),
    );

  test('is collected first: the person need not ask', () => {
    expect(refund()).toMatchObject({ do: 'ask', template: 'ask-refund.en', missing: ['order_number'] });
    expect(refund({ facts: found })).toMatchObject({ do: 'escalate', reasons: ['intent_not_automated'] });
  });

  test('is not asked about where something else brings it to a person anyway', () => {
    for (const changes of [
      { mail: { words: 'My lawyer says hello' } },
      { mail: { attachments: 1 } },
      { understanding: understanding({ intent: 'refund_return', confidence: 0.5 }) },
      { policy: { alwaysPerson: ['@customer.test'] } },
      { policy: { paused: true } },
    ] satisfies Changes[]) {
      expect(refund(changes).do, JSON.stringify(changes)).toBe('escalate');
    }
  });

  test('an invoice is found by its own number or by that of the order', () => {
    const entities = { ...understanding().entities, invoiceNumbers: [numberWritten('INV-2231')] };
    const invoice = { intent: 'invoice_billing' } as const;
    const decideOn = (changes: Changes) =>
      decide(situation({ templates: withAsks, facts: noNumber, ...changes })).do;
    expect(decideOn({ understanding: understanding(invoice) })).toBe('ask');
    expect(decideOn({ understanding: understanding({ ...invoice, entities }) })).toBe('escalate');
    expect(decideOn({ understanding: understanding(invoice), facts: found })).toBe('escalate');
  });

  test('comes with a draft where the policy says so', () => {
    const intents = {
      ...defaultPolicy.intents,
      opening_hours: { ...defaultPolicy.intents.opening_hours, mode: 'draft' as const },
    };
    expect(decide(situation({ policy: { intents } }))).toMatchObject({
      do: 'escalate',
      reasons: ['intent_not_automated'],
      draft: ['opening-hours.en'],
      otherwise: [{ code: 'intent_not_automated', have: 'draft', need: 'opening_hours' }],
    });
  });
});

describe('after the bot has answered', () => {
  const answered = [{ intent: 'order_status', about: '10-4471' }] as const;
  const conversation = { handler: 'bot', botTurnsInARow: 1, botTurnsInAll: 1, answered } as const;

  test('the same question again says that the answer did not help', () => {
    expect(decide(situation({ understanding: asksForOrder(), facts: found, conversation }))).toMatchObject({
      do: 'escalate',
      reasons: ['answer_did_not_help'],
    });
  });

  test('the same kind of question about another order is a new one', () => {
    const other = {
      order: { kind: 'found', order: { ...evasOrder, number: '10-5000' }, by: 'number' },
    } as const;
    expect(decide(situation({ understanding: asksForOrder(), facts: other, conversation })).do).toBe('reply');
    expect(decide(situation({ conversation })).do).toBe('reply');
  });

  test('the bot has an end in one conversation, also where people wrote in between', () => {
    const often = { handler: 'bot', botTurnsInARow: 0, botTurnsInAll: 6 } as const;
    expect(decide(situation({ conversation: often }))).toMatchObject({
      do: 'escalate',
      reasons: ['bot_turn_limit'],
      otherwise: [{ code: 'bot_turn_limit', have: 6, need: 6 }],
    });
  });

  test('"I do not have it" is an answer to the question, and a person takes over', () => {
    const words = understanding({ intent: 'change_order_address', confidence: 0.55 });
    const reply = situation({
      understanding: words,
      facts: noNumber,
      conversation: { handler: 'bot', botTurnsInARow: 1, asked },
    });
    expect(decide(reply)).toMatchObject({
      do: 'escalate',
      intent: 'order_status',
      reasons: ['missing_data'],
    });
  });

  test('what is missing may be asked for as often as the policy says', () => {
    const intents = {
      ...defaultPolicy.intents,
      order_status: { ...defaultPolicy.intents.order_status, timesToAsk: 2 },
    };
    const again = (times: number) =>
      decide(
        situation({
          understanding: asksForOrder(),
          facts: noNumber,
          policy: { intents, botTurnsInARow: 5 },
          conversation: { handler: 'bot', botTurnsInARow: times, asked: { ...asked, times } },
        }),
      ).do;
    expect([again(1), again(2)]).toEqual(['ask', 'escalate']);
  });
});

describe('a person already has the matter', () => {
  const open = (intent: Intent, about: string) =>
    decide(
      situation({
        understanding: asksForOrder(),
        facts: found,
        conversation: { openWithPerson: [{ conversation: 1042, intent, about }] },
      }),
    );

  test('in another conversation: the bot does not answer it here, and says where it is', () => {
    for (const decision of [
      open('order_status', '10-4471'),
      open('complaint', '10-4471'),
      open('order_status', ''),
    ]) {
      expect(decision).toMatchObject({ do: 'escalate', reasons: ['intent_not_automated'] });
      expect(decision.otherwise).toContainEqual({ code: 'open_with_person', have: 1042 });
    }
  });

  test('but another matter is answered', () => {
    expect(open('order_status', '10-5000').do).toBe('reply');
    expect(open('invoice_billing', '').do).toBe('reply');
  });
});

test('customers who always get a person get one, and senders to leave alone get nothing', () => {
  const from = (address: string, policy: Changes['policy']) =>
    decide(situation({ mail: { from: address }, ...(policy ? { policy } : {}) }));
  expect(from('eva@customer.test', { alwaysPerson: ['eva@customer.test'] }).reasons).toEqual([
    'intent_not_automated',
  ]);
  expect(from('eva@mail.customer.test', { alwaysPerson: ['@customer.test'] }).do).toBe('escalate');
  expect(from('eva@othercustomer.test', { alwaysPerson: ['@customer.test'] }).do).toBe('reply');
  expect(from('eva@customer.test', { leaveAlone: ['@customer.test'] })).toMatchObject({
    do: 'file',
    reasons: ['left_alone'],
  });
});

test('an order that is delivered by our records and missing by the customer’s is for a person', () => {
  const delivered = { order: { ...found.order, order: { ...evasOrder, status: 'delivered' } } } as const;
  const told = (words: string) =>
    decide(situation({ understanding: asksForOrder(), facts: delivered, mail: { words } }));
  for (const words of [
    'It says delivered but I have not received it.',
    'Nothing has arrived!',
    'Mein Paket ist nicht angekommen.',
    'Als zugestellt markiert, aber nichts bekommen',
  ]) {
    expect(told(words), words).toMatchObject({ do: 'escalate', reasons: ['no_template'] });
  }
  expect(told('Where is my order 10-4471?').do).toBe('reply');
  // On its way, the same words say no more than that the customer waits.
  const waiting = situation({
    understanding: asksForOrder(),
    facts: found,
    mail: { words: 'It has not arrived yet.' },
  });
  expect(decide(waiting).do).toBe('reply');
});

test('whether there is an order is not told to a sender who is not proven', () => {
  for (const order of [
    { kind: 'unknown', number: '77' },
    { kind: 'found', order: evasOrder, by: 'number' },
  ] as const) {
    const decision = decide(
      situation({ understanding: asksForOrder(), facts: { order }, mail: { authenticity: 'none' } }),
    );
    expect(decision).toMatchObject({
      do: 'escalate',
      reasons: ['sender_not_authentic'],
      template: 'handover.en',
    });
  }
});
