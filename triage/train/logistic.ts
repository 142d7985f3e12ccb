// Learns a linear model from examples: stochastic gradient descent with AdaGrad steps, the same result on every run.

import type { Features } from '../understand/features.ts';

export type Example = Readonly<{
  features: Features;
  /** Dense sentence vector, possibly empty. */
  dense: Float32Array;
  /** Softmax: a share per class, summing to 1. Sigmoid: 0 to 1 per class, NaN where nobody knows. */
  target: ArrayLike<number>;
  weight: number;
  /** Scores to begin with, one for each class, which are not learnt. */
  offset?: ArrayLike<number>;
}>;

export type Settings = Readonly<{
  classes: number;
  loss: 'softmax' | 'sigmoid';
  epochs: number;
  rate: number;
  /** Strength of the pull of every weight towards zero (or the prior), per example. */
  l2: number;
  dimensions: number;
  /** How much of the loss the dense vector may see: its weight against the n-grams. */
  denseRate?: number;
  /** No class is likelier than another by itself: how often the examples have it says nothing. */
  withoutBias?: boolean;
  /** Classes that are left as they are. */
  untaught?: readonly number[];
  /**
   * Share of the n-grams left out at each step, others each time (dropout, Srivastava et al. 2014), so that no wish hangs
   * on one word of the sources learnt from. Default 0.
   */
  dropout?: number;
}>;

export type Weights = Readonly<{
  /** Feature number of each row of `sparse`. */
  rows: Uint32Array;
  sparse: Float32Array;
  bias: Float32Array;
  dense: Float32Array;
}>;

/** Park and Miller's minimal generator: order of examples is mixed, but never by chance. */
export function shuffled(length: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i);
  let state = (seed % 2147483646) + 1;
  for (let i = length - 1; i > 0; i--) {
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
}

type Compact = Readonly<{
  rows: Uint32Array;
  seen: Float32Array;
  /** Of each example, the rows of its features. */
  local: readonly Uint32Array[];
}>;

function compact(examples: readonly Example[]): Compact {
  let largest = 0;
  for (const { features } of examples)
    for (const feature of features.at) largest = Math.max(largest, feature);
  // By feature: its row and one more. A map of half a million numbers takes a tenth of the training.
  const rowOf = new Uint32Array(largest + 1);
  const rows: number[] = [];
  const counts: number[] = [];
  const local = examples.map(({ features: { at } }) =>
    at.map((feature) => {
      if (rowOf[feature] === 0) {
        rows.push(feature);
        counts.push(0);
        rowOf[feature] = rows.length;
      }
      const row = (rowOf[feature] as number) - 1;
      counts[row] = (counts[row] as number) + 1;
      return row;
    }),
  );
  return { rows: Uint32Array.from(rows), seen: Float32Array.from(counts), local };
}

type Dropped = Readonly<{ at: Uint32Array; value: Float32Array }>;

/** Leaves out a share of the rows and makes up for it in the others; the same ones on every run (xorshift, Marsaglia 2003). */
function dropper(share: number, longest: number): (at: Uint32Array, value: Float32Array) => Dropped {
  if (share === 0) return (at, value) => ({ at, value });
  const keptAt = new Uint32Array(longest);
  const keptValue = new Float32Array(longest);
  const least = share * 2 ** 24;
  let state = 2463534242;
  return (at, value) => {
    let kept = 0;
    for (let i = 0; i < at.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      if (state >>> 8 < least) continue;
      keptAt[kept] = at[i] as number;
      keptValue[kept++] = (value[i] as number) / (1 - share);
    }
    return { at: keptAt.subarray(0, kept), value: keptValue.subarray(0, kept) };
  };
}

/** Gradient of the loss by the scores, in place. */
function gradient(
  scores: Float64Array,
  target: ArrayLike<number>,
  loss: Settings['loss'],
  weight: number,
): void {
  const classes = scores.length;
  if (loss === 'sigmoid') {
    for (let c = 0; c < classes; c++) {
      const wanted = target[c] as number;
      scores[c] = Number.isNaN(wanted) ? 0 : weight * (1 / (1 + Math.exp(-(scores[c] as number))) - wanted);
    }
    return;
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) top = Math.max(top, scores[c] as number);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const share = Math.exp((scores[c] as number) - top);
    scores[c] = share;
    sum += share;
  }
  for (let c = 0; c < classes; c++)
    scores[c] = weight * ((scores[c] as number) / sum - (target[c] as number));
}

/** Rows of the prior that the examples meet, in the examples' own order of features; zeros where it knows nothing. */
function startOf(rows: Uint32Array, classes: number, prior: Weights | null): Float32Array {
  const start = new Float32Array(rows.length * classes);
  if (prior === null) return start;
  const known = prior.bias.length;
  const place = new Map(Array.from(prior.rows, (feature, row) => [feature, row] as const));
  for (const [row, feature] of rows.entries()) {
    const from = place.get(feature);
    if (from === undefined) continue;
    for (let c = 0; c < known; c++) start[row * classes + c] = prior.sparse[from * known + c] as number;
  }
  return start;
}

/** What the prior knows of features that no example has is kept as it is. */
function withRest(learnt: Weights, prior: Weights | null): Weights {
  if (prior === null) return learnt;
  const classes = learnt.bias.length;
  const known = prior.bias.length;
  const met = new Set(learnt.rows);
  const rest = Array.from(prior.rows, (feature, row) => [feature, row] as const).filter(
    ([feature]) => !met.has(feature),
  );
  const rows = new Uint32Array(learnt.rows.length + rest.length);
  rows.set(learnt.rows);
  const sparse = new Float32Array(rows.length * classes);
  sparse.set(learnt.sparse);
  for (const [i, [feature, from]] of rest.entries()) {
    const row = learnt.rows.length + i;
    rows[row] = feature;
    for (let c = 0; c < known; c++) sparse[row * classes + c] = prior.sparse[from * known + c] as number;
  }
  return { ...learnt, rows, sparse };
}

/**
 * Trains on all examples; deterministic for the same examples in the same order. With a prior, weights start there and
 * are pulled there instead of to zero; the prior's classes are the first of ours.
 */
export function train(
  examples: readonly Example[],
  settings: Settings,
  prior: Weights | null = null,
): Weights {
  const { classes, dimensions, rate } = settings;
  const { rows, seen, local } = compact(examples);
  const start = startOf(rows, classes, prior);
  const sparse = start.slice();
  const sparseSquares = new Float32Array(sparse.length).fill(1e-4);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes).fill(1e-2);
  if (prior !== null) bias.set(prior.bias);
  const dense = new Float32Array(classes * dimensions);
  if (prior !== null) dense.set(prior.dense);
  const denseStart = dense.slice();
  const denseSquares = new Float32Array(dense.length).fill(1e-2);
  const scores = new Float64Array(classes);
  const longest = local.reduce((most, at) => Math.max(most, at.length), 0);
  const dropped = dropper(settings.dropout ?? 0, longest);
  const denseRate = rate * (settings.denseRate ?? 0.3);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const pace = rate / (1 + epoch * 0.25);
    const densePace = denseRate / (1 + epoch * 0.25);
    for (const e of shuffled(examples.length, epoch + 17)) {
      const example = examples[e] as Example;
      const { at, value } = dropped(local[e] as Uint32Array, example.features.value);
      const { offset } = example;
      for (let c = 0; c < classes; c++) scores[c] = (bias[c] as number) + (offset?.[c] ?? 0);
      for (let i = 0; i < at.length; i++) {
        const row = (at[i] as number) * classes;
        const v = value[i] as number;
        for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + v * (sparse[row + c] as number);
      }
      const vector = example.dense;
      for (let c = 0; c < classes && vector.length > 0; c++) {
        let sum = 0;
        for (let d = 0; d < vector.length; d++)
          sum += (vector[d] as number) * (dense[c * dimensions + d] as number);
        scores[c] = (scores[c] as number) + sum;
      }
      gradient(scores, example.target, settings.loss, example.weight);
      for (const c of settings.untaught ?? []) scores[c] = 0;
      for (let i = 0; i < at.length; i++) {
        const place = at[i] as number;
        const v = value[i] as number;
        // A feature is pulled only when it is met, so the pull is larger the rarer it is: on the whole the same.
        const pull = (settings.l2 * examples.length) / (seen[place] as number);
        for (let c = 0; c < classes; c++) {
          const k = place * classes + c;
          const g = v * (scores[c] as number) + pull * ((sparse[k] as number) - (start[k] as number));
          const squares = (sparseSquares[k] as number) + g * g;
          sparseSquares[k] = squares;
          sparse[k] = (sparse[k] as number) - (pace * g) / Math.sqrt(squares);
        }
      }
      for (let c = 0; c < classes; c++) {
        const g = scores[c] as number;
        const squares = (biasSquares[c] as number) + g * g;
        biasSquares[c] = squares;
        if (!settings.withoutBias) bias[c] = (bias[c] as number) - (0.3 * pace * g) / Math.sqrt(squares);
        for (let d = 0; d < vector.length; d++) {
          const k = c * dimensions + d;
          const gd =
            (vector[d] as number) * g + settings.l2 * ((dense[k] as number) - (denseStart[k] as number));
          const sq = (denseSquares[k] as number) + gd * gd;
          denseSquares[k] = sq;
          dense[k] = (dense[k] as number) - (densePace * gd) / Math.sqrt(sq);
        }
      }
    }
  }
  return withRest({ rows, sparse, bias, dense }, prior);
}
