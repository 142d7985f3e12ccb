// How long each stage of a decision took, stored with it.

export type Timings = Readonly<{
  /** Milliseconds by stage. */
  spent: Readonly<Record<string, number>>;
  /** The work of one stage. */
  time: <Result>(stage: string, work: () => Result) => Result;
  /** A stage that many mails went through together, since `began` of `performance.now()`. */
  since: (stage: string, began: number) => void;
}>;

export function createTimings(): Timings {
  const spent: Record<string, number> = {};
  const since = (stage: string, began: number) => {
    spent[stage] = Math.round((performance.now() - began) * 100) / 100;
  };
  return {
    spent,
    since,
    time: (stage, work) => {
      const began = performance.now();
      const result = work();
      if (result instanceof Promise) return result.finally(() => since(stage, began)) as typeof result;
      since(stage, began);
      return result;
    },
  };
}
