// Beside the way of a mail: somebody tries one in the playground and waits for every step of it; nothing is sent.

import type { JobPayload } from '../../db/jobs.ts';
import { endTrial, findWaitingTrial, forgetTrial } from '../../db/trials.ts';
import { storable } from '../../triage/parse/storable.ts';
import { dryRun } from '../dry-run.ts';
import { messageOf } from '../errors.ts';
import { readMailToTry } from '../mail-to-try.ts';
import type { Job } from './job.ts';

export const tryMail: Job<JobPayload<'try-mail'>> = {
  run: async (context, { trialId, forget }) => {
    const { db, now } = context;
    if (forget) return await forgetTrial(db, trialId);
    const waiting = await findWaitingTrial(db, trialId);
    if (!waiting) return;
    try {
      const toTry = await readMailToTry(db, waiting, now());
      const { trial } = await dryRun(context, toTry);
      await endTrial(db, trialId, storable(trial));
    } catch (error) {
      // Somebody is looking at the page: they try again themselves, sooner than a queue would.
      context.log.warn({ trialId, error }, 'a mail could not be tried');
      await endTrial(db, trialId, { failure: storable(messageOf(error)) });
    }
  },
  giveUp: async ({ log }, { trialId }, error) => {
    log.warn({ trialId, error: messageOf(error) }, 'a mail that was tried could not be written down');
  },
};
