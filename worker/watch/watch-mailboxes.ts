// Watches each mailbox from exactly one worker: whoever holds its lease. When that one dies, another takes over.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { clearWatches } from '../../db/folder-watch.ts';
import { setMailboxState } from '../../db/mailboxes.ts';
import type { Log } from '../../log.ts';
import type { KnownMailbox, Mailboxes } from '../mailboxes/known.ts';
import type { Presence } from '../presence.ts';
import { watchMailbox } from './watch-mailbox.ts';

export type Watching = Readonly<{
  db: Database;
  log: Log;
  mailboxes: Mailboxes;
  presence: Presence;
  /** Of larger mail only the header is fetched. */
  mostBytes: number;
  /** 0 to 1, so that many workers do not come back in step. */
  random: () => number;
  signal: AbortSignal;
}>;

/** Within this time of a worker's death being known its mailbox is watched again. */
const leasePollMs = 5_000;
/** A mailbox that was added, changed or removed is noticed within this time. */
const settingsPollMs = 3_000;
/** One that cannot be opened stays so until its settings change; it is only said again. */
const faultPollMs = 60_000;

type Kept = Readonly<{ known: KnownMailbox; stop: () => Promise<void> }>;

/** Until the signal ends it. Throws where the database does not take what is found. */
export async function watchMailboxes(watching: Watching): Promise<void> {
  const { mailboxes, log, signal } = watching;
  const kept = new Map<number, Kept>();
  let broken = (_error: unknown) => {};
  const failure = new Promise<never>((_resolve, reject) => {
    broken = reject;
  });
  // Told below, where it is waited for.
  failure.catch(() => {});
  try {
    while (!signal.aborted) {
      try {
        await follow(await mailboxes.refresh(), kept, (known) => keep(watching, known, broken));
      } catch (error) {
        // A database that is gone ends the worker by way of its presence.
        log.warn({ error }, 'could not ask which mailboxes there are');
      }
      await Promise.race([sleep(settingsPollMs, undefined, { signal }).catch(() => {}), failure]);
    }
  } finally {
    await Promise.all([...kept.values()].map((each) => each.stop()));
  }
}

async function follow(
  wanted: readonly KnownMailbox[],
  kept: Map<number, Kept>,
  begin: (known: KnownMailbox) => Kept,
): Promise<void> {
  for (const [id, { known, stop }] of kept) {
    if (wanted.includes(known)) continue;
    await stop();
    kept.delete(id);
  }
  for (const known of wanted) {
    if (!kept.has(known.id)) kept.set(known.id, begin(known));
  }
}

/** Watches as soon as it has the lease, until it is stopped. */
function keep(watching: Watching, known: KnownMailbox, broken: (error: unknown) => void): Kept {
  const ending = new AbortController();
  const signal = AbortSignal.any([watching.signal, ending.signal]);
  const running = (async () => {
    while (!signal.aborted) {
      if (await watching.presence.takeMailbox(known.id)) {
        try {
          await withLease(watching, known, signal);
        } finally {
          await giveBack(watching, known);
        }
      }
      const pause = known.mailbox ? leasePollMs : faultPollMs;
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  })().catch(broken);
  const stop = async () => {
    ending.abort();
    await running;
  };
  return { known, stop };
}

async function withLease(watching: Watching, known: KnownMailbox, signal: AbortSignal): Promise<void> {
  const { db, log, random, mostBytes } = watching;
  const { id: mailboxId, mailbox } = known;
  if (!mailbox) {
    log.warn({ mailbox: known.address, reason: known.fault }, 'mailbox cannot be watched');
    return await setMailboxState(db, mailboxId, 'failing', known.fault);
  }
  // What the worker before said of its folders counts no longer.
  await clearWatches(db, mailboxId);
  const ending = new AbortController();
  const together = AbortSignal.any([signal, ending.signal]);
  const folders = mailbox.folders.map((folder) =>
    watchMailbox({ db, log, mailboxId, mailbox, folder, mostBytes, random, signal: together }),
  );
  try {
    await Promise.all(folders);
  } finally {
    // Where one has thrown the others still run: the lease is not given back under them.
    ending.abort();
    await Promise.allSettled(folders);
  }
}

/** Where the connection is gone the lease went with it. */
async function giveBack({ presence, log }: Watching, { id, address }: KnownMailbox): Promise<void> {
  try {
    await presence.giveMailboxBack(id);
  } catch (error) {
    log.debug({ error, mailbox: address }, 'the lease went with the connection');
  }
}
