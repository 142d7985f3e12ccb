// Beside the jobs: one of the workers makes what was written findable, a moment later and never at the mail's expense.

import { setTimeout as sleep } from 'node:timers/promises';

import { fillSearch } from '../db/search-index.ts';
import type { WorkerContext } from './context.ts';
import type { Presence } from './presence.ts';

/** Who has written a note and looks for it finds it. */
const pauseMs = 1_000;
/** A statement of this many takes some tens of milliseconds. */
const mostAtOnce = 200;
/** A backlog is judged first. */
const mostPatienceMs = 10_000;

export type Searchable = Readonly<{ stop: () => Promise<void> }>;

export function keepSearchable(
  { db, log, underWay }: Pick<WorkerContext, 'db' | 'log' | 'underWay'>,
  presence: Pick<Presence, 'takeUpkeep'>,
): Searchable {
  const ending = new AbortController();
  const { signal } = ending;
  const pause = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await underWay.quiet(mostPatienceMs);
        const began = performance.now();
        const full = (await presence.takeUpkeep()) && (await fillSearch(db, mostAtOnce)) === mostAtOnce;
        // Where there is much to do it takes half of the time: the other half is for the mail.
        await pause(full ? performance.now() - began : pauseMs);
      } catch (error) {
        // What is due stays due; a database that is gone ends the worker by way of its presence.
        if (!signal.aborted) log.warn({ error }, 'the search could not be kept up');
        await pause(pauseMs);
      }
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
