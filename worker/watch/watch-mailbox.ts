// Stays connected to one folder of a mailbox for as long as the worker lives, and says how that goes.

import { setTimeout as sleep } from 'node:timers/promises';

import type { MailboxConfig } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import { endWatch, setWatchState } from '../../db/folder-watch.ts';
import type { Log } from '../../log.ts';
import { explain } from '../mailboxes/explain.ts';
import { runSession } from './session.ts';

export type Watched = Readonly<{
  db: Database;
  log: Log;
  mailboxId: number;
  mailbox: MailboxConfig;
  /** Which of its folders. */
  folder: string;
  /** Of larger mail only the header is fetched. */
  mostBytes: number;
  /** Ends the watching. */
  signal: AbortSignal;
  /** 0 to 1, so that many workers do not come back in step. */
  random: () => number;
}>;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

export async function watchMailbox(watched: Watched): Promise<void> {
  const { db, log, mailbox, folder, signal } = watched;
  const place = { mailboxId: watched.mailboxId, folder };
  let failures = 0;
  await setWatchState(db, place, 'connecting', null);
  while (!signal.aborted) {
    try {
      await runSession(watched, () => {
        failures = 0;
      });
    } catch (error) {
      if (signal.aborted) break;
      failures++;
      const reason = explain(error, mailbox.imap);
      log.warn(
        { mailbox: mailbox.address, folder, failures, reason },
        'mailbox cannot be read; trying again',
      );
      await setWatchState(db, place, 'failing', reason);
      await sleep(pauseMs(failures, watched.random()), undefined, { signal }).catch(() => {});
    }
  }
  // Nobody watches it any more: what its watcher last said must not count for the mailbox.
  await endWatch(db, place);
}

function pauseMs(failures: number, random: number): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
}
