// Fourth stage: one mail of the outbox goes out, at most once.

import { handToPerson } from '../../db/handover.ts';
import type { JobPayload } from '../../db/jobs.ts';
import { getOutboxEntry, type OutboxEntry } from '../../db/outbox.ts';
import { endTry, markHandedOver, setSendingFault } from '../../db/outbox-steps.ts';
import type { Reason } from '../../triage/reasons.ts';
import { claimMail } from '../claim-mail.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp, messageOf } from '../errors.ts';
import { nextLook, nextTry, putOffWaits, unreachedWaits } from '../retry-schedule.ts';
import { readMail } from '../smtp/read-mail.ts';
import type { LaterCause, SendResult } from '../smtp/send-once.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'send-mail'>;

export const sendMail: Job<Payload> = {
  run: async (context, { outboxId }) => {
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

/** `sent-before`: it had gone out at an earlier try, or before the database was set back to an older state. */
type Outcome = SendResult | Readonly<{ kind: 'sent-before'; folder: string }>;

/** A mail that has waited longer was queued in another time: perhaps in a backup that was put back since. */
const freshMs = 10 * 60_000;

async function trySending(context: WorkerContext, entry: OutboxEntry): Promise<Outcome> {
  const { db, mailer, now } = context;
  const raw = await build(context, entry);
  try {
    const mailbox = context.mailboxConfig(entry.mailboxId);
    // Not on the hot path: a first try of a fresh mail has nothing to look for.
    if (entry.attempts > 1 || now().getTime() - entry.createdAt.getTime() > freshMs) {
      const folder = await context.sentFolders.find(mailbox, entry.message.messageId);
      if (folder !== null) return { kind: 'sent-before', folder };
    }
    return await mailer.send(mailbox, raw, {
      from: entry.envelopeFrom ?? mailbox.address,
      to: [...entry.message.to, ...entry.message.cc].map((each) => each.address),
      mayGo: () => markHandedOver(db, entry.id, entry.attempts, now()),
    });
  } catch (error) {
    // Thrown before anything went out: this worker cannot reach its mailbox.
    return { kind: 'later', reason: messageOf(error), cause: 'mailbox' };
  }
}

async function build({ db }: WorkerContext, entry: OutboxEntry): Promise<Buffer> {
  try {
    return await readMail(db, entry);
  } catch (cause) {
    throw new GiveUp(`The mail cannot be put together: ${messageOf(cause)}`, { cause });
  }
}

async function record(context: WorkerContext, entry: OutboxEntry, result: Outcome): Promise<void> {
  switch (result.kind) {
    case 'sent':
      return await markSent(context, entry, '', result.response);
    case 'sent-before':
      return await markSent(context, entry, `it was found in the folder ${result.folder}`, null);
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

function markSent(context: WorkerContext, entry: OutboxEntry, reason: string, response: string | null) {
  const { db, now } = context;
  return db.transaction().execute(async (trx) => {
    await endTry(trx, entry.id, entry.attempts, { state: 'sent', reason, response, at: now() });
    if (entry.hasSendingFault) await setSendingFault(trx, entry.mailboxId, null);
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
    if (await endTry(trx, entry.id, entry.attempts, { state: 'failed', reason }))
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
