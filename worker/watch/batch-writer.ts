// Between fetching and the ledger: a mail is written at once when nothing is being written, else together with the next.

import type { Database } from '../../db/database.ts';
import { type IncomingMail, recordMails } from '../../db/intake.ts';
import { keepSource, roomFor } from '../fresh-sources.ts';

export type BatchWriter = Readonly<{
  /** Waits only while a full batch waits for the one before it. Throws what an earlier write threw. */
  add: (mail: IncomingMail) => Promise<void>;
  /** Resolves once all is written, with the number of mails that were new. */
  finish: () => Promise<number>;
}>;

/** As many as are received together: such a transaction takes some twenty milliseconds, and what waits for it stays within a few megabytes. */
const most = { mails: 100, bytes: 4 * 1024 * 1024 };

/** Long enough for a batch to be received; where nobody receives, mail is taken in all the same. */
const patienceMs = 1_000;

export function createBatchWriter(db: Database): BatchWriter {
  let patient = true;
  let waiting: IncomingMail[] = [];
  let bytes = 0;
  let taken = 0;
  let failure: { cause: unknown } | null = null;
  let running: Promise<void> | null = null;
  let held: (() => void)[] = [];
  const letGoOn = () => {
    for (const goOn of held) goOn();
    held = [];
  };
  /** While these are written the next ones come together. */
  const take = () => {
    const batch = waiting;
    waiting = [];
    bytes = 0;
    letGoOn();
    return batch;
  };
  const writeAll = async () => {
    try {
      while (waiting.length > 0 && !failure) {
        const batch = take();
        if (patient) patient = await roomFor(db, sizeOf(batch), patienceMs);
        const fresh = await recordMails(db, batch);
        taken += fresh.size;
        for (const { uid, source, kind = 'live' } of batch) {
          const ledgerId = fresh.get(uid);
          if (ledgerId !== undefined && kind === 'live' && source instanceof Uint8Array)
            keepSource(db, ledgerId, source);
        }
      }
    } catch (cause) {
      failure = { cause };
    } finally {
      // At once with the last look at what waits: what is added from now on is written by another round.
      running = null;
      letGoOn();
    }
  };
  const start = () => {
    running ??= writeAll();
  };
  const throwFailure = () => {
    if (failure) throw failure.cause;
  };
  return {
    add: async (mail) => {
      throwFailure();
      waiting.push(mail);
      bytes += mail.source instanceof Uint8Array ? mail.source.length : 0;
      start();
      if (waiting.length >= most.mails || bytes >= most.bytes)
        await new Promise<void>((resolve) => {
          held.push(resolve);
        });
    },
    finish: async () => {
      await running;
      throwFailure();
      return taken;
    },
  };
}

/** Of what will be kept. */
const sizeOf = (batch: readonly IncomingMail[]) =>
  batch.reduce(
    (sum, { source, kind = 'live' }) =>
      sum + (kind === 'live' && source instanceof Uint8Array ? source.length : 0),
    0,
  );
