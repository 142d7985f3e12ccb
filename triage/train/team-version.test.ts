import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { wishesIn } from '../decide/wishes.ts';
import { loadTeamModel } from '../model/team-model.ts';
import { loadModel, type Model } from '../understand/model.ts';
import { understand } from '../understand/understand.ts';
import { readCorpus } from './corpus.ts';
import { type Rehearsal, rehearsalOf } from './rehearsal.ts';
import type { TeamCase } from './team-fit.ts';
import { nextTeamVersion, type TeamVersion } from './team-version.ts';

// Cases are learnt in earnest, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const base = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));
const corpus = new URL('../corpus/', import.meta.url);
let whole: Rehearsal = { learnt: [], asked: [] };
/** A quarter of it teaches the same here, in a quarter of the time. */
let rehearsal = whole;

beforeAll(() => {
  const names = readdirSync(corpus).filter((name) => name.endsWith('.jsonl'));
  whole = rehearsalOf(
    readCorpus(names.map((name) => ({ name, text: readFileSync(new URL(name, corpus), 'utf8') }))),
  );
  const part = (lines: Rehearsal['learnt']) => lines.filter((_, at) => at % 4 === 0);
  rehearsal = { learnt: part(whole.learnt), asked: part(whole.asked) };
});

const things =
  'basil,thyme,mint,sage,chives,parsley,rosemary,fennel,borage,dill,lovage,tarragon,oregano,lavender,sorrel,cress,chervil'.split(
    ',',
  );
const frames: readonly (readonly [label: string, frame: string])[] = [
  ['pots', 'what size of pot does X need'],
  ['pots', 'which planter would you take for X'],
  ['sick', 'the leaves of my X turn yellow'],
  ['sick', 'my X has spots and looks ill'],
  ['order_status', 'where is the X I ordered'],
  ['order_status', 'the X has not been delivered yet'],
];
const cases: readonly TeamCase[] = things.flatMap((thing) =>
  frames.map(([label, frame]) => ({ text: frame.replace('X', thing), label })),
);

const made = (next: readonly TeamCase[], current: readonly TeamCase[] | null = null): TeamVersion =>
  nextTeamVersion({ cases: next, current, base, rehearsal });
const taught = ({ bytes }: TeamVersion): Model => ({ ...base, team: loadTeamModel(bytes) });
const few = (of: readonly TeamCase[], labels: readonly string[], most: number) =>
  labels.flatMap((label) => of.filter((each) => each.label === label).slice(0, most));

describe('a version of a team', () => {
  test('is the same, byte by byte, for the same cases, and another for others', () => {
    const one = made(cases.slice(0, 20));
    const again = made(cases.slice(0, 20));
    expect(again.name).toBe(one.name);
    expect(Buffer.compare(again.bytes, one.bytes)).toBe(0);
    expect(made(cases.slice(1, 20)).name).not.toBe(one.name);
  });

  test('is taken into use where it knows more, with the figures of both', () => {
    const { refused, figures, own } = made(cases, few(cases, ['pots'], 6));
    expect(refused).toBeNull();
    expect(own).toEqual(['pots', 'sick']);
    expect(figures?.cases).toBe(cases.length);
    expect(figures?.after.right).toBeGreaterThan(figures?.before.right ?? Number.POSITIVE_INFINITY);
    expect(figures?.gained).toBeGreaterThan(figures?.lost ?? Number.POSITIVE_INFINITY);
  });

  test('is refused where its cases contradict each other, so that it is right less often than the one in use', () => {
    // As where somebody has put right examples under wrong templates, one here and one there.
    const labels = ['pots', 'sick', 'vouchers', 'order_status'];
    const muddled = cases.flatMap((each, at) => [
      each,
      { text: `${each.text} please`, label: labels[(at * 7) % 4] ?? '' },
      { text: `${each.text} thanks`, label: labels[(at * 5 + 1) % 4] ?? '' },
    ]);
    const { refused, figures } = made(muddled, cases);
    expect(refused).toBe('worse');
    expect(figures?.after.right).toBeLessThan(figures?.before.right ?? 0);
  });

  test('on a handful of cases is taken as it is: there is nothing to judge it by', () => {
    expect(made(cases.slice(0, 8))).toMatchObject({ refused: null, figures: null });
  });

  test('of no cases is an error with words', () => {
    expect(() => made([])).toThrow('needs cases');
  });

  test('can be read only whole, and only by whoever knows the same intents', () => {
    const { bytes } = made(cases.slice(0, 12));
    expect(loadTeamModel(bytes).base).toBe(base.name);
    expect(() => loadTeamModel(bytes.subarray(0, bytes.length / 2))).toThrow('cut short');
    expect(() => loadTeamModel(new Uint8Array(40))).toThrow('not a team model');
  });
});

describe('with what a team has taught', () => {
  let model = base;
  beforeAll(() => {
    model = taught(made(few(cases, ['pots', 'sick'], 8)));
  });

  test("a template's few examples make an intent of its own, also where a mail words it otherwise", () => {
    const mail = understand(
      {
        subject: 'Coriander',
        text: 'Hello,\n\nI bought some coriander from you in May. Which size of pot would you take for it?\n\nBest, Jan',
      },
      model,
    );
    expect(mail).toMatchObject({ intent: 'other', own: { intent: 'pots' } });
    expect(mail.own?.confidence).toBeGreaterThan(0.6);
    expect(mail.confidence).toBe(mail.own?.confidence);
    expect(mail.evidence.intent[0]?.text).toContain('Which size of pot');
    expect(understand({ text: 'the leaves of the coriander turn brown and yellow' }, model).own?.intent).toBe(
      'sick',
    );
  });

  test('one of the product’s intents can be corrected', () => {
    const corrected = things
      .slice(0, 8)
      .map((thing) => ({ text: `can you put ${thing} back on the shelf list`, label: 'order_status' }));
    const text = 'can you put coriander back on the shelf list';
    expect(understand({ text }, base).intent).not.toBe('order_status');
    const found = understand({ text }, taught(made(corrected)));
    expect(found).toMatchObject({ intent: 'order_status' });
    expect(found.own).toBeUndefined();
  });

  test('the rest is read as before', () => {
    for (const [text, intent] of [
      ['Where is my parcel? It should have come on Monday.', 'order_status'],
      ['please terminate my contract at the end of the month', 'cancel'],
      ['what are your opening hours on Sunday?', 'opening_hours'],
      ['Ich möchte meine Rechnung noch einmal haben.', 'invoice_billing'],
      ['I want to talk to a real person', 'talk_to_human'],
    ]) {
      const [before, after] = [
        understand({ text: text ?? '' }, base),
        understand({ text: text ?? '' }, model),
      ];
      expect(after.intent).toBe(intent);
      expect(after.own).toBeUndefined();
      expect(Math.abs(after.confidence - before.confidence)).toBeLessThan(0.1);
    }
  });

  test('a sentence of the team’s own stands for no other wish, and another wish beside it is still heard', () => {
    expect(wishesIn(model, 'What size of pot does coriander need? And where is my order 10-4471?')).toEqual([
      'order_status',
    ]);
  });

  test('no text makes it break', () => {
    for (const text of ['', 'x', '🌿🌿🌿', 'a'.repeat(200_000), 'pot '.repeat(200_000)]) {
      const { confidence } = understand({ text }, model);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});

test('two thousand cases are learnt, and held against the version in use, in five seconds of work', () => {
  const many = Array.from({ length: 2000 }, (_, i) => ({
    text: `${cases[i % cases.length]?.text} number ${i}`,
    label: cases[i % cases.length]?.label ?? '',
  }));
  const { user } = process.cpuUsage();
  nextTeamVersion({ cases: many, current: many.slice(0, 1900), base, rehearsal: whole });
  // Time of this process alone: the machine may be busy with other tests.
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(5);
}, 120_000);
