// Third stage: understand, look up, decide; see `../triage-mails.ts`. Here: one mail, then those that wait behind it.

import {
  claimAwaiting,
  enqueueEach,
  leaveAlone,
  listAwaiting,
  patienceMs,
} from '../../db/awaiting-decision.ts';
import { handToPerson } from '../../db/handover.ts';
import { enqueue, type JobPayload, triageKey } from '../../db/jobs.ts';
import { insertDecision } from '../../db/record-decisions.ts';
import { getMailToTriage, lockConversation } from '../../db/triage.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { triageMails } from '../triage-mails.ts';
import { nothingKnown, withoutUnderstanding } from '../without-understanding.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'triage-mail'>;

/** Few enough that the first of them hardly waits for the last, and that a page waits two tenths of a second for a lock. */
const batchMails = 100;
/** After this many batches the job ends: other work gets its turn. */
const mostBatches = 20;

export const triageMail: Job<Payload> = {
  run: async (context, { messageId, lastId, again = false }) => {
    if (lastId !== undefined) return await triageLeft(context, { messageId, lastId });
    const { underWay } = context;
    // A provider may take seconds over one mail: then each is judged by itself.
    if (!again && !context.provider) {
      const outcome = await triageWaiting(context, messageId);
      if (outcome === 'judged') return;
      if (outcome === 'busy' && (await putOff(context, messageId))) return;
    }
    // Somebody has it in a batch: when that has failed, it is judged here.
    await underWay.end(messageId);
    await triageMails(context, [messageId], { again, spareJobs: [] });
  },
  giveUp: async (context, { messageId, lastId, again = false }, error) => {
    if (lastId !== undefined) return await leaveEach(context, { messageId, lastId });
    const { conversationId, decided } = await getMailToTriage(context.db, messageId);
    // It is done; what failed was to go on with those behind it, and they have jobs of their own.
    if (decided && !again) return;
    const failure = [{ name: 'Failure', value: messageOf(error), source: 'triage' }];
    await context.db.transaction().execute(async (trx) => {
      await lockConversation(trx, conversationId);
      const decision = withoutUnderstanding('escalate', 'engine_error');
      await insertDecision(trx, { ...nothingKnown, messageId, conversationId, decision, facts: failure });
      await handToPerson(trx, conversationId, ['engine_error'], context.now());
    });
  },
};

/**
 * Judging many together takes the statements of one, and the jobs of those mails need not be worked any more. Answers whether
 * `own` was judged among them; `busy` where that is being done twice at this moment.
 */
async function triageWaiting(context: WorkerContext, own: number): Promise<'judged' | 'left' | 'busy'> {
  const { underWay } = context;
  let judged = false;
  const wasFree = await underWay.together(async () => {
    for (let batch = 0; batch < mostBatches; batch++) {
      const messageIds = await claimAwaiting(context.db, batchMails);
      if (messageIds.length === 0) return true;
      const judging = () => underWay.during(messageIds, () => triageBatch(context, messageIds));
      // A mail that comes alone keeps nothing waiting, least of all its own answer.
      const done = await (messageIds.length > 1 ? underWay.intake(judging) : judging());
      if (!done) return false;
      judged ||= messageIds.includes(own);
    }
    return false;
  });
  if (!wasFree) return 'busy';
  return judged ? 'judged' : 'left';
}

type Range = Readonly<{ messageId: number; lastId: number }>;

/** What was placed together and was not judged with the first of it: the worker that had it has died, say, or is not there yet. */
async function triageLeft(context: WorkerContext, range: Range): Promise<void> {
  const { db, now } = context;
  if ((await listAwaiting(db, range)).length === 0) return;
  const outcome = await triageWaiting(context, range.messageId);
  if (outcome !== 'busy') return await leaveEach(context, range);
  const later = new Date(now().getTime() + patienceMs);
  await db.transaction().execute((trx) => enqueue(trx, 'triage-mail', range, { runAt: later }));
}

/** A job of its own for each that somebody has in hand; it goes with the judgement. */
async function leaveEach({ db, now }: WorkerContext, range: Range): Promise<void> {
  const later = new Date(now().getTime() + patienceMs);
  await db.transaction().execute(async (trx) => enqueueEach(trx, await listAwaiting(trx, range), later));
}

/** Those at work take it along; should they fail to, it has its job again. Not where it is to be judged alone. */
const putOff = ({ db, now }: WorkerContext, messageId: number) =>
  db.transaction().execute(async (trx) => {
    const waiting = await listAwaiting(trx, { messageId });
    await enqueueEach(trx, waiting, new Date(now().getTime() + patienceMs));
    return waiting.length > 0;
  });

async function triageBatch(context: WorkerContext, messageIds: readonly number[]): Promise<boolean> {
  try {
    await triageMails(context, messageIds, { again: false, spareJobs: messageIds.map(triageKey) });
    return true;
  } catch (error) {
    // Nothing was done about any of them. The job of each says which one it was, and what becomes of it.
    context.log.info({ error, mails: messageIds.length }, 'mails are judged one by one');
    await context.db.transaction().execute((trx) => leaveAlone(trx, messageIds));
    return false;
  }
}
