// The desk's workers as processes of their own: started, killed without a word, and started again as the supervisor does.

import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { childEnvironment } from '../../config.ts';
import { nodeFlags, smallHeaps } from '../../supervisor/child.ts';
import { projectRoot } from '../project-root.ts';

export type WorkerProcess = Readonly<{
  child: ChildProcess;
  startedAt: number;
  /** `watchedAt`: when it began to read, or began again, in milliseconds since 1970. */
  state: { ready: boolean; watching: boolean; watchedAt: number | null };
  ended: Promise<void>;
}>;

export type Workers = Readonly<{
  /** From now on this many run; one that ends by itself is started again. */
  keep: (count: number) => void;
  alive: () => readonly WorkerProcess[];
  /** SIGKILL; resolves with the time of the kill once the process is gone. */
  kill: (worker: WorkerProcess) => Promise<number>;
  stopAll: () => Promise<void>;
  /** Ends that nobody asked for, with what the process said last. */
  ownEnds: readonly string[];
}>;

const againAfterMs = 250;

export function createWorkers(env: Record<string, string>, logFile: string): Workers {
  let wanted = 0;
  const all = new Set<WorkerProcess>();
  const ownEnds: string[] = [];
  const asked = new WeakSet<WorkerProcess>();

  const start = () => {
    const child = spawn(
      process.execPath,
      [...nodeFlags('worker'), path.join(projectRoot, 'baton.ts'), 'worker'],
      {
        cwd: projectRoot,
        env: childEnvironment({ ...smallHeaps, ...env, LOG_LEVEL: 'info' }),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const state: WorkerProcess['state'] = { ready: false, watching: false, watchedAt: null };
    let lastWords = '';
    const onLine = (line: string) => {
      appendFileSync(logFile, `${child.pid} ${line}\n`);
      if (line.includes('"mailbox is watched"')) {
        state.watching = true;
        state.watchedAt = timeOf(line);
      }
      if (line.includes('"mailbox cannot be read; trying again"')) state.watching = false;
      if (line.includes('"level":60')) lastWords = line;
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    }
    child.on('message', () => {
      state.ready = true;
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const worker: WorkerProcess = { child, startedAt: Date.now(), state, ended };
    all.add(worker);
    void ended.then(async () => {
      all.delete(worker);
      if (!asked.has(worker)) {
        ownEnds.push(`exit code ${child.exitCode ?? child.signalCode}: ${lastWords}`.slice(0, 500));
      }
      await sleep(againAfterMs);
      fill();
    });
  };
  const fill = () => {
    while (all.size < wanted) start();
  };

  return {
    keep: (count) => {
      wanted = count;
      fill();
    },
    alive: () => [...all],
    kill: async (worker) => {
      asked.add(worker);
      const at = Date.now();
      worker.child.kill('SIGKILL');
      await worker.ended;
      return at;
    },
    stopAll: async () => {
      wanted = 0;
      const stopping = [...all];
      for (const worker of stopping) {
        asked.add(worker);
        worker.child.kill('SIGTERM');
      }
      await Promise.all(stopping.map(({ ended }) => ended));
    },
    ownEnds,
  };
}

/** What a line of the log says of its time. */
const timeOf = (line: string): number => Date.parse((JSON.parse(line) as { time: string }).time);
