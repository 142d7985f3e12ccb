// Every job there is and what it carries. `worker/jobs/index.ts` has the handler of each, and the compiler checks that.

import { sql } from 'kysely';
import { z } from 'zod';

import type { Trx } from './database.ts';

const id = z.number().int().positive();

export const jobPayloads = {
  /** A mail has come into the ledger: parse it, tell person from machine, find its conversation. */
  'receive-mail': z.object({ ledgerId: id }),
  /** A message has been stored: understand, look up, decide, and do what was decided. */
  'triage-mail': z.object({ messageId: id }),
  /** A mail is to go out. */
  'send-mail': z.object({ outboxId: id }),
  /** A mail has gone out: keep a copy in the mailbox's Sent folder. */
  'save-sent-copy': z.object({ outboxId: id }),
  /** The bot has asked about this message: when nobody has answered by then, a person takes over. */
  'hand-over-silence': z.object({ messageId: id }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;

export type EnqueueOptions = Readonly<{
  /** Jobs of one queue run one after another, in order. There are few queues, and none is ever removed: see `lanes`. */
  queue?: string;
  runAt?: Date;
}>;

/**
 * Taking a job, graphile-worker locks the row of every queue that is free, and keeps each queue for ever: with one for
 * each conversation every mail would make all later ones slower. Conversations share lanes instead.
 */
const lanes = 32;

/** What mails of one conversation mean is judged in order. */
export const conversationQueue = (conversationId: number) => `conversation:${conversationId % lanes}`;

/** What mails of one mailbox are is judged in order: a reply must not overtake the mail that it answers. */
export const mailboxQueue = (mailboxId: number) => `mailbox:${mailboxId}`;

/** Tries before a job is given up and a person is told; with the growing pause between them about half an hour. */
const maxAttempts = 8;

/**
 * Queues a job in the caller's own transaction: state and what follows from it commit together, or not at all.
 */
export async function enqueue<Name extends JobName>(
  trx: Trx,
  name: Name,
  payload: JobPayload<Name>,
  { queue, runAt }: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    queue_name => ${queue ?? null}::text, run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${maxAttempts}::int)`.execute(trx);
}
