// Everything that /metrics tells, read in one go.

import type { Db } from './database.ts';
import { listMailboxHealth, type MailboxHealth, oldestJobSeconds } from './health.ts';
import { countLedger } from './ledger-list.ts';
import { countJobs, type QueueState } from './lost-jobs.ts';
import { listRepairs } from './sweep.ts';

export type Figures = Readonly<{
  mailboxes: readonly MailboxHealth[];
  folders: readonly Readonly<{ mailbox: string; folder: string; sweptAt: Date | null }>[];
  ledger: Readonly<Record<string, number>>;
  jobs: readonly QueueState[];
  /** Null where no job is due. */
  oldestJobSeconds: number | null;
  outbox: Readonly<Record<string, number>>;
  repairs: Readonly<Record<string, number>>;
}>;

const outboxStates = ['queued', 'sending', 'sent', 'unknown', 'failed', 'withdrawn'];

export async function readFigures(db: Db): Promise<Figures> {
  const [mailboxes, folders, ledger, jobs, oldest, outbox, repairs] = await Promise.all([
    listMailboxHealth(db),
    db
      .selectFrom('folder')
      .innerJoin('mailbox', 'mailbox.id', 'folder.mailbox_id')
      .select(['mailbox.address as mailbox', 'folder.name as folder', 'folder.swept_at as sweptAt'])
      .orderBy('folder.mailbox_id')
      .orderBy('folder.name')
      .execute(),
    countLedger(db),
    countJobs(db),
    oldestJobSeconds(db),
    countOutbox(db),
    listRepairs(db),
  ]);
  return { mailboxes, folders, ledger, jobs, oldestJobSeconds: oldest, outbox, repairs };
}

/** Every state is there, also with none. */
async function countOutbox(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = new Map(rows.map((row) => [row.state, row.count]));
  const all = [...new Set([...outboxStates, ...counts.keys()])];
  return Object.fromEntries(all.map((state) => [state, counts.get(state) ?? 0]));
}
