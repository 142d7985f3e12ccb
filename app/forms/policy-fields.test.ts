import { describe, expect, it } from 'vitest';

import { defaultPolicy, type Policy, policySchema } from '../../triage/policy.ts';
import { fromFields, toFields } from './policy-fields.ts';

describe('the policy as fields', () => {
  it('comes back as it was, with its teams and who gets what', () => {
    const policy: Policy = {
      ...defaultPolicy,
      oneTimeCode: true,
      teams: [
        ...defaultPolicy.teams,
        {
          key: 'berlin',
          name: 'Berlin',
          hours: {
            ...defaultPolicy.hours,
            timeZone: 'Europe/London',
            exceptions: [{ date: '2026-12-28', name: 'Boxing Day', open: [] }],
          },
          autoAssign: true,
          members: ['ann@desk.test', 'bob@desk.test'],
        },
        { key: 'gold', name: 'Gold', hours: null, autoAssign: true },
      ],
      routing: [
        { team: 'gold', intents: [], languages: [], customers: ['@big.example'] },
        { team: 'berlin', intents: ['refund_return', 'complaint'], languages: ['de'], customers: [] },
      ],
    };
    expect(policySchema.parse(fromFields(toFields(policy), defaultPolicy))).toEqual(policy);
  });
});
