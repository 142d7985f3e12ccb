// Two linear models over the same features as one: the classes of the first, then those of the second.

import type { Weights } from './logistic.ts';

/** Rows are those of either, by feature number; what one model does not know weighs nothing in it. */
export function sideBySide(first: Weights, second: Weights): Weights {
  const both = [first, second] as const;
  const classes = first.bias.length + second.bias.length;
  const rows = Uint32Array.from(new Set([...first.rows, ...second.rows])).toSorted();
  const place = new Map(Array.from(rows, (feature, row) => [feature, row] as const));
  const sparse = new Float32Array(rows.length * classes);
  let from = 0;
  for (const { rows: own, sparse: weights, bias } of both) {
    const width = bias.length;
    for (const [row, feature] of own.entries()) {
      const to = (place.get(feature) as number) * classes + from;
      sparse.set(weights.subarray(row * width, (row + 1) * width), to);
    }
    from += width;
  }
  return {
    rows,
    sparse,
    bias: Float32Array.from(both.flatMap(({ bias }) => [...bias])),
    dense: Float32Array.from(both.flatMap(({ dense }) => [...dense])),
  };
}
