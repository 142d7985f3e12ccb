import { expect, test } from 'vitest';

import { asksForOrder, evasOrder, situation, understanding } from '../../test/situations.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { decide } from './decide.ts';
import { type PastDecision, type ReplayRules, replayOne } from './replay.ts';
import { addToTally, emptyTally } from './replay-tally.ts';
import type { Situation } from './types.ts';

const past = (made: Situation, id: number): PastDecision => {
  const { understanding: read, policy: _, templates: __, ...rest } = made;
  const { do: action, reasons } = decide(made);
  return { id, conversationId: 1000 + id, understanding: read, situation: rest, do: action, reasons };
};
const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const { templates } = situation();
const withHours = (changes: Partial<Policy['intents']['opening_hours']>): Policy => ({
  ...defaultPolicy,
  intents: {
    ...defaultPolicy.intents,
    opening_hours: { ...defaultPolicy.intents.opening_hours, ...changes },
  },
});
const stricter = withHours({ threshold: 0.97 });
const trying = (policy: Policy, changes: Partial<ReplayRules> = {}): ReplayRules => {
  const today = { policy: defaultPolicy, templates };
  return { own: today, today, proposed: { policy, templates }, ...changes };
};
const month = () =>
  [
    situation(),
    situation({ understanding: understanding({ confidence: 0.98 }) }),
    situation({ understanding: asksForOrder(), facts: found }),
    situation({ understanding: understanding({ wantsHuman: true }) }),
  ].map(past);

test('the policy of the time leads to what was decided, and a stricter one to what it changes', () => {
  expect(month().map((each) => replayOne(each, trying(defaultPolicy)).kind)).toEqual([
    'same',
    'same',
    'same',
    'same',
  ]);
  const stricterly = month().map((each) => replayOne(each, trying(stricter)));
  expect(stricterly.map(({ kind }) => kind)).toEqual(['changed', 'same', 'same', 'same']);
  expect(stricterly[0]).toMatchObject({
    change: {
      id: 0,
      conversationId: 1000,
      from: { do: 'reply', reasons: ['routine'], parts: ['opening-hours.en'], threshold: 0.85 },
      to: { do: 'escalate', reasons: ['low_confidence'], confidence: 0.95, threshold: 0.97 },
      already: false,
    },
  });
});

test('what was stored as JSON is judged the same', () => {
  const [made] = [situation({ understanding: asksForOrder(), facts: found })].map(past);
  expect(replayOne(JSON.parse(JSON.stringify(made)), trying(defaultPolicy))).toEqual({
    kind: 'same',
    do: 'reply',
  });
});

test('another team is a change too: somebody else gets the mail', () => {
  const teams = [...defaultPolicy.teams, { key: 'shop', name: 'Shop', hours: null }];
  const asked = past(situation({ understanding: understanding({ wantsHuman: true }) }), 1);
  const moved = replayOne(asked, trying({ ...withHours({ team: 'shop' }), teams }));
  expect(moved).toMatchObject({
    kind: 'changed',
    change: { from: { team: 'support' }, to: { team: 'shop' } },
  });
});

test('what the policy of today already changes is told apart from what the proposal changes', () => {
  const own = { policy: defaultPolicy, templates };
  const rules = trying(stricter, { own, today: { policy: stricter, templates } });
  expect(replayOne(past(situation(), 1), rules)).toMatchObject({
    kind: 'changed',
    change: { already: true },
  });
});

test('what cannot be judged anew is skipped and says why', () => {
  const routine = past(situation(), 1);
  const why = (each: PastDecision, rules = trying(stricter)) => {
    const replayed = replayOne(each, rules);
    return replayed.kind === 'skipped' ? replayed.why : replayed.kind;
  };
  expect(why({ ...routine, understanding: null, do: 'file', reasons: ['automated_mail'] })).toBe('machine');
  expect(why({ ...routine, understanding: null, do: 'escalate', reasons: ['engine_error'] })).toBe('failed');
  expect(why({ ...routine, situation: null })).toBe('not_kept');
  expect(why(routine, trying(stricter, { own: null }))).toBe('not_kept');
  // The bot had written too often: no policy said so of this mail.
  expect(why({ ...routine, do: 'escalate', reasons: ['bot_turn_limit'] })).toBe('not_by_policy');
  const broken = { wishes: [] } as unknown as PastDecision['situation'];
  expect(why({ ...routine, situation: broken })).toBe('unreadable');
});

test('every decision is counted once', () => {
  const all = [...month(), { ...past(situation(), 9), situation: null }];
  const tally = all.map((each) => replayOne(each, trying(stricter))).reduce(addToTally, emptyTally);
  expect(tally).toEqual({
    judged: 5,
    same: 3,
    changed: 1,
    already: 0,
    moves: [{ from: 'reply', to: 'escalate', count: 1 }],
    kept: { reply: 2, escalate: 1 },
    skipped: { not_kept: 1 },
  });
});

test('ten thousand decisions are judged anew in under twenty seconds', () => {
  const words = `Hello,\nwhen are you open?\n${'Some more words about this and that. '.repeat(30)}`;
  const made = past(situation({ mail: { words } }), 1);
  const rules = trying(stricter);
  const began = performance.now();
  for (let each = 0; each < 10_000; each++) expect(replayOne(made, rules).kind).toBe('changed');
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);
