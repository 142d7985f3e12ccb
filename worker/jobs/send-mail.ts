// Fourth stage: one mail of the outbox goes out, at most once.

import { handToPerson } from '../../db/handover.ts';
import { enqueue, type JobPayload } from '../../db/jobs.ts';
import {
  getOutboxEntry,
  getSendState,
  type OutboxEntry,
  type SendState,
  setOutboxState,
} from '../../db/outbox.ts';
import type { WorkerContext } from '../context.ts';
import { GiveUp, messageOf } from '../errors.ts';
import { buildMail } from '../smtp/build-mail.ts';
import type { SendResult } from '../smtp/mailer.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'send-mail'>;

export const sendMail: Job<Payload> = {
  run: async (context, { outboxId }) => {
    const entry = await claim(context, outboxId);
    if (!entry) return;
    const result = await trySending(context, entry);
    await record(context, entry, result);
    if (result.kind === 'later') throw new Error(result.reason);
  },
  giveUp: async (context, { outboxId }, error) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    if (entry.state === 'queued') await fail(context, entry, 'failed', messageOf(error));
    // It was on its way when something else broke, such as the database that should have noted the answer.
    if (entry.state === 'sending') await fail(context, entry, 'unknown', messageOf(error));
  },
};

/**
 * Marks the mail as being sent and commits that before a byte goes out. A mail that is found marked was being sent when
 * its worker died: whether it went is not known, and it is not sent again.
 */
async function claim(context: WorkerContext, outboxId: number): Promise<OutboxEntry | null> {
  return await context.db.transaction().execute(async (trx) => {
    const entry = await getOutboxEntry(trx, outboxId, { lock: true });
    if (entry.state === 'sending') {
      const reason = 'Baton was stopped while the mail was on its way; it may have arrived';
      await setOutboxState(trx, outboxId, 'unknown', { reason });
      await handToPerson(trx, entry.conversationId, ['engine_error'], context.now());
      return null;
    }
    if (entry.state !== 'queued') return null;
    const state = await getSendState(trx, entry);
    const reason = whyNot(entry, state);
    if (reason === null && mustWait(entry, state)) {
      await enqueue(trx, 'send-mail', { outboxId }, { runAt: later(context.now()) });
      return null;
    }
    if (reason) {
      await setOutboxState(trx, outboxId, 'withdrawn', { reason });
      return null;
    }
    await setOutboxState(trx, outboxId, 'sending', { attempt: true });
    return entry;
  });
}

/** What has changed since the bot's mail was written, and makes it wrong now. What a person wrote goes out. */
function whyNot(entry: OutboxEntry, state: SendState): string | null {
  if (entry.kind === 'agent') return null;
  if (state.blocked) return 'the customer is blocked';
  if (entry.kind === 'handover') return null;
  if (state.handler === 'human') return 'a person has taken over';
  if (state.newerMail === 'acted-on') return 'a newer mail of the customer has come';
  return null;
}

/** A newer mail is decided on first: if it is only a thank-you, this one is still the answer. */
function mustWait(entry: OutboxEntry, state: SendState): boolean {
  return (entry.kind === 'reply' || entry.kind === 'ask') && state.newerMail === 'undecided';
}

const later = (now: Date) => new Date(now.getTime() + 1_000);

async function trySending(context: WorkerContext, entry: OutboxEntry): Promise<SendResult> {
  try {
    const mailbox = context.mailboxConfig(entry.mailboxId);
    const recipients = [...entry.message.to, ...entry.message.cc].map((each) => each.address);
    return await context.mailer.send(mailbox, await buildMail(entry), recipients);
  } catch (error) {
    // Thrown before anything went out: the mail cannot be built, or this worker cannot reach its mailbox.
    return { kind: 'later', reason: messageOf(error) };
  }
}

async function record(context: WorkerContext, entry: OutboxEntry, result: SendResult): Promise<void> {
  switch (result.kind) {
    case 'sent':
      return await context.db.transaction().execute(async (trx) => {
        await setOutboxState(trx, entry.id, 'sent', { response: result.response, sentAt: context.now() });
        await enqueue(trx, 'save-sent-copy', { outboxId: entry.id });
      });
    case 'later':
      return await setOutboxState(context.db, entry.id, 'queued', { reason: result.reason });
    case 'refused':
      return await fail(context, entry, 'failed', result.reason);
    case 'unknown':
      return await fail(context, entry, 'unknown', result.reason);
    default:
      throw new GiveUp(`unexpected result ${JSON.stringify(result satisfies never)}`);
  }
}

/** The customer has not heard from us, or it is not known: a person takes it from here. */
async function fail(context: WorkerContext, entry: OutboxEntry, state: 'failed' | 'unknown', reason: string) {
  await context.db.transaction().execute(async (trx) => {
    await setOutboxState(trx, entry.id, state, { reason });
    await handToPerson(trx, entry.conversationId, ['engine_error'], context.now());
  });
}
