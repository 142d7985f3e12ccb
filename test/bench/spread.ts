// A list of measured times in a few figures.

export type Spread = Readonly<{ count: number; p50: number; p95: number; max: number }>;

/** In the unit of `values`, to a tenth. Percentiles by the nearest rank. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number) => tenth(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
