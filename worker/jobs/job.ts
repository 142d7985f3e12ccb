// What a job is: the work, and what happens when the work cannot be done.

import type { WorkerContext } from '../context.ts';

export type Job<Payload> = Readonly<{
  run: (context: WorkerContext, payload: Payload) => Promise<void>;
  /** Called once instead of another try: so that the failure ends with a person, never in silence. */
  giveUp: (context: WorkerContext, payload: Payload, error: unknown) => Promise<void>;
}>;
