import { describe, expect, test } from 'vitest';

import {
  asksForOrder,
  type Changes,
  evasOrder,
  numberFromBefore,
  numberWritten,
  situation,
  understanding,
} from '../../test/situations.ts';
import type { AutomatedKind } from '../mail.ts';
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
      hoursTeam: 'support',
      draft: [],
      otherwise: [
        { code: 'low_confidence', have: 0.95, need: 0.85 },
        { code: 'sounds_critical', have: 0, need: 0.45 },
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
