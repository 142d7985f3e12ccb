// After a mail of which nobody knows whether it went: look for it, so that nobody gets it twice and nobody goes without.

import { handToPerson } from '../../db/handover.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { getOutboxEntry, type OutboxEntry } from '../../db/outbox.ts';
import { noteLook, settleAsSent, wasAnswered } from '../../db/outbox-steps.ts';
import type { WorkerContext } from '../context.ts';
import { messageOf } from '../errors.ts';
import { nextLook } from '../retry-schedule.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'find-sent-mail'>;

/**
 * Three things tell: a bounce (`receive-mail` then marks the mail as failed), an answer that refers to it, and a copy that
 * the server itself filed. Our own copies are filed only after a mail is known to be sent, so one that is there is a sign.
 */
export const findSentMail: Job<Payload> = {
  run: async (context, { outboxId }) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    if (entry.state !== 'unknown') return;
    const sign = await findSign(context, entry);
    if (sign.found)
      await context.db
        .transaction()
        .execute((trx) => settleAsSent(trx, entry.id, sign.reason, context.now()));
    else await lookAgain(context, entry, sign.reason);
  },
  giveUp: async (context, { outboxId }, error) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    if (entry.state === 'unknown') await offer(context, entry, messageOf(error), null);
  },
};

type Sign = Readonly<{ found: boolean; reason: string }>;

async function findSign(context: WorkerContext, entry: OutboxEntry): Promise<Sign> {
  const { messageId } = entry.message;
  if (await wasAnswered(context.db, entry.conversationId, messageId))
    return { found: true, reason: 'an answer to it has come' };
  try {
    const folder = await context.sentFolders.find(context.mailboxConfig(entry.mailboxId), messageId);
    return folder === null
      ? { found: false, reason: 'it is not in the Sent folder' }
      : { found: true, reason: `it was found in the folder ${folder}` };
  } catch (error) {
    // A mailbox that cannot be looked into is no sign of anything.
    return { found: false, reason: `the mailbox could not be looked into: ${messageOf(error)}` };
  }
}

async function lookAgain(context: WorkerContext, entry: OutboxEntry, reason: string): Promise<void> {
  const now = context.now();
  const { next, offer: isOffered } = nextLook({
    looks: entry.looks + 1,
    since: entry.handedOverAt ?? entry.createdAt,
    now,
  });
  if (isOffered) return await offer(context, entry, reason, next);
  await context.db.transaction().execute(async (trx) => {
    await noteLook(trx, entry.id, { reason, nextAt: next, offeredAt: null });
  });
}

/** A person is asked, once, whether to send it again; looking goes on meanwhile, since the sign may still come. */
async function offer(context: WorkerContext, entry: OutboxEntry, reason: string, nextAt: Date | null) {
  const now = context.now();
  await context.db.transaction().execute(async (trx) => {
    const offeredAt = entry.offeredAt ?? now;
    const noted = await noteLook(trx, entry.id, { reason, nextAt, offeredAt });
    if (noted && !entry.offeredAt) await handToPerson(trx, entry.conversationId, ['delivery_failed'], now);
  });
}
