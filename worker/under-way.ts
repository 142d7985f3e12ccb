// What this process has in hand: mails that are judged together, and whether mail is being taken in by the batch.

import { setTimeout as sleep } from 'node:timers/promises';

export type UnderWay = Readonly<{
  /** Mails are taken in, or judged, many at once: what can wait a moment does. */
  intake: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Resolves once that has ended and nothing more of it has begun for a moment, or after `mostMs`. */
  quiet: (mostMs: number) => Promise<void>;
  /**
   * Judges mails together, unless that is being done twice at this moment: then false. `work` answers whether it has left
   * nothing; where somebody has come in vain meanwhile, it then looks once more.
   */
  together: (work: () => Promise<boolean>) => Promise<boolean>;
  during: <Result>(messageIds: readonly number[], work: () => Promise<Result>) => Promise<Result>;
  /** Resolves once nobody judges this mail, however that ended: its own job does not do it at the same time. */
  end: (messageId: number) => Promise<void>;
}>;

export type UnderWayOptions = Readonly<{
  /** Called once the last batch of several has been over for `quietMs`. */
  whenQuiet?: () => void;
  quietMs?: number;
}>;

/** One thinks while the database works for the other; a third would only take memory. */
const mostTogether = 2;
/** Longer than it takes from one batch of a backlog to the next. */
const breathMs = 150;
/** Long after the next batch of the same backlog would have begun. */
const usuallyQuietMs = 30_000;

export function createUnderWay({
  whenQuiet = () => {},
  quietMs = usuallyQuietMs,
}: UnderWayOptions = {}): UnderWay {
  let quieting: NodeJS.Timeout | undefined;
  let judging = 0;
  let cameInVain = false;
  let lastTaken = -Infinity;
  const mails = new Map<number, Promise<unknown>>();
  const taking = new Set<Promise<unknown>>();
  return {
    intake: async (work) => {
      clearTimeout(quieting);
      const working = work();
      taking.add(working);
      try {
        return await working;
      } finally {
        taking.delete(working);
        lastTaken = performance.now();
        if (taking.size === 0) quieting = setTimeout(whenQuiet, quietMs).unref();
      }
    },
    quiet: async (mostMs) => {
      const end = performance.now() + mostMs;
      const patience = new AbortController();
      const pause = (ms: number) => sleep(ms, null, { signal: patience.signal, ref: false });
      try {
        for (;;) {
          const now = performance.now();
          const breath = lastTaken + breathMs - now;
          if (now >= end || (taking.size === 0 && breath <= 0)) return;
          if (taking.size === 0) await pause(Math.min(breath, end - now));
          else await Promise.race([Promise.allSettled([...taking]), pause(end - now)]);
        }
      } finally {
        patience.abort();
      }
    },
    together: async (work) => {
      if (judging >= mostTogether) {
        cameInVain = true;
        return false;
      }
      judging++;
      try {
        while ((await work()) && cameInVain) cameInVain = false;
        return true;
      } finally {
        judging--;
      }
    },
    during: async (messageIds, work) => {
      const working = work();
      for (const id of messageIds) mails.set(id, working);
      try {
        return await working;
      } finally {
        for (const id of messageIds) mails.delete(id);
      }
    },
    end: async (messageId) => {
      await Promise.allSettled([mails.get(messageId)]);
    },
  };
}
