// One of Baton's own processes: started, watched, started again when it dies, and stopped.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { childEnvironment } from '../config.ts';
import type { Log } from '../log.ts';

/** What a child says to its parent. */
export type ChildMessage =
  | Readonly<{
      kind: 'ready';
      url?: string;
      /** Where the first admin is set up, while nobody has an account. */
      setUpUrl?: string;
      /** What the processes that use this one are told. */
      env?: Record<string, string>;
    }>
  /** It could not start, and a person must hear why. */
  | Readonly<{ kind: 'failed'; reason: string }>;

export type ChildOptions = Readonly<{
  role: 'web' | 'worker' | 'sandbox';
  root: string;
  env: Record<string, string>;
  /** What is different when it is started again after it died. */
  envAgain?: Record<string, string>;
  log: Log;
  /** A line of the child's log. */
  onLine: (line: string) => void;
}>;

export type Child = Readonly<{
  /** Its message when it was up for the first time. Rejects where it could not start. */
  ready: Promise<ChildMessage>;
  stop: () => Promise<void>;
}>;

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A process that ran this long was well: its next death is a new story. */
const wellAfterMs = 60_000;
/** Then it is killed: the database still has to stop within the ten seconds that a stop may take. */
const stopMs = 5_500;

export function startChild(options: ChildOptions): Child {
  const { role, log } = options;
  const ending = new AbortController();
  let current: ChildProcess | null = null;
  let settle: { resolve: (message: ChildMessage) => void; reject: (error: Error) => void };
  const ready = new Promise<ChildMessage>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const keepRunning = async () => {
    let pause = firstPauseMs;
    let wasUp = false;
    while (!ending.signal.aborted) {
      const began = Date.now();
      current = spawnRole(wasUp ? { ...options, env: { ...options.env, ...options.envAgain } } : options);
      current.on('message', (message: ChildMessage) => {
        if (message.kind === 'ready') {
          wasUp = true;
          settle.resolve(message);
        } else if (!wasUp) settle.reject(new Error(message.reason));
      });
      const how = await ended(current);
      current = null;
      if (ending.signal.aborted) return;
      // One that never came up would not come up the next time either, and its reason has been told.
      if (!wasUp) return settle.reject(new Error(`The ${role} process ended at once (${how}).`));
      if (Date.now() - began > wellAfterMs) pause = firstPauseMs;
      log.error({ child: role, how, againInMs: pause }, 'a process died; starting it again');
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {});
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };
  const running = keepRunning();
  const stop = async () => {
    ending.abort();
    if (current) {
      current.kill('SIGTERM');
      const stopped = await Promise.race([running.then(() => true), sleep(stopMs, false, { ref: false })]);
      if (!stopped) {
        log.warn({ child: role }, 'a process does not stop; killing it');
        current?.kill('SIGKILL');
      }
    }
    await running;
  };
  return { ready, stop };
}

/**
 * A help desk waits most of its time, so small beats fast. The optimising compiler for WebAssembly would compile nothing
 * but the type stripper, and a small young generation is enough. Measured on the worker, without a compile cache
 * (proportional set size): 175 MB with Node's defaults, 148 MB with these. The script `start` has them too. The worker has
 * room for what a backlog of mail needs for a moment, an eighth of its time otherwise, and gives it back afterwards. The
 * web process has as much for what is young, as what a page needs lives no longer than its answer: with two megabytes it
 * answers a third fewer lists, with eight a tenth fewer.
 */
export const nodeFlags = (role: ChildOptions['role']): string[] => [
  '--liftoff-only',
  // What a batch of mail or a page needs for a moment dies young in the larger space.
  '--max-semi-space-size=16',
  // And the worker's old space is kept from growing on.
  ...(role === 'worker' ? ['--heap-growing-percent=40'] : []),
];

/**
 * glibc keeps what a start has freed, and gives each of Node's helper threads a heap of its own. So it hands it back:
 * 181 MB become 153 MB, measured as above on another day. Both limits lie above the 64 KB that are asked for at each read
 * from a socket, which would else be mapped and given back each time: with 32 and 64 KB a list cost a tenth more.
 */
export const smallHeaps = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '1048576',
};

function spawnRole({ role, root, env, onLine }: ChildOptions): ChildProcess {
  const child = spawn(process.execPath, [...nodeFlags(role), path.join(root, 'baton.ts'), role], {
    cwd: root,
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
  return child;
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}
