// Looks through the database for work that nothing will take up any more, and puts it right or tells a person.

import { dropAbandonedPieces } from '../db/incoming-pieces.ts';
import { jobPayloads } from '../db/jobs.ts';
import { getLedgerEntry, settle } from '../db/ledger.ts';
import { type GivenUp, listGivenUp, removeJob, requeueLost } from '../db/lost-jobs.ts';
import { countRepairs } from '../db/sweep.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';
import { handlers } from './jobs/index.ts';
import type { Job } from './jobs/job.ts';
import { showUnparsable } from './show-unparsable.ts';

/** A job is gone a moment after what it did is there; beyond this nothing is under way. */
const graceSeconds = 120;

/** To be called by one worker at a time. */
export async function repair(context: WorkerContext, grace = graceSeconds): Promise<void> {
  const { db, log } = context;
  const requeued = await db.transaction().execute(async (trx) => {
    const lost = await requeueLost(trx, grace);
    await countRepairs(trx, lost);
    return lost;
  });
  if (Object.values(requeued).some((count) => count > 0)) log.warn(requeued, 'lost jobs are queued again');
  for (const job of await listGivenUp(db)) await tell(context, job);
  await dropAbandonedPieces(db);
}

/** What was to happen when the job was given up is done now; a mail that even that fails on is shown with no word of it. */
async function tell(context: WorkerContext, job: GivenUp): Promise<void> {
  const { db, log } = context;
  const error = new Error('it was given up, and what was to happen then failed too');
  try {
    await giveUp(context, job, error).catch(async (cause) => {
      if (job.name !== 'receive-mail') throw cause;
      await showNothing(context, job, error.message);
    });
    await removeJob(db, job.id);
    await countRepairs(db, { told: 1 });
    log.error({ job: job.name, payload: job.payload, last: job.error }, 'a job had ended in silence');
  } catch (cause) {
    // It stays where it is and is found again in the next round.
    log.error(
      { job: job.name, payload: job.payload, error: messageOf(cause) },
      'nobody could be told of a job',
    );
  }
}

async function giveUp(context: WorkerContext, { name, payload }: GivenUp, error: Error): Promise<void> {
  const handler = handlers[name] as Job<unknown>;
  await handler.giveUp(context, jobPayloads[name].parse(payload), error);
}

async function showNothing({ db, now }: WorkerContext, job: GivenUp, reason: string): Promise<void> {
  const { ledgerId } = jobPayloads['receive-mail'].parse(job.payload);
  const entry = await getLedgerEntry(db, ledgerId);
  await db.transaction().execute(async (trx) => {
    const shown = await showUnparsable(trx, { ...entry, source: Buffer.alloc(0) }, reason, now());
    await settle(trx, ledgerId, { disposition: 'unparsable', reason, ...shown });
  });
}
