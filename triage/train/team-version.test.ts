import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadModel } from '../understand/model.ts';
import { nextTeamVersion } from './team-version.ts';

const base = loadModel(readFileSync(new URL('../model/base.model', import.meta.url)));

const things =
  'basil,thyme,mint,sage,chives,parsley,rosemary,fennel,borage,dill,lovage,tarragon,oregano,lavender,sorrel,cress,chervil'.split(
    ',',
  );
const frames: readonly (readonly [label: string, frame: string])[] = [
  ['pots', 'what size of pot does X need'],
  ['pots', 'which planter would you take for X'],
  ['sick', 'the leaves of my X turn yellow'],
  ['sick', 'my X has spots and looks ill'],
  ['harvest', 'when may I pick the first X'],
  ['harvest', 'how do I harvest X and dry it'],
  ['order_status', 'where is the X I ordered'],
  ['order_status', 'the X has not been delivered yet'],
];
const cases = things.flatMap((thing) =>
  frames.map(([label, frame]) => ({ text: frame.replace('X', thing), label })),
);

test('the same cases make the same version, other cases another', () => {
  const { version } = nextTeamVersion(cases, null, base);
  expect(nextTeamVersion(cases, null, base).version).toBe(version);
  expect(nextTeamVersion(cases.slice(1), null, base).version).not.toBe(version);
});

test('more right cases are taken into use', () => {
  const next = nextTeamVersion(cases, cases.slice(0, 16), base);
  expect(next.compared?.cases).toBeGreaterThanOrEqual(20);
  expect(next.activate).toBe(true);
});

test('a version that has unlearnt what the team taught before is not taken into use', () => {
  const poorer = cases.filter(({ label }) => label === 'pots' || label === 'order_status');
  const next = nextTeamVersion(poorer, cases, base);
  expect(next.activate).toBe(false);
  expect(next.compared?.candidate).toBeLessThan(next.compared?.current ?? 0);
});

test('a first version, or one on a handful of cases, is taken as it is', () => {
  expect(nextTeamVersion(cases, null, base)).toMatchObject({ activate: true, compared: null });
  expect(nextTeamVersion(cases.slice(0, 16), cases.slice(0, 8), base).activate).toBe(true);
});

test('two thousand cases are learnt and judged within seconds', () => {
  const many = Array.from({ length: 2000 }, (_, i) => ({
    text: `${cases[i % cases.length]?.text} number ${i}`,
    label: cases[i % cases.length]?.label ?? '',
  }));
  const started = process.cpuUsage();
  nextTeamVersion(many, many.slice(0, 1900), base);
  const { user } = process.cpuUsage(started);
  // 5 s is the promise for training; judging trains twice more, and the machine may be busy.
  expect(user / 1e6).toBeLessThan(15);
}, 120_000);
