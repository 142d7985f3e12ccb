// A run that is cut off leaves nothing behind: no PostgreSQL, no Dovecot, no worker, no folder.

import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { familyOf } from '../bench/processes.ts';

/** Takes what ends something that was started, the last one first; or the folder that all of it wrote into. */
export type OnSignal = (end: (() => Promise<void> | void) | Readonly<{ folder: string }>) => void;

/** As numbers of signals are told in exit codes: 128 and the number. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const endLimitMs = 20_000;

export function endOnSignal(say: (words: string) => void): OnSignal {
  const ends: (() => Promise<void> | void)[] = [];
  const folders: string[] = [];
  let ending = false;
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      say(`${signal}: stopping what was started`);
      void Promise.race([endAll(ends, say), sleep(endLimitMs)]).then(() => {
        killFamily();
        // Not before: who still runs writes into them.
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
        process.exit(code);
      });
    });
  }
  return (end) => {
    if (typeof end === 'function') ends.push(end);
    else folders.push(end.folder);
  };
}

async function endAll(
  ends: readonly (() => Promise<void> | void)[],
  say: (words: string) => void,
): Promise<void> {
  for (const end of ends.toReversed()) {
    try {
      await end();
    } catch (error) {
      // The rest is ended all the same.
      say(`could not be stopped: ${error}`);
    }
  }
}

/** The run itself goes on meanwhile, and may have started one of them again. */
function killFamily(): void {
  for (const pid of familyOf(process.pid).filter((each) => each !== process.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // Gone by itself.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
