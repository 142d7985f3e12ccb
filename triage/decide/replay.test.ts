import { expect, test } from 'vitest';

import { asksForOrder, evasOrder, situation, understanding } from '../../test/situations.ts';
import { defaultPolicy } from '../policy.ts';
import { decide } from './decide.ts';
import { type PastDecision, replay } from './replay.ts';
import type { Situation } from './types.ts';

const past = (made: Situation, id: number): PastDecision => {
  const { understanding: read, policy: _, templates: __, ...rest } = made;
  const { do: action, reasons } = decide(made);
  return { id, conversationId: 1000 + id, understanding: read, situation: rest, do: action, reasons };
};
const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const { templates } = situation();
const stricter = {
  ...defaultPolicy,
  intents: {
    ...defaultPolicy.intents,
    opening_hours: { ...defaultPolicy.intents.opening_hours, threshold: 0.97 },
  },
};

test('the policy of the time leads to what was decided, and a stricter one to what it changes', () => {
  const made = [
    situation(),
    situation({ understanding: understanding({ confidence: 0.98 }) }),
    situation({ understanding: asksForOrder(), facts: found }),
    situation({ understanding: understanding({ wantsHuman: true }) }),
  ].map(past);
  expect(replay(made, defaultPolicy, templates)).toEqual([]);
  expect(replay(made, stricter, templates)).toEqual([
    {
      id: 0,
      conversationId: 1000,
      from: { do: 'reply', reasons: ['routine'] },
      to: { do: 'escalate', reasons: ['low_confidence'] },
    },
  ]);
});

test('what was stored as JSON is judged the same', () => {
  const made = [situation({ understanding: asksForOrder(), facts: found })].map(past);
  expect(replay(JSON.parse(JSON.stringify(made)), defaultPolicy, templates)).toEqual([]);
});

test('ten thousand decisions are judged anew in under twenty seconds', () => {
  const words = `Hello,\nwhen are you open?\n${'Some more words about this and that. '.repeat(30)}`;
  const made = Array.from({ length: 10_000 }, (_, id) => past(situation({ mail: { words } }), id));
  const began = performance.now();
  expect(replay(made, stricter, templates)).toHaveLength(10_000);
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);
