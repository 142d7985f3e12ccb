// What a model file has room for: of all n-grams that were learnt, those that say most to most mails.

import type { Weights } from './logistic.ts';

/** N-grams that each part may have: with them the file stays below 6 MB. */
export const mostRows = {
  sentence: 108_000,
  mail: 108_000,
  head: 96_000,
  critical: 44_000,
  posts: 60_000,
} as const;

/**
 * The rows that are worth most, by feature number. Worth is the largest weight of the row times the root of how many
 * lines have its n-gram: by weight alone rare n-grams crowd out common ones (of mails held out 0.865 were
 * read rightly instead of 0.873, which is not beyond chance).
 */
export function keptRows(weights: Weights, most: number, linesWith?: (feature: number) => number): Weights {
  const { rows, sparse, bias } = weights;
  const classes = bias.length;
  const worth = Float32Array.from(rows, (feature, r) => {
    let largest = 0;
    for (let c = 0; c < classes; c++)
      largest = Math.max(largest, Math.abs(sparse[r * classes + c] as number));
    // What the corpus has in no line came from open data: as rare as what is just common enough.
    return largest * Math.sqrt(Math.max(2, linesWith?.(feature) ?? 2));
  });
  const worthOf = (r: number): number => worth[r] as number;
  const featureOf = (r: number): number => rows[r] as number;
  const kept = Array.from(rows.keys())
    .filter((r) => worthOf(r) > 0)
    .toSorted((a, b) => worthOf(b) - worthOf(a) || featureOf(a) - featureOf(b))
    .slice(0, most)
    .toSorted((a, b) => featureOf(a) - featureOf(b));
  const packed = new Float32Array(kept.length * classes);
  for (const [row, r] of kept.entries())
    packed.set(sparse.subarray(r * classes, (r + 1) * classes), row * classes);
  return { ...weights, rows: Uint32Array.from(kept, featureOf), sparse: packed };
}
