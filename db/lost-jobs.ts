// Work that waits for a job which is not there, and jobs that were given up without a word: what the sweep looks for.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';
import {
  conversationQueue,
  enqueue,
  importPriority,
  type JobName,
  jobPayloads,
  mailboxQueue,
  receiveKey,
} from './jobs.ts';

export type Requeued = Readonly<Record<'receive-mail' | 'triage-mail' | 'send-mail', number>>;

/** In one round; what is left comes with the next. */
const most = 500;

/**
 * Queues a job again for each mail of the ledger that is not settled, each message that nothing was decided on and each
 * mail that is to go out, where the queue holds none and nothing has happened for `graceSeconds`. State and job commit
 * together, so that none should be missing; a queue that was emptied by hand or restored from elsewhere is one way to it.
 */
export async function requeueLost(trx: Trx, graceSeconds: number): Promise<Requeued> {
  const mails = await listLost<{ id: number; mailbox_id: number; history: boolean }>(trx, {
    job: 'receive-mail',
    rows: sql`select id, mailbox_id, history from ledger where settled_at is null and ${quiet('created_at', graceSeconds)}`,
  });
  for (const { id, mailbox_id, history } of mails) {
    const how = { queue: mailboxQueue(mailbox_id), ...(history ? { priority: importPriority } : {}) };
    await enqueue(trx, 'receive-mail', { ledgerId: id }, { ...how, key: receiveKey(id) });
  }
  const messages = await listLost<{ id: number; conversation_id: number }>(trx, {
    job: 'triage-mail',
    rows: sql`select id, conversation_id from message
      where direction = 'in' and ${quiet('created_at', graceSeconds)}
        and not exists (select from decision where decision.message_id = message.id)`,
  });
  for (const { id, conversation_id } of messages) {
    await enqueue(trx, 'triage-mail', { messageId: id }, { queue: conversationQueue(conversation_id) });
  }
  const outgoing = await listLost<{ id: number }>(trx, {
    job: 'send-mail',
    rows: sql`select id from outbox where state in ('queued', 'sending') and ${quiet('updated_at', graceSeconds)}`,
  });
  for (const { id } of outgoing) await enqueue(trx, 'send-mail', { outboxId: id });
  return { 'receive-mail': mails.length, 'triage-mail': messages.length, 'send-mail': outgoing.length };
}

const quiet = (column: string, seconds: number) =>
  sql`${sql.ref(column)} < now() - make_interval(secs => ${seconds})`;

const payloadKey = {
  'receive-mail': 'ledgerId',
  'triage-mail': 'messageId',
  'send-mail': 'outboxId',
} as const;

type Asked = Readonly<{ job: keyof typeof payloadKey; rows: ReturnType<typeof sql> }>;

/**
 * Of `rows` those with no job. The payload is in none of the queue's public views, and a key for each job would have to be
 * kept unique at every enqueuing for the sake of this rare question; the version of the queue is pinned, and tested here.
 */
async function listLost<Row>(db: Db, { job, rows }: Asked): Promise<readonly Row[]> {
  const found = await sql<Row>`
    with waiting as materialized (${rows})
    select waiting.* from waiting
    where not exists (
      select from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id
      where task.identifier = ${job} and waiting.id between (job.payload ->> ${payloadKey[job]})::bigint
        and coalesce((job.payload ->> 'lastId')::bigint, (job.payload ->> ${payloadKey[job]})::bigint))
    order by id limit ${most}`.execute(db);
  return found.rows;
}

export type GivenUp = Readonly<{ id: number; name: JobName; payload: unknown; error: string | null }>;

/**
 * Jobs that will never run again and are still there: what is to happen then has failed too, or the worker died in the
 * very last try.
 */
export async function listGivenUp(db: Db): Promise<GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    select job.id, task.identifier as name, job.payload, job.last_error as error
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where job.attempts >= job.max_attempts and job.locked_at is null
      and task.identifier = any(${Object.keys(jobPayloads)}::text[])
    order by job.id limit ${most}`.execute(db);
  return rows;
}

/** Takes a job out of the queue for good. */
export async function removeJob(db: Db, id: number): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array[${id}::bigint])`.execute(db);
}

export type QueueState = Readonly<{
  name: string;
  /** `due`: it could run now; `later`: its time has not come; `running`; `given-up`: it will never run again. */
  state: 'due' | 'later' | 'running' | 'given-up';
  count: number;
}>;

export async function countJobs(db: Db): Promise<QueueState[]> {
  const { rows } = await sql<QueueState>`
    select task_identifier as name, case when locked_at is not null then 'running'
        when attempts >= max_attempts then 'given-up' when run_at > now() then 'later' else 'due' end as state,
      count(*) as count
    from graphile_worker.jobs group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
