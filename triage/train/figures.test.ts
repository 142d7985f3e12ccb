import { expect, test } from 'vitest';
import { areaUnderRoc, figuresOf, type Judged } from './figures.ts';

const judged = (label: string, answer: string, confidence: number, also: string[] = []): Judged => ({
  label,
  accepted: [label, ...also],
  answer,
  confidence,
});

test('a second label that the data accept counts as right', () => {
  const figures = figuresOf([judged('a', 'b', 0.9, ['b']), judged('a', 'c', 0.4, ['b'])]);
  expect(figures.accuracy).toBe(0.5);
});

test('macro F1 weighs a rare label like a common one', () => {
  const figures = figuresOf([
    judged('a', 'a', 1),
    judged('a', 'a', 1),
    judged('a', 'a', 1),
    judged('b', 'a', 1),
  ]);
  expect(figures.perLabel.map((one) => one.f1)).toEqual([expect.closeTo(6 / 7, 6), 0]);
  expect(figures.macroF1).toBeCloseTo(3 / 7, 6);
});

test('calibration error is nothing where 80 % sure is right four times in five', () => {
  const cases = [1, 2, 3, 4, 5].map((i) => judged('a', i === 5 ? 'b' : 'a', 0.8));
  expect(figuresOf(cases).calibrationError).toBeCloseTo(0, 6);
});

test('coverage says how much can be answered at a given share of errors, and from which confidence on', () => {
  const cases = [judged('a', 'a', 0.9), judged('a', 'a', 0.8), judged('a', 'b', 0.7), judged('a', 'a', 0.6)];
  expect(figuresOf(cases).coverage.find((one) => one.error === 0.01)).toEqual({
    error: 0.01,
    coverage: 0.5,
    threshold: 0.8,
  });
});

test('the area under the ROC curve is one for a clean order, half for ties', () => {
  expect(areaUnderRoc([0.1, 0.2, 0.8, 0.9], [false, false, true, true])).toBe(1);
  expect(areaUnderRoc([0.5, 0.5], [false, true])).toBe(0.5);
});

test('no cases give no figures instead of a fault', () => {
  expect(figuresOf([])).toMatchObject({ count: 0, accuracy: 0, macroF1: 0, calibrationError: 0 });
});
