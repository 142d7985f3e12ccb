import { describe, expect, it } from 'vitest';

import { situation } from '../../test/situations.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { checkPolicy } from '../policy-check.ts';
import { decide } from './decide.ts';
import { chooseTeam } from './team.ts';
import { urgencyOf } from './urgency.ts';

const teams = ['support', 'berlin', 'gold', 'money'].map((key) => ({ key, name: key, hours: null }));
const rule = (team: string, changes: Partial<Policy['routing'][number]>) => ({
  ...{ team, intents: [], languages: [], customers: [] },
  ...changes,
});
const policy: Policy = {
  ...defaultPolicy,
  teams,
  routing: [
    rule('gold', { customers: ['@big.example', 'ceo@small.example'] }),
    rule('berlin', { languages: ['de'], intents: ['refund_return', 'complaint'] }),
    rule('money', { intents: ['refund_return', 'invoice_billing'] }),
  ],
};
const team = (intent: keyof Policy['intents'], language = 'en', from = 'eva@customer.test') =>
  chooseTeam(policy, { intent, language, from });

describe('the team', () => {
  it('is the first whose rule fits as a whole, else that of the intent', () => {
    expect(team('refund_return')).toBe('money');
    expect(team('refund_return', 'de')).toBe('berlin');
    expect(team('invoice_billing', 'de')).toBe('money');
    expect(team('order_status', 'de')).toBe('support');
    expect(team('order_status', 'de', 'Ann@mail.big.example')).toBe('gold');
    expect(team('refund_return', 'de', 'ceo@small.example')).toBe('gold');
  });

  it('is named by the decision', () => {
    const base = situation({ policy });
    expect(decide({ ...base, mail: { ...base.mail, from: 'ceo@small.example' } }).team).toBe('gold');
    expect(decide(base).team).toBe('support');
  });

  it('of a rule must be there, and a rule must name something', () => {
    const faults = (routing: unknown) =>
      Object.entries(checkPolicy({ ...policy, routing }, situation({}).templates).faults ?? {}).filter(
        ([place]) => place.startsWith('routing'),
      );
    expect(faults(policy.routing)).toEqual([]);
    expect(faults([rule('ghosts', { languages: ['de'] })])).toEqual([
      ['routing.0.team', 'There is no team "ghosts".'],
    ]);
    expect(faults([rule('berlin', {})])).toEqual([['routing.0', expect.stringContaining('must name')]]);
  });
});

describe('urgency', () => {
  const calm = { anger: 0, sarcasm: 0, negative: 0, urgency: 0 };
  const of = (reasons: string[], tone = calm, from = 'eva@customer.test') =>
    urgencyOf({ reasons, tone, from }, { alwaysPerson: ['@big.example'] });

  it('rises with critical words, mood and particular customers, within its bounds', () => {
    expect(of(['low_confidence'])).toBeLessThan(of(['asked_for_human']));
    expect(of(['asked_for_human'])).toBeLessThan(of(['complaint'], { ...calm, anger: 0.9 }));
    expect(of(['complaint'], { ...calm, anger: 0.9 })).toBeLessThan(of(['critical_keyword']));
    expect(of([], { ...calm, urgency: 1 })).toBeGreaterThan(of([]));
    expect(of([], calm, 'ann@big.example')).toBeGreaterThan(of([]));
    const all = ['critical_keyword', 'complaint', 'cancellation', 'answer_did_not_help'];
    expect(of(all, { anger: 1, sarcasm: 1, negative: 1, urgency: 1 }, 'ann@big.example')).toBe(100);
  });
});
