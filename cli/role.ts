// What `web`, `worker` and `sandbox` share: they run until told to stop, by a signal or because their parent is gone.

import type { Log } from '../log.ts';
import type { ChildMessage } from '../supervisor/child.ts';

export type Running = Readonly<{
  /** Told to the parent once all is up. */
  ready: ChildMessage;
  /** Resolves where the role cannot go on. */
  failed?: Promise<Error>;
  stop: () => Promise<void>;
}>;

/** Exit code 0 after a stop that was asked for, 1 after a failure. */
export async function runUntilStopped(log: Log, start: () => Promise<Running>): Promise<number> {
  const asked = stopRequest();
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    log.fatal({ error }, 'could not start');
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    leaveParent();
    return 1;
  }
  tell(running.ready);
  const failure = await Promise.race([asked, running.failed ?? new Promise<never>(() => {})]);
  if (failure) log.fatal({ error: failure }, 'cannot go on');
  await (failure ? stopOrEnd(running, log) : running.stop());
  leaveParent();
  return failure ? 1 : 0;
}

/** A role that failed lost what it needs to stop in order, perhaps a database that answers nothing any more. */
const stopMs = 10_000;

/** Its parent starts another once it has ended: so it ends, in order or not. */
async function stopOrEnd(running: Running, log: Log): Promise<void> {
  const late = setTimeout(() => {
    log.error('could not stop in order; ending');
    process.exit(1);
  }, stopMs);
  late.unref();
  await running.stop();
}

/** The channel to the parent would keep the process alive, and the parent waits for its end to start another. */
function leaveParent(): void {
  if (process.connected) process.disconnect();
}

function stopRequest(): Promise<null> {
  return new Promise((resolve) => {
    const stop = () => resolve(null);
    process.on('SIGTERM', stop);
    // Ctrl-C in a terminal reaches the whole group: a child waits for its parent's word, which comes in order.
    process.on('SIGINT', () => {
      if (!process.connected) stop();
    });
    process.on('disconnect', stop);
  });
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}
