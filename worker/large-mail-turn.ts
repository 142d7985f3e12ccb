// Used by `receive-mail`: of the mails that a process reads at the same time only one may be a large one.

import { keepMemorySmall } from './small-memory.ts';

/** Resolves when no other large mail is in memory; `mailBytes` is how large this one is. To be called once. */
export type TakeTurn = (mailBytes: number) => Promise<void>;

export type LargeMailTurn = Readonly<{
  /** Runs `work`, which takes its turn before it holds a large mail; the turn ends with the work. */
  during: <T>(work: (takeTurn: TakeTurn) => Promise<T>) => Promise<T>;
}>;

/**
 * A turn is as long as one mail takes to be read and stored, some seconds at most, and jobs at work are few: whoever
 * waits has its turn before long.
 */
export function createLargeMailTurn(): LargeMailTurn {
  let last: Promise<void> = Promise.resolve();
  return {
    during: async (work) => {
      let end = () => {};
      const takeTurn: TakeTurn = async (mailBytes) => {
        const mine = last;
        last = new Promise((resolve) => {
          end = resolve;
        });
        await mine;
        const endSmall = keepMemorySmall(mailBytes);
        const endTurn = end;
        end = () => {
          endSmall();
          endTurn();
        };
      };
      try {
        return await work(takeTurn);
      } finally {
        end();
      }
    },
  };
}

/** Memory is the process's, and so are the turns. */
export const largeMailTurn = createLargeMailTurn();
