import { expect, test } from 'vitest';

import { sideBySide } from './side-by-side.ts';

test('two models over the same features keep their weights, each in its own classes', () => {
  const both = sideBySide(
    {
      rows: Uint32Array.of(2, 9),
      sparse: Float32Array.of(1, 2, 3, 4),
      bias: Float32Array.of(10, 20),
      dense: Float32Array.of(5, 6, 7, 8),
    },
    {
      rows: Uint32Array.of(4, 9),
      sparse: Float32Array.of(-1, -2),
      bias: Float32Array.of(30),
      dense: Float32Array.of(-5, -6),
    },
  );
  expect([...both.rows]).toEqual([2, 4, 9]);
  expect([...both.sparse]).toEqual([1, 2, 0, 0, 0, -1, 3, 4, -2]);
  expect([...both.bias]).toEqual([10, 20, 30]);
  expect([...both.dense]).toEqual([5, 6, 7, 8, -5, -6]);
});
