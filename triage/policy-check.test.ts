import { describe, expect, test } from 'vitest';

import { templates } from '../test/situations.ts';
import { defaultPolicy, type Policy, policySchema } from './policy.ts';
import { checkPolicy } from './policy-check.ts';

const asking = [
  ...templates,
  ...(['refund_return', 'invoice_billing', 'change_order_address'] as const).map((intent) => ({
    name: `ask-${intent}.en`,
    kind: 'ask' as const,
    intent,
    language: 'en',
  })),
];
const faultsOf = (given: unknown) => checkPolicy(given, asking).faults;
const intentWith = (changes: object) => ({
  ...defaultPolicy,
  intents: {
    ...defaultPolicy.intents,
    opening_hours: { ...defaultPolicy.intents.opening_hours, ...changes },
  },
});
const hoursWith = (changes: Partial<Policy['hours']>) => ({
  ...defaultPolicy,
  hours: { ...defaultPolicy.hours, ...changes },
});

test('the policy that Baton comes with holds, and is what its schema makes of it', () => {
  expect(faultsOf(defaultPolicy)).toBeNull();
  expect(policySchema.parse(defaultPolicy)).toEqual(defaultPolicy);
});

test('a policy stored before there were teams, required facts and patterns still holds', () => {
  const {
    teams,
    alwaysPerson,
    leaveAlone,
    botTurnsInAll,
    daysToWaitForAnswer,
    orderNumberFormats,
    invoiceNumberFormats,
    trackingNumberFormats,
    ...rest
  } = defaultPolicy;
  const old = {
    ...rest,
    intents: Object.fromEntries(
      Object.entries(rest.intents).map(([name, { mode, threshold }]) => [name, { mode, threshold }]),
    ),
    criticalPhrases: [{ group: 'legal', phrases: ['lawyer', 'legal action'] }],
  };
  const policy = policySchema.parse(old);
  expect(policy).toMatchObject({
    teams,
    alwaysPerson,
    leaveAlone,
    botTurnsInAll,
    daysToWaitForAnswer,
    orderNumberFormats,
    invoiceNumberFormats,
    trackingNumberFormats,
  });
  expect(policy.intents.order_status.requiredFacts).toEqual(['order_number']);
  expect(policy.intents.refund_return.requiredFacts).toEqual([]);
});

describe('a policy is refused, by the name of the field,', () => {
  test.each<[string, string, unknown]>([
    ['paused', 'without a field that has no default', { ...defaultPolicy, paused: undefined }],
    ['pause', 'with a field that nobody knows', { ...defaultPolicy, pause: true }],
    ['policy', 'where it is none', 'nonsense'],
    ['intents.opening_hours.threshold', 'with a threshold over one', intentWith({ threshold: 1.1 })],
    ['intents.opening_hours.mode', 'with an unknown mode', intentWith({ mode: 'maybe' })],
    ['intents.opening_hours.team', 'with a team that is not there', intentWith({ team: 'ghosts' })],
    [
      'intents.opening_hours.requiredFacts',
      'with a required fact that no template asks for',
      intentWith({ requiredFacts: ['order_number'] }),
    ],
    [
      'toneLimits.anger',
      'with a tone limit below zero',
      { ...defaultPolicy, toneLimits: { ...defaultPolicy.toneLimits, anger: -1 } },
    ],
    [
      'hours.week.mon',
      'with times that overlap',
      hoursWith({
        week: {
          ...defaultPolicy.hours.week,
          mon: [
            { from: '09:00', to: '12:00' },
            { from: '11:59', to: '14:00' },
          ],
        },
      }),
    ],
    [
      'hours.week.mon.0',
      'with a time that ends before it begins',
      hoursWith({ week: { ...defaultPolicy.hours.week, mon: [{ from: '12:00', to: '09:00' }] } }),
    ],
    [
      'hours.exceptions.1.date',
      'with a holiday that is there twice',
      hoursWith({ exceptions: [1, 2].map(() => ({ date: '2026-12-24', name: 'Eve', open: [] })) }),
    ],
    [
      'hours.exceptions.0.date',
      'with a day that no calendar has',
      hoursWith({ exceptions: [{ date: '2026-02-30', name: 'x', open: [] }] }),
    ],
    ['hours.timeZone', 'with a zone that is nowhere', hoursWith({ timeZone: 'Europe/Atlantis' })],
    [
      'criticalPhrases.0.phrases.0',
      'with an empty phrase',
      { ...defaultPolicy, criticalPhrases: [{ group: 'x', phrases: [' .'] }] },
    ],
    [
      'criticalPhrases.0',
      'with a group of no words',
      { ...defaultPolicy, criticalPhrases: [{ group: 'x' }] },
    ],
    [
      'criticalPhrases.0.patterns.0',
      'with a pattern that is none',
      { ...defaultPolicy, criticalPhrases: [{ group: 'x', patterns: ['(open'] }] },
    ],
    [
      'criticalPhrases.0.patterns.0',
      'with a pattern that looks back, which RE2 does not',
      { ...defaultPolicy, criticalPhrases: [{ group: 'x', patterns: ['(a)\\1'] }] },
    ],
    [
      'criticalPhrases.0.patterns.0',
      'with a pattern that fits everything',
      { ...defaultPolicy, criticalPhrases: [{ group: 'x', patterns: ['a*'] }] },
    ],
    ['alwaysPerson.0', 'with an address that is none', { ...defaultPolicy, alwaysPerson: ['eva'] }],
    [
      'leaveAlone.0',
      'with a customer who gets a person and is left alone',
      { ...defaultPolicy, alwaysPerson: ['eva@customer.test'], leaveAlone: ['Eva@customer.test'] },
    ],
    ['teams', 'without a team', { ...defaultPolicy, teams: [] }],
    [
      'teams.1.key',
      'with two teams of one name',
      { ...defaultPolicy, teams: [...defaultPolicy.teams, ...defaultPolicy.teams] },
    ],
    [
      'ownIntents.0.intent',
      'with a question of its own that comes with Baton',
      { ...defaultPolicy, ownIntents: [{ intent: 'cancel', mode: 'auto', threshold: 0.9 }] },
    ],
    [
      'ownIntents.1.intent',
      'with a question of its own twice',
      {
        ...defaultPolicy,
        ownIntents: [
          { intent: 'gift_wrap', mode: 'auto', threshold: 0.9 },
          { intent: 'gift_wrap', mode: 'off', threshold: 0.9 },
        ],
      },
    ],
    [
      'ownIntents.0.team',
      'with a question of its own for a team that is not there',
      { ...defaultPolicy, ownIntents: [{ intent: 'pots', mode: 'auto', threshold: 0.9, team: 'ghosts' }] },
    ],
    [
      'invoiceNumberFormats.0.pattern',
      'with a form of numbers that is no pattern',
      { ...defaultPolicy, invoiceNumberFormats: [{ pattern: 'INV-(' }] },
    ],
    [
      'trackingNumberFormats.0.pattern',
      'with a form of numbers that every word has',
      { ...defaultPolicy, trackingNumberFormats: [{ pattern: '[A-Z]*' }] },
    ],
    [
      'orderNumberFormats.0.pattern',
      'with a form of numbers that is longer than any number',
      { ...defaultPolicy, orderNumberFormats: [{ pattern: 'A'.repeat(201) }] },
    ],
    [
      'orderNumberFormats.0.team',
      'with numbers of a team that is not there',
      { ...defaultPolicy, orderNumberFormats: [{ team: 'ghosts', pattern: '\\d{6}' }] },
    ],
  ])('%s: %s', (field, _, given) => expect(Object.keys(faultsOf(given) ?? {})).toContain(field));

  test('all faults at once', () => {
    const faults = faultsOf({ ...intentWith({ threshold: 2 }), paused: 'no', botTurnsInARow: 0 });
    expect(Object.keys(faults ?? {}).sort()).toEqual([
      'botTurnsInARow',
      'intents.opening_hours.threshold',
      'paused',
    ]);
  });
});

test('a threshold for what the bot never answers is fine, and so are times that only touch', () => {
  const policy = hoursWith({
    week: {
      ...defaultPolicy.hours.week,
      mon: [
        { from: '13:00', to: '17:00' },
        { from: '09:00', to: '13:00' },
      ],
    },
  });
  expect(
    faultsOf({ ...policy, intents: { ...policy.intents, cancel: { mode: 'off', threshold: 1 } } }),
  ).toBeNull();
});
