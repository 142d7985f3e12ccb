// The arithmetic of the built-in engine: scores of hashed features under quantised weights.

import type { Features } from './features.ts';

/** A trained linear model as it lies in the model file. */
export type Linear = Readonly<{
  classes: number;
  /** One byte per feature and class, feature by feature; an index into that class's table. */
  weights: Uint8Array;
  /** 256 weights per class: square-root companding keeps small weights apart where a straight scale would lose them. */
  tables: Float32Array;
  bias: Float32Array;
  /** Weights of the dense sentence vector, class by class; empty where the model does not use it. */
  dense: Float32Array;
}>;

/** Raw scores (log-odds up to a constant), one per class. `dense` may be empty. */
export function score(linear: Linear, features: Features, dense: Float32Array): Float64Array {
  const { classes, weights, tables } = linear;
  const sums = new Float64Array(classes);
  for (let c = 0; c < classes; c++) sums[c] = linear.bias[c] ?? 0;
  const { at, value } = features;
  for (let i = 0; i < at.length; i++) {
    const row = (at[i] as number) * classes;
    const v = value[i] as number;
    for (let c = 0; c < classes; c++) {
      sums[c] = (sums[c] as number) + v * (tables[(c << 8) | (weights[row + c] as number)] as number);
    }
  }
  if (linear.dense.length > 0 && dense.length > 0) {
    for (let c = 0; c < classes; c++) {
      const row = c * dense.length;
      let sum = 0;
      for (let d = 0; d < dense.length; d++) sum += (dense[d] as number) * (linear.dense[row + d] as number);
      sums[c] = (sums[c] as number) + sum;
    }
  }
  return sums;
}

/** Softmax at a temperature; sums to 1. */
export function softmax(scores: ArrayLike<number>, temperature = 1): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) top = Math.max(top, scores[c] as number);
  const shares = new Float64Array(scores.length);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const share = Math.exp(((scores[c] as number) - top) / temperature);
    shares[c] = share;
    sum += share;
  }
  for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / sum;
  return shares;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
