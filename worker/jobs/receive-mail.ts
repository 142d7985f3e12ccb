// Second stage: from a ledger row to a message in a conversation, or to the reason why it is none.

import { setImmediate as nextTurn } from 'node:timers/promises';

import { addAwaiting } from '../../db/awaiting-decision.ts';
import {
  conversationQueue,
  enqueueAll,
  type JobPayload,
  receiveKey,
  removeJobs,
  triageKey,
} from '../../db/jobs.ts';
import { getLedgerEntry, type LedgerEntry, listLedgerEntries, settle } from '../../db/ledger.ts';
import { getMailbox, type Mailbox } from '../../db/mailboxes.ts';
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
    const mailbox = await receiveOne(context, ledgerId);
    if (mailbox) await receiveWaiting(context, mailbox, ledgerId);
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

/** Apart from what follows, so that a large mail is let go of before the next is read. Answers null where it is settled. */
function receiveOne(context: WorkerContext, ledgerId: number): Promise<Mailbox | null> {
  return largeMailTurn.during(async (takeTurn) => {
    const entry = await getLedgerEntry(context.db, ledgerId, {
      beforeLarge: takeTurn,
      known: freshOf(context, [ledgerId]),
    });
    if (!isWaiting(entry)) return null;
    const mailbox = await getMailbox(context.db, entry.mailboxId);
    await placeAll(context, [await readArrival(context, entry, mailbox)], []);
    return mailbox;
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
 * Goes on with the mails that came right after, as long as there are any: for each of them a job of its own waits in the
 * same queue, and taking that, asking for the mail and marking the job as done costs as much as receiving it.
 */
async function receiveWaiting(context: WorkerContext, mailbox: Mailbox, afterId: number): Promise<void> {
  let last = afterId;
  for (let round = 0; round < mostBatches; round++) {
    const ids = await listWaiting(context.db, mailbox.id, last, batch);
    last = ids.at(-1) ?? last;
    if (ids.length === 0) return;
    try {
      await context.underWay.intake(() => receiveBatch(context, mailbox, ids));
    } catch (error) {
      // None of them was placed. Each is tried by its own job, which says which one it was and what becomes of it.
      context.log.info({ error, mails: ids.length }, 'mails are received one by one');
      return;
    }
  }
}

async function receiveBatch(context: WorkerContext, mailbox: Mailbox, ids: readonly number[]) {
  const arrivals: Arrival[] = [];
  for (const entry of await listLedgerEntries(context.db, ids, { known: freshOf(context, ids) })) {
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
    await enqueueAll(
      trx,
      'triage-mail',
      placed.map(({ messageId, conversationId, again }) => ({
        payload: { messageId, ...(again ? { again } : {}) },
        queue: conversationQueue(conversationId),
        ...(again ? {} : { key: triageKey(messageId) }),
      })),
    );
    await removeJobs(trx, spareJobs);
  });
}
