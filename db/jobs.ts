// Every job there is and what it carries. `worker/jobs/index.ts` has the handler of each, and the compiler checks that.

import { sql } from 'kysely';
import { z } from 'zod';

import type { Trx } from './database.ts';

const id = z.number().int().positive();

export const jobPayloads = {
  /** A mail has come into the ledger: parse it, tell person from machine, find its conversation. */
  'receive-mail': z.object({
    ledgerId: id,
    /** All that wait from the one to the other came in together: the job is for each of them. */
    lastId: id.optional(),
    /** It could not be received together with others. */
    alone: z.boolean().optional(),
  }),
  /** A message has been stored: understand, look up, decide, and do what was decided. */
  'triage-mail': z.object({
    messageId: id,
    /** It was read once more: decided anew although it was decided before. */
    again: z.boolean().optional(),
    /** All that wait from the one to the other were placed together: what is left of them is judged now. */
    lastId: id.optional(),
  }),
  /** A mail has gone to a person: have the model provider sum up the thread and draft an answer. */
  'write-brief': z.object({ messageId: id }),
  /** A mail is to go out. */
  'send-mail': z.object({ outboxId: id }),
  /** A mail has gone out: keep a copy in the mailbox's Sent folder. */
  'save-sent-copy': z.object({ outboxId: id, waited: z.boolean().optional() }),
  /** Nobody knows whether a mail has gone out: look where it would be. */
  'find-sent-mail': z.object({ outboxId: id }),
  /** The bot has asked about this message: when nobody has answered by then, a person takes over. */
  'hand-over-silence': z.object({ messageId: id }),
  /** Agents have corrected something, or the examples of a template have changed: learn from it. */
  'adapt-model': z.object({}),
  /** The answer that a handover promised is about to be late. */
  'watch-promise': z.object({ conversationId: id }),
  /** A snooze or a follow-up is due. */
  'wake-conversation': z.object({ conversationId: id }),
  /** A manager tries a policy: judge last month's mail by it. */
  'replay-decisions': z.object({ replayId: id }),
  /** An agent is away from the page, and there is something to tell them. */
  'mail-notifications': z.object({ agentId: id }),
  /** Somebody tries a mail in the playground; an hour later it is forgotten. */
  'try-mail': z.object({ trialId: id, forget: z.boolean().optional() }),
  /** Somebody is invited, or asks for a new password. The link is made when it is written, so that no job holds it. */
  'send-account-mail': z.object({
    kind: z.enum(['invitation', 'reset']),
    email: z.string(),
    /** Who invites, by name. */
    inviter: z.string().optional(),
  }),
  /** Something happened that a webhook is told of, or is told of once more. */
  'deliver-webhook': z.object({ webhookId: id }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;

export type EnqueueOptions = Readonly<{
  /** Jobs of one queue run one after another, in order. There are few queues, and none is ever removed: see `lanes`. */
  queue?: string;
  runAt?: Date;
  /** Of jobs that are due, those with a smaller number go first, also within a queue; 0 unless said. */
  priority?: number;
  /** A name of its own, by which `removeJobs` finds it while it waits. */
  key?: string;
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

/** A provider may take its time over a brief: two at once leave the other hands free for customers' mail. */
export const briefQueue = (conversationId: number) => `brief:${conversationId % 2}`;
/** Of mails that were to be received together and could not be: they go before what came after them. */
export const orderPriority = -1;
/** Of imported mail: it is worked on when nothing newer waits. */
export const importPriority = 10;
/** Of mail to send: mail that came in and waits for its judgement goes before it. */
export const sendPriority = 1;
/** Of a policy that is tried: a minute later is soon enough. */
export const replayPriority = 10;
/** Of copies for the Sent folder: no customer waits for one. */
export const copyPriority = 5;

/** Tries before a job is given up and a person is told; with the growing pause between them about half an hour. */
const maxAttempts = 8;

/**
 * Queues a job in the caller's own transaction: state and what follows from it commit together, or not at all.
 */
export async function enqueue<Name extends JobName>(
  trx: Trx,
  name: Name,
  payload: JobPayload<Name>,
  { queue, runAt, priority, key }: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    queue_name => ${queue ?? null}::text, run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${maxAttempts}::int, job_key => ${key ?? null}::text,
    priority => ${priority ?? null}::int)`.execute(trx);
}

export type ManyJobs<Name extends JobName> = readonly (Readonly<{ payload: JobPayload<Name> }> &
  EnqueueOptions)[];

/**
 * Many of one kind in one statement, worked in this order where they share a queue: of jobs that are due the earlier goes
 * first, and those put in together would else be due at one time, and be given their ids in any order.
 */
export async function enqueueAll<Name extends JobName>(
  trx: Trx,
  name: Name,
  jobs: ManyJobs<Name>,
): Promise<void> {
  if (jobs.length === 0) return;
  await sql`select count(*) from graphile_worker.add_jobs(array(
    select row(${name}::text, job -> 'payload', job ->> 'queue',
      coalesce((job ->> 'runAt')::timestamptz, now()) + place * interval '1 microsecond', ${maxAttempts}::int, job ->> 'key',
      (job ->> 'priority')::int, null)::graphile_worker.job_spec
    from json_array_elements(${JSON.stringify(jobs)}::json) with ordinality as each (job, place)
    order by place))`.execute(trx);
}

/** What these jobs were for has been done. One that is being worked on ends by itself, and finds nothing left to do. */
export async function removeJobs(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`select count(*) from graphile_worker.complete_jobs(array(
    select id from graphile_worker.jobs where key = any(${keys}::text[])))`.execute(trx);
}

export const receiveKey = (ledgerId: number) => `receive:${ledgerId}`;
export const triageKey = (messageId: number) => `triage:${messageId}`;

/** Corrections come in rows: they are learnt together, this long after the first of them. Milliseconds. */
const adaptAfterMs = 60_000;

/**
 * Has the engine learn the team's cases anew; further calls until then change nothing. To be called in the transaction that
 * stores a correction, or a template whose examples have changed. One is worked at a time.
 */
export async function queueAdaptation(trx: Trx, now: Date, afterMs = adaptAfterMs): Promise<void> {
  const runAt = new Date(now.getTime() + afterMs);
  await sql`select graphile_worker.add_job('adapt-model', payload => '{}'::json, queue_name => 'adapt-model',
    run_at => ${runAt}::timestamptz, max_attempts => ${maxAttempts}::int, job_key => 'adapt-model',
    job_key_mode => 'preserve_run_at', priority => ${importPriority}::int)`.execute(trx);
}
