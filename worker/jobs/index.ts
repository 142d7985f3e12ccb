// Every job and its handler. A job of db/jobs.ts without one here does not compile.

import type { TaskList } from 'graphile-worker';

import { type JobName, type JobPayload, jobPayloads } from '../../db/jobs.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp } from '../errors.ts';
import { adaptModel } from './adapt-model.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { findSentMail } from './find-sent-mail.ts';
import { handOverSilence } from './hand-over-silence.ts';
import type { Job } from './job.ts';
import { mailNotifications } from './mail-notifications.ts';
import { receiveMail } from './receive-mail.ts';
import { replayDecisions } from './replay-decisions.ts';
import { saveSentCopy } from './save-sent-copy.ts';
import { sendAccountMail } from './send-account-mail.ts';
import { sendMail } from './send-mail.ts';
import { triageMail } from './triage-mail.ts';
import { tryMail } from './try-mail.ts';
import { wakeConversationJob } from './wake-conversation.ts';
import { watchPromise } from './watch-promise.ts';
import { writeBrief } from './write-brief.ts';

export const handlers = {
  'receive-mail': receiveMail,
  'triage-mail': triageMail,
  'write-brief': writeBrief,
  'send-mail': sendMail,
  'save-sent-copy': saveSentCopy,
  'find-sent-mail': findSentMail,
  'hand-over-silence': handOverSilence,
  'watch-promise': watchPromise,
  'wake-conversation': wakeConversationJob,
  'mail-notifications': mailNotifications,
  'adapt-model': adaptModel,
  'replay-decisions': replayDecisions,
  'try-mail': tryMail,
  'send-account-mail': sendAccountMail,
  'deliver-webhook': deliverWebhook,
} as const satisfies { [Name in JobName]: Job<JobPayload<Name>> };

export function createTasks(context: WorkerContext): TaskList {
  return {
    'receive-mail': task(context, 'receive-mail', handlers['receive-mail']),
    'triage-mail': task(context, 'triage-mail', handlers['triage-mail']),
    'write-brief': task(context, 'write-brief', handlers['write-brief']),
    'send-mail': task(context, 'send-mail', handlers['send-mail']),
    'save-sent-copy': task(context, 'save-sent-copy', handlers['save-sent-copy']),
    'find-sent-mail': task(context, 'find-sent-mail', handlers['find-sent-mail']),
    'hand-over-silence': task(context, 'hand-over-silence', handlers['hand-over-silence']),
    'watch-promise': task(context, 'watch-promise', handlers['watch-promise']),
    'wake-conversation': task(context, 'wake-conversation', handlers['wake-conversation']),
    'mail-notifications': task(context, 'mail-notifications', handlers['mail-notifications']),
    'adapt-model': task(context, 'adapt-model', handlers['adapt-model']),
    'replay-decisions': task(context, 'replay-decisions', handlers['replay-decisions']),
    'try-mail': task(context, 'try-mail', handlers['try-mail']),
    'send-account-mail': task(context, 'send-account-mail', handlers['send-account-mail']),
    'deliver-webhook': task(context, 'deliver-webhook', handlers['deliver-webhook']),
  } satisfies Record<JobName, unknown>;
}

function task<Name extends JobName>(context: WorkerContext, name: Name, handler: Job<JobPayload<Name>>) {
  return async (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) => {
    const checked = jobPayloads[name].parse(payload) as JobPayload<Name>;
    try {
      // Published meanwhile, other words are for the next job: what this one decides on is what it writes with.
      await handler.run({ ...context }, checked);
    } catch (error) {
      const last = error instanceof GiveUp || job.attempts >= job.max_attempts;
      context.log.warn({ job: name, attempt: job.attempts, last, error, payload: checked }, 'job failed');
      if (!last) throw error;
      await handler.giveUp(context, checked, error);
    }
  };
}
