import { describe, expect, it } from 'vitest';

import { understandingOf } from '../../test/seed/understanding.ts';
import { defaultPolicy } from '../../triage/policy.ts';
import { sayEnglish } from '../words/say.ts';
import { toCorrection, toCorrectionView, toVerdict } from './correction-view.ts';

const angry = understandingOf('Where is it', 'order_status', 0.9, { tone: { anger: 0.8 } });
const decision = { action: 'escalate', policy: defaultPolicy };

describe('what an agent calls wrong', () => {
  const verdict = toVerdict(decision, angry);

  it('begins at what the machine made of the mail, by the limits of its policy', () => {
    expect(verdict).toEqual({ wish: 'order_status', anger: true, sarcasm: false, action: 'escalate' });
  });

  it('is kept only where it differs', () => {
    if (!verdict) throw new Error('no verdict');
    const same = { ...verdict, action: 'as-it-was' };
    expect(Object.values(toCorrection(same, verdict))).toEqual([null, null, null, null]);
    expect(toCorrection({ ...same, anger: false, wish: 'other', action: 'reply' }, verdict)).toEqual({
      intent: 'other',
      anger: false,
      sarcasm: null,
      action: 'reply',
    });
    // What was done already is no correction.
    expect(toCorrection({ ...same, action: 'escalate' }, verdict).action).toBeNull();
  });

  it('begins at the team’s own intent where the mail was read so, and offers those that the team has added', () => {
    const own = { ...angry, intent: 'other' as const, own: { intent: 'gift_wrap', confidence: 0.9 } };
    const read = toVerdict(decision, own);
    if (!read) throw new Error('no verdict');
    expect(read.wish).toBe('gift_wrap');
    const { wishes } = toCorrectionView(7, read, null, ['pots'], sayEnglish);
    expect(wishes.slice(-2)).toEqual([
      { value: 'pots', label: 'Pots' },
      { value: 'gift_wrap', label: 'Gift wrap' },
    ]);
  });

  it('is nothing for a mail that was never read', () => {
    expect(toVerdict(decision, null)).toBeNull();
  });
});
