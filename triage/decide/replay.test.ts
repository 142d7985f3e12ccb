import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { asksForOrder, evasOrder, situation, understanding } from '../../test/situations.ts';
import { readTemplates } from '../../worker/templates.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { decide } from './decide.ts';
import { type PastDecision, type ReplayRules, replayOne } from './replay.ts';
import { addToTally, emptyTally } from './replay-tally.ts';
import { makeRules, rulesWith } from './rules.ts';
import type { Situation } from './types.ts';

const past = (made: Situation, id: number): PastDecision => {
  const { understanding: read, policy: _, templates: __, ...rest } = made;
  const { do: action, reasons } = decide(made);
  const written = { at: new Date('2026-03-02T10:00:00Z'), customerName: 'Eva Novak', promisedBy: null };
  return {
    id,
    conversationId: 1000 + id,
    understanding: read,
    situation: rest,
    do: action,
    reasons,
    written,
  };
};
const found = { order: { kind: 'found', order: evasOrder, by: 'number' } } as const;
const words = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));
const withHours = (changes: Partial<Policy['intents']['opening_hours']>): Policy => ({
  ...defaultPolicy,
  intents: {
    ...defaultPolicy.intents,
    opening_hours: { ...defaultPolicy.intents.opening_hours, ...changes },
  },
});
const stricter = withHours({ threshold: 0.97 });
const trying = (policy: Policy, changes: Partial<ReplayRules> = {}): ReplayRules => {
  const today = makeRules(defaultPolicy, words, []);
  return { own: today, today, proposed: makeRules(policy, words, []), ...changes };
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

test('a team’s own opening hours are read where the question is that team’s, and nowhere else', () => {
  const hours = { ...defaultPolicy.hours, timeZone: 'America/New_York' };
  const teams = [...defaultPolicy.teams, { key: 'york', name: 'New York', hours }];
  const policy: Policy = {
    ...{ ...defaultPolicy, teams },
    routing: [{ team: 'york', customers: ['@customer.test'], intents: [], languages: [] }],
  };
  const change = replayOne(past(situation(), 1), trying(policy));
  expect(change).toMatchObject({ kind: 'changed', change: { from: { do: 'reply' }, to: { do: 'reply' } } });
  const { from, to } = change.kind === 'changed' ? change.change : {};
  expect(from?.says?.text).toContain('Europe/Prague');
  expect(to?.says?.text).toContain('America/New_York');
  // And the hours of a team change nothing for those who are not its customers.
  expect(replayOne(past(situation(), 1), trying({ ...policy, routing: [] })).kind).toBe('same');
});

test('what the policy of today already changes is told apart from what the proposal changes', () => {
  const own = makeRules(defaultPolicy, words, []);
  const rules = trying(stricter, { own, today: makeRules(stricter, words, []) });
  expect(replayOne(past(situation(), 1), rules)).toMatchObject({
    kind: 'changed',
    change: { already: true },
  });
});

const withTemplate = (name: string, change: (body: string) => string): ReplayRules => {
  const rules = trying(defaultPolicy);
  const old = words.find((each) => each.name === name);
  const kind = name.startsWith('footer') ? 'kind: footer' : 'kind: answer\nintent: opening_hours';
  const source = `---\n${kind}\nlanguage: en\n---\n${change(old?.body ?? '')}`;
  return { ...rules, proposed: rulesWith(rules.today, { templates: [{ name, source }] }) };
};
const changeOf = (each: PastDecision, rules: ReplayRules) => {
  const replayed = replayOne(each, rules);
  return replayed.kind === 'changed' ? replayed.change : null;
};

test('a template’s changed words are read beside the old ones, with the facts of that mail', () => {
  const rules = withTemplate('opening-hours.en', (body) => body.replace(/^Hello/, 'Good day'));
  const { from, to } = changeOf(past(situation(), 1), rules) ?? {};
  expect(from?.says?.text).toMatch(/^Hello Eva,\n/);
  expect(to?.says?.text).toBe(from?.says?.text.replace('Hello Eva', 'Good day Eva'));
  expect(to).toMatchObject({ do: 'reply', reasons: ['routine'], parts: ['opening-hours.en'] });
  // An answer from another template, and words that stay as they are.
  const other = past(situation({ understanding: asksForOrder(), facts: found }), 2);
  expect(replayOne(other, rules).kind).toBe('same');
  const same = withTemplate('opening-hours.en', (body) => body);
  expect(replayOne(past(situation(), 1), same).kind).toBe('same');
});

test('a changed footer changes every answer that ends with it, and none that a person gave', () => {
  const rules = withTemplate('footer.en', (body) => `${body}\n\nThank you for asking us.`);
  expect(month().map((each) => replayOne(each, rules).kind)).toEqual([
    'changed',
    'changed',
    'changed',
    'same',
  ]);
});

test('words that cannot be written for a past mail show that a person would have got it', () => {
  const needs = withTemplate('opening-hours.en', () => 'Hello,\n\nsee {{ article.opening.text }}');
  expect(changeOf(past(situation(), 1), needs)).toMatchObject({
    from: { do: 'reply', says: { subject: null } },
    to: { do: 'escalate', reasons: ['missing_data'], says: null },
  });
});

test('what the policy says in answers is shown where it changes, and only there', () => {
  const company = { ...defaultPolicy.company, name: 'Chairs & Tables' };
  const rules = trying({ ...defaultPolicy, company });
  expect(changeOf(past(situation(), 1), rules)?.to.says?.text).toContain('Chairs & Tables');
  expect(replayOne({ ...past(situation(), 1), written: null }, rules).kind).toBe('same');
  const already = { ...rules, today: rules.proposed };
  expect(changeOf(past(situation(), 1), already)).toMatchObject({ already: true });
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
  const asked = `Hello,\nwhen are you open?\n${'Some more words about this and that. '.repeat(30)}`;
  const made = past(situation({ mail: { words: asked } }), 1);
  const rules = trying(stricter);
  const began = performance.now();
  for (let each = 0; each < 10_000; each++) expect(replayOne(made, rules).kind).toBe('changed');
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);
