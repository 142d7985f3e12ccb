// Between the stages of a mail: no job waits for the queue's next round of asking because two workers asked at once.

import type { WorkerEvents, WorkerPool } from 'graphile-worker';

export type Alarm = Readonly<{ stop: () => void }>;

/**
 * After each piece of news the queue is asked again at these distances, in milliseconds. A worker that asks while
 * another one asks, or while a job of the same queue is still being marked as done (which nobody waits for), finds
 * nothing and sleeps until the next round, up to two seconds later (measured: half of all mails on a busy machine).
 */
const distances = [3, 12, 50, 250];

export function keepAwake(events: WorkerEvents): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  const ring = (pool: WorkerPool, step: number) => {
    clearTimeout(timer);
    const distance = distances[step];
    // A pool that is ending takes no more nudges, and its last jobs still complete.
    if (stopped || distance === undefined) return;
    timer = setTimeout(() => {
      pool.nudge(1);
      ring(pool, step + 1);
    }, distance);
  };
  events.on('pool:listen:notification', ({ workerPool }) => ring(workerPool, 0));
  events.on('job:complete', ({ worker }) => ring(worker.workerPool, 0));
  events.on('pool:gracefulShutdown', stop);
  events.on('pool:forcefulShutdown', stop);
  return { stop };
}
