import { expect, test } from 'vitest';

import { keptRows } from './kept-rows.ts';

const weights = {
  rows: Uint32Array.of(9, 4, 7, 2),
  sparse: Float32Array.of(0.3, 0.2, -0.1, 0.4, 0, 0, 0.1, -0.9),
  bias: Float32Array.of(0.5, 0.25),
  dense: new Float32Array(0),
};

test('what weighs most is kept, by feature number, and what weighs nothing is not', () => {
  const kept = keptRows(weights, 2);
  expect([...kept.rows]).toEqual([2, 4]);
  expect([...kept.sparse]).toEqual([...Float32Array.of(0.1, -0.9, -0.1, 0.4)]);
  expect(kept.bias).toBe(weights.bias);
  expect([...keptRows(weights, 4).rows]).toEqual([2, 4, 9]);
});

test('what many lines have is worth more than a larger weight that few have', () => {
  const linesWith = (feature: number): number => (feature === 9 ? 80 : 2);
  expect([...keptRows(weights, 1, linesWith).rows]).toEqual([9]);
  expect([...keptRows(weights, 1).rows]).toEqual([2]);
});
