// Tells one webhook what has happened: all that is due, in order within each conversation, and later what did not come through.

import { SealError, unseal } from '../../config/seal.ts';
import type { JobPayload } from '../../db/jobs.ts';
import {
  type DueDelivery,
  enqueueDeliveries,
  findNextTry,
  listDueDeliveries,
  recordTry,
} from '../../db/webhook-deliveries.ts';
import { findWebhook, hookSeal, noteHookAnswers, noteHookFault, type Webhook } from '../../db/webhooks.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { nextHookTry } from '../retry-schedule.ts';
import { hookBody, hookMessageId } from '../webhooks/hook-body.ts';
import { type Answer, post } from '../webhooks/post.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'deliver-webhook'>;

/** Told at once; a receiver that is fast gets the next ones right after them. */
const together = 8;
/** A hand of this worker's is lent for so long, then mail has its turn; what is left comes right after. */
const turnMs = 10_000;
/** Where none of them came through, the receiver is left alone for so long at least. */
const restMs = 5_000;

export const deliverWebhook: Job<Payload> = {
  run: async (context, { webhookId }) => {
    const { db, now } = context;
    const end = now().getTime() + turnMs;
    let rests = false;
    let byHand = false;
    while (!rests && now().getTime() < end) {
      const hook = await findWebhook(db, webhookId);
      if (!hook) return;
      // One that is switched off is told only what somebody sends it from its page.
      byHand = !hook.enabled;
      const due = await listDueDeliveries(db, hook.id, { now: now(), most: together, byHand });
      if (due.length === 0) break;
      const came = await Promise.all(due.map((delivery) => deliver(context, hook, delivery)));
      rests = !came.includes(true);
    }
    const next = await findNextTry(db, webhookId, { byHand });
    if (!next) return;
    const earliest = new Date(now().getTime() + (rests ? restMs : 0));
    await db
      .transaction()
      .execute((trx) => enqueueDeliveries(trx, webhookId, next > earliest ? next : earliest));
  },
  // What was due stays due: the next event takes it along, or the round of upkeep.
  giveUp: async ({ log }, { webhookId }, error) => {
    log.error({ webhookId, error: messageOf(error) }, 'a webhook could not be told');
  },
};

/** Answers whether it came through. */
async function deliver(context: WorkerContext, hook: Webhook, delivery: DueDelivery): Promise<boolean> {
  const { db, log, now, chance } = context;
  const began = performance.now();
  const { fault, gone, pauseMs, ...answer } = await tell(context, hook, delivery);
  const milliseconds = Math.round(performance.now() - began);
  const at = now();
  const nextTryAt =
    fault === null ? null : nextHookTry({ tries: delivery.tries + 1, now: at, chance: chance(), pauseMs });
  await recordTry(db, delivery.id, { ...answer, fault, milliseconds, at, nextTryAt });
  if (fault === null) await noteHookAnswers(db, hook.id);
  else if (await noteHookFault(db, hook.id, { fault, gone, at }))
    log.error({ webhookId: hook.id, fault }, 'a webhook has failed for days and is switched off');
  return fault === null;
}

async function tell({ config, now }: WorkerContext, hook: Webhook, delivery: DueDelivery): Promise<Answer> {
  try {
    return await post({
      url: new URL(hook.url),
      secret: unseal(config.secret, hookSeal(hook.id), hook.secret),
      ownNetwork: hook.ownNetwork,
      id: hookMessageId(delivery),
      body: hookBody(delivery, hook.withDetails),
      now: now(),
    });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const fault = 'its secret was sealed with another BATON_SECRET; make a new one on its page';
    return { status: null, response: '', fault, gone: false, pauseMs: 0 };
  }
}
