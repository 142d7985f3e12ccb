// Fourth stage: one mail of the outbox goes out, at most once.

import { handToPerson } from '../../db/handover.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { notifyMailFailed } from '../../db/notifications.ts';
import { getOutboxEntry, type OutboxEntry } from '../../db/outbox.ts';
import { endTry, markHandedOver, setSendingFault, takeMessageId } from '../../db/outbox-steps.ts';
import type { Reason } from '../../triage/reasons.ts';
import { claimMail } from '../claim-mail.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp, messageOf } from '../errors.ts';
import { nextLook, nextTry, putOffWaits, unreachedWaits } from '../retry-schedule.ts';
import { findEarlier, type SentEarlier } from '../sent-earlier.ts';
import { fillCode } from '../smtp/fill-code.ts';
import { readMail } from '../smtp/read-mail.ts';
import type { LaterCause, SendResult } from '../smtp/send-once.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'send-mail'>;

/**
 * Where much mail lies there, as after an outage, it is first taken in and judged, so that people see what is urgent, and so
 * that who has written again since is not answered to his first mail; answers that are ready wait no longer than this for it.
 * Sending costs as much as all that goes before it: half of a backlog would be judged half as fast meanwhile.
 */
const mostPatienceMs = 10_000;

export const sendMail: Job<Payload> = {
  run: async (context, { outboxId }) => {
    await context.underWay.quiet(mostPatienceMs);
    const entry = await claimMail(context, outboxId);
    if (entry) await record(context, entry, await trySending(context, entry));
  },
  giveUp: async (context, { outboxId }, error) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    if (entry.state !== 'queued' && entry.state !== 'sending') return;
    // It had left when something else broke, such as the database that should have noted the answer.
    if (entry.handedOverAt) await becomeUnknown(context, entry, messageOf(error));
    else await fail(context, entry, messageOf(error), 'engine_error');
  },
};

type Outcome = SendResult | SentEarlier;

async function trySending(context: WorkerContext, entry: OutboxEntry): Promise<Outcome> {
  const { db, mailer, now } = context;
  const raw = await build(context, entry);
  try {
    const mailbox = context.mailboxConfig(entry.mailboxId);
    const earlier = await findEarlier(context, entry, mailbox);
    if (earlier) return earlier;
    return await mailer.send(mailbox, raw, {
      from: entry.envelopeFrom ?? mailbox.address,
      to: [...entry.message.to, ...entry.message.cc, ...entry.message.bcc].map((each) => each.address),
      mayGo: () => markHandedOver(db, entry.id, entry.attempts, now()),
    });
  } catch (error) {
    // Thrown before anything went out: this worker cannot reach its mailbox.
    return { kind: 'later', reason: messageOf(error), cause: 'mailbox' };
  }
}

async function build({ db, config }: WorkerContext, entry: OutboxEntry): Promise<Buffer> {
  try {
    return await readMail(db, await fillCode(db, config.secret, entry));
  } catch (cause) {
    throw new GiveUp(`The mail cannot be put together: ${messageOf(cause)}`, { cause });
  }
}

async function record(context: WorkerContext, entry: OutboxEntry, result: Outcome): Promise<void> {
  switch (result.kind) {
    case 'sent':
      return await markSent(context, entry, '', result.response);
    case 'sent-before':
      return await markSent(context, entry, result.reason, null, result.messageId);
    case 'answered-before':
      return await withdraw(context, entry, result.reason);
    case 'in-doubt':
      return await becomeUnknown(context, entry, result.reason);
    case 'later':
      return await putOff(context, entry, result.reason, result.cause);
    case 'refused':
      // A server that judges mails takes mails.
      if (entry.hasSendingFault) await setSendingFault(context.db, entry.mailboxId, null);
      return await fail(context, entry, result.reason, 'delivery_failed');
    case 'unknown':
      return await becomeUnknown(context, entry, result.reason);
    case 'overtaken':
      return;
    default:
      throw new GiveUp(`unexpected result ${JSON.stringify(result satisfies never)}`);
  }
}

function markSent(
  context: WorkerContext,
  entry: OutboxEntry,
  reason: string,
  response: string | null,
  messageId = entry.message.messageId,
) {
  const { db, now } = context;
  return db.transaction().execute(async (trx) => {
    const isOurs = await endTry(trx, entry.id, entry.attempts, {
      state: 'sent',
      reason,
      response,
      at: now(),
    });
    if (isOurs && messageId !== entry.message.messageId)
      await takeMessageId(trx, entry.message.id, messageId);
    if (entry.hasSendingFault) await setSendingFault(trx, entry.mailboxId, null);
  });
}

/** A person had answered it, in a time that the database has forgotten: a person has it again. */
function withdraw({ db, now }: WorkerContext, entry: OutboxEntry, reason: string) {
  return db.transaction().execute(async (trx) => {
    if (await endTry(trx, entry.id, entry.attempts, { state: 'withdrawn', reason }))
      await handToPerson(trx, entry.conversationId, ['engine_error'], now());
  });
}

/** Tried again over three days, in the sight of people; then it has failed. */
async function putOff(context: WorkerContext, entry: OutboxEntry, reason: string, cause: LaterCause) {
  const { db, now } = context;
  const dueAt = nextTry(cause === 'mailbox' ? unreachedWaits : putOffWaits, {
    tries: entry.attempts,
    firstAt: entry.firstTriedAt ?? now(),
    now: now(),
    chance: context.chance(),
  });
  await db.transaction().execute(async (trx) => {
    // Nobody's mail fails for a wrong password: it waits, and the desk is told what is wrong with the mailbox.
    await setSendingFault(trx, entry.mailboxId, cause === 'mailbox' ? reason : null);
    if (dueAt) await endTry(trx, entry.id, entry.attempts, { state: 'queued', reason, dueAt });
  });
  if (!dueAt) await fail(context, entry, `tried for three days: ${reason}`, 'delivery_failed');
}

/** The customer has not heard from us: a person takes it from here. */
async function fail({ db, now }: WorkerContext, entry: OutboxEntry, reason: string, why: Reason) {
  await db.transaction().execute(async (trx) => {
    if (!(await endTry(trx, entry.id, entry.attempts, { state: 'failed', reason }))) return;
    await notifyMailFailed(trx, entry.id);
    await handToPerson(trx, entry.conversationId, [why], now());
  });
}

/** It may have arrived. It is looked for before anybody is asked. */
async function becomeUnknown({ db, now }: WorkerContext, entry: OutboxEntry, reason: string) {
  const { next } = nextLook({ looks: 0, since: now(), now: now() });
  await db.transaction().execute(async (trx) => {
    await endTry(trx, entry.id, entry.attempts, { state: 'unknown', reason, lookAt: next ?? now() });
  });
}
