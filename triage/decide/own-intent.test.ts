import { describe, expect, test } from 'vitest';

import { type Changes, situation, templates, understanding } from '../../test/situations.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { decide } from './decide.ts';
import type { TemplateInfo } from './types.ts';

const wrap: TemplateInfo = { name: 'gift-wrap.en', kind: 'answer', intent: 'gift_wrap', language: 'en' };
const other: TemplateInfo = { name: 'anything.en', kind: 'answer', intent: 'other', language: 'en' };

const own = (confidence = 0.95, changes: Partial<ReturnType<typeof understanding>> = {}) =>
  understanding({
    intent: 'other',
    confidence,
    intents: { other: confidence },
    own: { intent: 'gift_wrap', confidence },
    ...changes,
  });
const about = (changes: Changes = {}) =>
  decide(situation({ understanding: own(), templates: [...templates, wrap, other], ...changes }));
const policyWith = (ownIntents: Policy['ownIntents']): Policy => ({ ...defaultPolicy, ownIntents });

describe("a question of the team's own", () => {
  test('is answered with its template, although the policy leaves everything else to people', () => {
    expect(about()).toMatchObject({
      do: 'reply',
      intent: 'gift_wrap',
      template: 'gift-wrap.en',
      threshold: 0.85,
      team: 'support',
    });
  });

  test('goes to a person where the engine is not sure enough', () => {
    expect(about({ understanding: own(0.7) })).toMatchObject({
      do: 'escalate',
      intent: 'gift_wrap',
      reasons: ['low_confidence'],
      otherwise: [{ code: 'low_confidence', have: 0.7, need: 0.85 }],
    });
  });

  test('is treated as the policy says of it', () => {
    const off = policyWith([{ intent: 'gift_wrap', mode: 'off', threshold: 0.9, team: 'support' }]);
    expect(about({ policy: off })).toMatchObject({
      do: 'escalate',
      reasons: ['intent_not_automated'],
      otherwise: [{ code: 'intent_not_automated', have: 'off', need: 'gift_wrap' }],
    });
    const careful = policyWith([{ intent: 'gift_wrap', mode: 'auto', threshold: 0.97, team: 'support' }]);
    expect(about({ policy: careful }).reasons).toEqual(['low_confidence']);
  });

  test('whose template is gone, or is in another language, goes to a person', () => {
    expect(about({ templates: [...templates, other] }).reasons).toEqual(['no_template']);
    const german = own(0.95, { language: 'de' });
    expect(about({ understanding: german })).toMatchObject({
      do: 'escalate',
      reasons: ['unsupported_language'],
    });
  });

  test('is answered together with a routine one in the same mail', () => {
    const { do: done, parts } = about({
      understanding: own(0.9, { intents: { other: 0.9, opening_hours: 0.05 } }),
      wishes: ['opening_hours'],
    });
    expect({ done, parts }).toEqual({ done: 'reply', parts: ['gift-wrap.en', 'opening-hours.en'] });
  });

  test('stops at everything that brings a person', () => {
    const angry = { anger: 0.9, sarcasm: 0, negative: 0, urgency: 0 };
    expect(about({ understanding: own(0.95, { tone: angry }) })).toMatchObject({
      do: 'escalate',
      reasons: ['anger'],
      intent: 'gift_wrap',
    });
    expect(about({ policy: { ...defaultPolicy, paused: true } }).reasons).toEqual(['paused']);
  });

  test('that comes again after the answer goes to a person', () => {
    const answered = situation().conversation;
    const again = about({
      conversation: {
        ...answered,
        handler: 'bot',
        botTurnsInARow: 1,
        botTurnsInAll: 1,
        answered: [{ intent: 'gift_wrap', about: '' }],
      },
    });
    expect(again).toMatchObject({ do: 'escalate', reasons: ['answer_did_not_help'] });
  });
});
