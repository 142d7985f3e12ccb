// Second stage: from a ledger row to a message in a conversation, or to the reason why it is none.

import { addAwaiting, enqueueEach, patienceMs } from '../../db/awaiting-decision.ts';
import type { Trx } from '../../db/database.ts';
import {
  conversationQueue,
  enqueue,
  enqueueAll,
  type JobPayload,
  mailboxQueue,
  orderPriority,
  receiveKey,
  removeJobs,
} from '../../db/jobs.ts';
import { getLedgerEntry, type LedgerEntry, listLedgerEntries, settle } from '../../db/ledger.ts';
import { getMailbox } from '../../db/mailboxes.ts';
import { type LedgerRange, listLeft, listWaiting, lockWaiting } from '../../db/waiting-mail.ts';
import { storable } from '../../triage/parse/storable.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { takeSource } from '../fresh-sources.ts';
import { largeMailTurn } from '../large-mail-turn.ts';
import { type Arrival, type Placed, placeMails } from '../place-mails.ts';
import { readArrival } from '../read-arrival.ts';
import { showUnparsable } from '../show-unparsable.ts';
import { takeTurns } from '../turns.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'receive-mail'>;

/** What is taken along in one transaction: few enough that the first of them hardly waits for the last. */
const batch = { mails: 100, bytes: 4 * 1024 * 1024 };
/** After this many batches the job ends, and that of the next mails goes on. */
const mostBatches = 16;

export const receiveMail: Job<Payload> = {
  run: async (context, { ledgerId, lastId = ledgerId, alone = false }) => {
    if (!alone && (await receiveTogether(context, ledgerId)) >= lastId) return;
    if (lastId === ledgerId) await receiveOne(context, ledgerId);
    else await leaveEach(context, { ledgerId, lastId });
  },
  giveUp: async (context, { ledgerId, lastId = ledgerId }, error) => {
    if (lastId !== ledgerId) return await leaveEach(context, { ledgerId, lastId });
    const { db, now } = context;
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
 * With the mails that came right after, as long as there are any: each has a job in the same queue, and taking that, asking
 * for the mail and marking the job as done costs as much as receiving it. Answers the id up to which none of them waits any
 * more. Does nothing for a mail that waits alone, or that is large.
 */
async function receiveTogether(context: WorkerContext, own: number): Promise<number> {
  let done = own - 1;
  for (let round = 0; round < mostBatches; round++) {
    const ids = await listWaiting(context.db, { ledgerId: own, fromId: done + 1 }, batch);
    const last = ids.at(-1);
    if (last === undefined || last === own) return done;
    try {
      await context.underWay.intake(() => receiveBatch(context, ids));
    } catch (error) {
      // None of them was placed. Each is tried by a job of its own, which says which one it was and what becomes of it.
      context.log.info({ error, mails: ids.length }, 'mails are received one by one');
      return done;
    }
    done = last;
  }
  return done;
}

/** A job of its own for each that still waits, before the jobs of what came after them. */
async function leaveEach({ db }: WorkerContext, range: LedgerRange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const left = await listLeft(trx, range);
    await enqueueAll(
      trx,
      'receive-mail',
      left.map(({ id, mailboxId }) => ({
        payload: { ledgerId: id, alone: true },
        queue: mailboxQueue(mailboxId),
        priority: orderPriority,
      })),
    );
  });
}

async function receiveBatch(context: WorkerContext, ids: readonly number[]): Promise<void> {
  const entries = await listLedgerEntries(context.db, ids, { known: freshOf(context, ids) });
  const mailbox = await getMailbox(context.db, entries[0]?.mailboxId ?? 0);
  const arrivals: Arrival[] = [];
  const turn = takeTurns();
  for (const entry of entries) {
    arrivals.push(await readArrival(context, entry, mailbox));
    // Others have work too: what is asked of the database, and what it answers, goes to and fro meanwhile.
    await turn();
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
    await enqueueTriage(context, trx, placed);
    await removeJobs(trx, spareJobs);
  });
}

/** The job of the first judges the others along with it; one more, a little later, is for when that fails. */
async function enqueueTriage(context: WorkerContext, trx: Trx, placed: readonly Placed[]): Promise<void> {
  const again = placed.filter((each) => each.again);
  const fresh = placed.filter((each) => !each.again);
  const [first] = fresh;
  const now = again.map(({ messageId, conversationId }) => ({
    payload: { messageId, again: true },
    queue: conversationQueue(conversationId),
  }));
  await enqueueAll(trx, 'triage-mail', now);
  // A provider may take seconds over each.
  await enqueueEach(trx, context.provider ? fresh : fresh.slice(0, 1));
  if (context.provider || !first || fresh.length === 1) return;
  const ids = fresh.map(({ messageId }) => messageId);
  const range = { messageId: Math.min(...ids), lastId: Math.max(...ids) };
  await enqueue(trx, 'triage-mail', range, { runAt: new Date(context.now().getTime() + patienceMs) });
}
