import { describe, expect, test } from 'vitest';

import { type Outcome, outcomeAfter, outcomes } from './outcome.ts';
import type { Decision } from './types.ts';

const after = (...decided: Decision['do'][]) => decided.reduce<Outcome>(outcomeAfter, 'pending');

describe('the one outcome of a conversation', () => {
  test.each<[Outcome, Decision['do'][]]>([
    ['pending', []],
    ['filed', ['file']],
    ['answered', ['reply']],
    ['asked', ['ask']],
    ['answered', ['ask', 'reply']],
    ['asked', ['reply', 'ask']],
    ['answered', ['file', 'reply']],
    ['answered', ['reply', 'file']],
    ['asked', ['ask', 'file']],
    ['handed_over', ['reply', 'escalate']],
    ['handed_over', ['escalate', 'file']],
    ['handed_over', ['escalate', 'reply']],
  ])('is %s after %j', (outcome, decided) => expect(after(...decided)).toBe(outcome));

  test('is never pending again once anything was decided, and a handover is never undone', () => {
    for (const before of outcomes) {
      for (const decided of ['reply', 'ask', 'escalate', 'file'] as const) {
        expect(outcomeAfter(before, decided)).not.toBe('pending');
        expect(outcomeAfter('handed_over', decided)).toBe('handed_over');
      }
    }
  });
});
