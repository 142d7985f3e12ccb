import { describe, expect, it } from 'vitest';

import type { ThreadDecision } from '../../db/conversation-thread.ts';
import { understandingOf } from '../../test/seed/understanding.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { sayEnglish } from '../words/say.ts';
import { toWhy } from './why.ts';

const decisionOf = (changes: Partial<ThreadDecision>): ThreadDecision => ({
  parts: [],
  about: '',
  otherwise: [],
  team: 'support',
  draft: null,
  situation: null,
  template_version: null,
  traced: [],
  timings: {},
  id: 1,
  message_id: 7,
  conversation_id: 1,
  understanding_id: 1,
  policy_version: 1,
  action: 'escalate',
  reasons: [],
  intent: 'order_status',
  confidence: 0.5,
  threshold: 0.7,
  template: null,
  slots: {},
  missing: [],
  facts: [],
  created_at: new Date(0),
  policy: defaultPolicy,
  understanding: null,
  ...changes,
});

const angry = 'This is useless. Where is my parcel?';
const understanding = understandingOf(angry, 'order_status', 0.5, {
  tone: { anger: 0.91, negative: 0.4 },
  seen: { anger: ['useless'], intent: ['Where is my parcel'] },
  others: { complaint: 0.3 },
});

describe('why it came to a person', () => {
  it('calls a mood that only worsens no anger', () => {
    const unhappy = understandingOf(angry, 'order_status', 0.5, { tone: { anger: 0.25, negative: 0.78 } });
    expect(toWhy(decisionOf({}), ['anger'], unhappy, angry, sayEnglish).reasons[0]).toMatchObject({
      label: 'Getting angrier',
      shade: 'doubt',
      sentence: 'Calmer before, and 0.39 by now; a person takes over before it comes to 0.50.',
    });
  });

  it('says what was measured, against which limit, and with which words', () => {
    const { reasons } = toWhy(decisionOf({}), ['anger', 'low_confidence'], understanding, angry, sayEnglish);
    expect(reasons).toEqual([
      {
        code: 'anger',
        label: 'Angry',
        shade: 'alarm',
        sentence: 'The mail sounds angry. Measured 0.91; a person takes over from 0.50.',
        words: ['useless'],
        light: 'anger',
      },
      {
        code: 'low_confidence',
        label: 'Not sure',
        shade: 'doubt',
        sentence:
          'The engine is not sure enough what the customer wants. Order status: 50 % sure; it answers alone from 70 %.',
        words: ['Where is my parcel'],
        light: 'intent',
      },
    ]);
  });

  it('names the critical words and their group', () => {
    const words = 'My lawyer will call';
    const { reasons } = toWhy(decisionOf({}), ['critical_keyword'], null, words, sayEnglish);
    expect(reasons[0]).toMatchObject({ words: ['lawyer'], light: 'critical' });
    expect(reasons[0]?.sentence).toContain('Group: legal.');
  });

  it('shows the sentence that sounds critical where no list has its words', () => {
    const decision = decisionOf({ otherwise: [{ code: 'sounds_critical', have: 0.82, need: 0.5 }] });
    const text = 'Open today? The plug went all brown.';
    const told = { field: 'text', start: 12, end: 36, text: 'The plug went all brown.' } as const;
    const heard = { ...understanding, evidence: { ...understanding.evidence, critical: [told] } };
    const { reasons, otherwise } = toWhy(decision, ['critical_keyword'], heard, text, sayEnglish);
    expect(reasons[0]).toMatchObject({ label: 'Critical', words: [told.text], light: 'critical' });
    expect(reasons[0]?.sentence).toContain('It sounds like it: 0.82; a person takes over from 0.50.');
    expect(otherwise).toEqual(['Sounds critical: 0.82; a person gets it from 0.50.']);
  });

  it('reads what was found at the time, not what would be found today', () => {
    const decision = decisionOf({
      otherwise: [{ code: 'critical_keyword', have: 'Anwältin', need: 'legal matters' }],
    });
    const { reasons, otherwise } = toWhy(
      decision,
      ['critical_keyword'],
      null,
      'My lawyer will call',
      sayEnglish,
    );
    expect(reasons[0]).toMatchObject({ words: ['Anwältin'] });
    expect(otherwise).toEqual(['Without “Anwältin” (legal matters).']);
  });

  it('tells with which versions it was made, of whom, and how long it took', () => {
    const decision = decisionOf({
      id: 9,
      policy_version: 3,
      template: 'handover.en',
      template_version: 'a1b2',
      situation: { mail: { authenticity: 'none' } },
      timings: { understand: 3.25, decide: 0.5 },
    });
    expect(toWhy(decision, [], understanding, angry, sayEnglish).made).toEqual([
      { name: 'Decision', value: '9' },
      { name: 'Policy', value: 'version 3' },
      { name: 'Template', value: 'handover.en, words a1b2' },
      { name: 'Sender', value: 'not proven' },
      { name: 'Took', value: '3.8 ms (reading 3.3, deciding 0.5)' },
    ]);
  });

  it('claims no limit that is no longer known', () => {
    const { reasons, judgements } = toWhy(
      decisionOf({ policy: null }),
      ['anger'],
      understanding,
      angry,
      sayEnglish,
    );
    expect(reasons[0]?.sentence).toBe('The mail sounds angry.');
    expect(judgements[1]?.sentence).toBe('Angry: 0.91 of 1.');
  });

  it('gives no reasons where the bot answered', () => {
    const why = toWhy(decisionOf({ action: 'reply' }), [], understanding, angry, sayEnglish);
    expect(why).toMatchObject({ decided: false, reasons: [], verdict: 'The bot answered' });
  });

  it('survives a reading that was never stored', () => {
    const why = toWhy(decisionOf({}), ['engine_error'], null, '', sayEnglish);
    expect(why.judgements).toEqual([]);
    expect(why.reasons[0]?.label).toBe('Engine error');
  });
});
