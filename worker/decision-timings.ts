// How long each stage of a decision took, stored with it.

export type Timings = Readonly<{
  /** Milliseconds by stage. */
  spent: Readonly<Record<string, number>>;
  /** Ends a stage: what has passed since the last one is its time. */
  mark: (stage: string) => void;
}>;

export function createTimings(): Timings {
  let last = performance.now();
  const spent: Record<string, number> = {};
  return {
    spent,
    mark: (stage) => {
      const at = performance.now();
      spent[stage] = Math.round((at - last) * 100) / 100;
      last = at;
    },
  };
}
