import { expect, test } from 'vitest';

import { featureBits } from '../understand/feature-hash.ts';
import { score } from '../understand/linear.ts';
import { heads, loadModel } from '../understand/model.ts';
import { keptRows } from './kept-rows.ts';
import type { Weights } from './logistic.ts';
import { modelFile } from './model-file.ts';

const nothing = (classes: number): Weights => ({
  rows: new Uint32Array(0),
  sparse: new Float32Array(0),
  bias: new Float32Array(classes),
  dense: new Float32Array(0),
});

test('of more features than the file has room for, those that weigh most are kept', () => {
  const many = 400_000;
  const step = 2; // every other number: the ones between are features that nobody has seen
  expect(many * step).toBeLessThan(1 << featureBits);
  const sentence = {
    ...nothing(1),
    rows: Uint32Array.from({ length: many }, (_, row) => row * step),
    sparse: Float32Array.from({ length: many }, (_, row) => (row % 2 === 0 ? 1 : -1) * (1 + row / many)),
  };
  const bytes = modelFile({
    header: {
      classes: ['only'],
      pooling: { weights: [], bias: [], temperature: 1 },
      confidence: [],
      heads: Object.fromEntries(heads.map((head) => [head, { slope: 1, offset: 0 }])) as never,
      critical: { slope: 1, offset: 0 },
    },
    ...{
      sentence: keptRows(sentence, 108_000),
      mail: nothing(1),
      head: nothing(heads.length),
      vectors: null,
    },
  });
  expect(bytes.length).toBeLessThan(1_000_000);
  const model = loadModel(bytes);
  const scoreOf = (feature: number): number =>
    score(
      model.sentence,
      { at: Uint32Array.of(feature), value: Float32Array.of(1) },
      new Float32Array(0),
    )[0] as number;
  expect(scoreOf((many - 2) * step)).toBeCloseTo(2, 1);
  expect(scoreOf((many - 1) * step)).toBeCloseTo(-2, 1);
  expect(scoreOf(0)).toBe(0);
  expect(scoreOf((many - 1) * step + 1)).toBe(0);
});
