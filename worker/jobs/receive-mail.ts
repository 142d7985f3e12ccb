// Second stage: from a ledger row to a message in a conversation, or to the reason why it is none.

import { setImmediate as nextTurn } from 'node:timers/promises';

import { addAwaiting, patienceMs } from '../../db/awaiting-decision.ts';
import {
  conversationQueue,
  enqueueAll,
  type JobPayload,
  receiveKey,
  removeJobs,
  triageKey,
} from '../../db/jobs.ts';
import { getLedgerEntry, type LedgerEntry, listLedgerEntries, settle } from '../../db/ledger.ts';
import { getMailbox } from '../../db/mailboxes.ts';
import { listWaiting, lockWaiting } from '../../db/waiting-mail.ts';
import { storable } from '../../triage/parse/storable.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { takeSource } from '../fresh-sources.ts';
import { largeMailTurn } from '../large-mail-turn.ts';
import { type Arrival, placeMails } from '../place-mails.ts';
import { readArrival } from '../read-arrival.ts';
import { showUnparsable } from '../show-unparsable.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'receive-mail'>;

/** What is taken along in one transaction: few enough that the first of them hardly waits for the last. */
const batch = { mails: 100, bytes: 4 * 1024 * 1024 };
/** After this many batches the job ends, and the next mail's own job goes on. */
const mostBatches = 16;

export const receiveMail: Job<Payload> = {
  run: async (context, { ledgerId }) => {
    const ids = await listWaiting(context.db, { ledgerId }, batch);
    const goneAlong =
      ids[0] === ledgerId && ids.length > 1 && (await receiveTogether(context, ids, ledgerId));
    if (!goneAlong) await receiveOne(context, ledgerId);
  },
  giveUp: async ({ db, now }, { ledgerId }, error) => {
    const reason = storable(messageOf(error));
    const entry = await getLedgerEntry(db, ledgerId);
    await db.transaction().execute(async (trx) => {
      // Read once more in vain: it is shown already.
      if (entry.messageRef) return await settle(trx, ledgerId, { disposition: 'unparsable', reason });
      const shown = await showUnparsable(trx, entry, reason, now());
      await settle(trx, ledgerId, { disposition: 'unparsable', reason, ...shown });
    });
  },
};

async function receiveOne(context: WorkerContext, ledgerId: number): Promise<void> {
  await largeMailTurn.during(async (takeTurn) => {
    const entry = await getLedgerEntry(context.db, ledgerId, {
      beforeLarge: takeTurn,
      known: freshOf(context, [ledgerId]),
    });
    if (!isWaiting(entry)) return;
    const mailbox = await getMailbox(context.db, entry.mailboxId);
    await placeAll(context, [await readArrival(context, entry, mailbox)], []);
  });
}

/** What this process has just fetched. */
const freshOf = ({ db }: WorkerContext, ids: readonly number[]) =>
  new Map(
    ids.flatMap((id): [number, Buffer][] => {
      const source = takeSource(db, id);
      return source ? [[id, source]] : [];
    }),
  );

const isWaiting = ({ settledAt }: LedgerEntry) => settledAt === null;

/**
 * With the mails that came right after, as long as there are any: for each of them a job of its own waits in the same queue,
 * and taking that, asking for the mail and marking the job as done costs as much as receiving it. Answers whether the mail
 * of the job that does this was among those that have their place now.
 */
async function receiveTogether(
  context: WorkerContext,
  first: readonly number[],
  own: number,
): Promise<boolean> {
  let ids = first;
  for (let round = 0; round < mostBatches && ids.length > 0; round++) {
    const together = ids;
    try {
      await context.underWay.intake(() => receiveBatch(context, together));
    } catch (error) {
      // None of them was placed. Each is tried by its own job, which says which one it was and what becomes of it.
      context.log.info({ error, mails: ids.length }, 'mails are received one by one');
      return round > 0;
    }
    ids = await listWaiting(context.db, { ledgerId: own, fromId: (ids.at(-1) ?? own) + 1 }, batch);
  }
  return true;
}

async function receiveBatch(context: WorkerContext, ids: readonly number[]): Promise<void> {
  const entries = await listLedgerEntries(context.db, ids, { known: freshOf(context, ids) });
  const mailbox = await getMailbox(context.db, entries[0]?.mailboxId ?? 0);
  const arrivals: Arrival[] = [];
  for (const entry of entries) {
    arrivals.push(await readArrival(context, entry, mailbox));
    // Others have work too: what is asked of the database, and what it answers, goes to and fro meanwhile.
    await nextTurn();
  }
  await placeAll(context, arrivals, ids.map(receiveKey));
}

/** All in one transaction, with the jobs that follow; the jobs that would have done the same are gone with it. */
async function placeAll(
  context: WorkerContext,
  arrivals: readonly Arrival[],
  spareJobs: readonly string[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    // Somebody else has placed some of them meanwhile: a worker that was taken for dead, say.
    const waiting = await lockWaiting(
      trx,
      arrivals.map(({ entry }) => entry.id),
    );
    const placed = await placeMails(
      context,
      trx,
      arrivals.filter(({ entry }) => waiting.has(entry.id)),
    );
    await addAwaiting(
      trx,
      placed.filter(({ again }) => !again),
    );
    // The job of the first judges the others along with it; theirs are for when that fails.
    const later = new Date(context.now().getTime() + patienceMs);
    const first = placed.find(({ again }) => !again);
    await enqueueAll(
      trx,
      'triage-mail',
      placed.map(({ messageId, conversationId, again }) => ({
        payload: { messageId, ...(again ? { again } : {}) },
        queue: conversationQueue(conversationId),
        ...(again ? {} : { key: triageKey(messageId) }),
        ...(again || context.provider || messageId === first?.messageId ? {} : { runAt: later }),
      })),
    );
    await removeJobs(trx, spareJobs);
  });
}
