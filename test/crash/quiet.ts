// The end of the crash test: waits until nothing is under way any more, or until nothing moves although something is left.

import { setTimeout as sleep } from 'node:timers/promises';

import type { World } from './world.ts';

export type Left = Readonly<{
  /** Mails in the mailbox without a row in the ledger. */
  unread: number;
  /** Rows of the ledger without an end. */
  open: number;
  /** Messages without a decision. */
  undecided: number;
  /** Mails of the outbox that are neither out nor given up. */
  unsent: number;
  jobs: number;
}>;

/** Longer than a hanging SMTP server is waited for, and a dead worker's jobs lie. */
const stallMs = 120_000;
const pollMs = 500;
/** The pauses between tries and looks are the product's own; here they are cut short. */
const waitsTooLong = '3 seconds';
/**
 * What waits for hours or days by design, with nobody waiting for it: a customer's answer to a question of the bot, an
 * answer that was promised, which in opening hours the customer would be told is late, and a late sign of a mail that a
 * person has been asked about already.
 */
export const waitsByDesign = `(t.identifier in ('hand-over-silence', 'watch-promise') and j.run_at > now()
  or t.identifier = 'find-sent-mail' and exists (select from outbox
    where outbox.id = (j.payload ->> 'outboxId')::bigint and outbox.offered_at is not null))`;

/** Answers what is left: all zeros where it is quiet. */
export async function untilQuiet(world: World): Promise<Left> {
  let before = '';
  let movedAt = Date.now();
  let quietPolls = 0;
  for (;;) {
    await hurryJobs(world);
    const left = await countLeft(world);
    quietPolls = isNothing(left) ? quietPolls + 1 : 0;
    if (quietPolls >= 3) return left;
    const now = JSON.stringify(left);
    if (now !== before) {
      before = now;
      movedAt = Date.now();
    }
    if (Date.now() - movedAt > stallMs) return left;
    await sleep(pollMs);
  }
}

const isNothing = (left: Left) => Object.values(left).every((count) => count === 0);

async function hurryJobs({ database }: World): Promise<void> {
  // First the mail, then the job on it: one that comes before its mail is due is put off again.
  await database.query(
    `update outbox set due_at = now() where state = 'queued' and due_at > now() + $1::interval`,
    [waitsTooLong],
  );
  await database.query(
    `update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
     where t.id = j.task_id and j.locked_at is null and j.attempts < j.max_attempts
       and j.run_at > now() + $1::interval and not ${waitsByDesign}`,
    [waitsTooLong],
  );
}

async function countLeft({ database, dovecot }: World): Promise<Left> {
  const [row] = await database.query<Record<'ledger' | 'open' | 'undecided' | 'unsent' | 'jobs', number>>(
    `select (select count(*)::int from ledger) as ledger,
      (select count(*)::int from ledger where disposition in ('received', 'retrying')) as open,
      (select count(*)::int from message where direction = 'in'
        and not exists (select from decision where message_id = message.id)) as undecided,
      (select count(*)::int from outbox where state in ('queued', 'sending')) as unsent,
      (select count(*)::int from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where not ${waitsByDesign}) as jobs`,
  );
  if (!row) throw new Error('the database answers nothing');
  const { ledger, ...rest } = row;
  return { unread: dovecot.files().length - ledger, ...rest };
}
