// Watches each mailbox from exactly one worker: whoever holds its lease. When that one dies, another takes over.

import { setTimeout as sleep } from 'node:timers/promises';

import { clearWatches } from '../../db/folder-watch.ts';
import type { Presence } from '../presence.ts';
import { type Watched, watchMailbox } from './watch-mailbox.ts';

/** Within this time of a worker's death its mailbox is watched again. */
const leasePollMs = 5_000;

export async function watchMailboxes(
  mailboxes: readonly Omit<Watched, 'signal'>[],
  presence: Presence,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    mailboxes.map(async (watched) => {
      while (!signal.aborted) {
        if (await presence.takeMailbox(watched.mailboxId)) {
          // What the worker before said of its folders counts no longer.
          await clearWatches(watched.db, watched.mailboxId);
          await watchMailbox({ ...watched, signal });
          return;
        }
        await sleep(leasePollMs, undefined, { signal }).catch(() => {});
      }
    }),
  );
}
