// What /readyz, /metrics, the banner and the alarm ask: are the mailboxes read, does the queue move?

import { sql } from 'kysely';

import type { Db } from './database.ts';
import type { WatchState } from './folder-watch.ts';

/**
 * A mailbox is looked at every 20 seconds; one that has not been read for this long stands still, whatever its state
 * says: perhaps nobody is left to say something else.
 */
export const overdueSeconds = 20 + 5 * 60;

export type MailboxHealth = Readonly<{
  id: number;
  address: string;
  state: WatchState;
  reason: string | null;
  since: Date;
  /** Why no mail can be handed in; null while it can. */
  sendingFault: string | null;
  sendingFaultSince: Date | null;
  /** When all its folders had last been read; null: never yet. */
  lastReadAt: Date | null;
  /** Since then, or since Baton has known the mailbox, by the database's clock. */
  unreadSeconds: number;
  overdue: boolean;
}>;

export async function listMailboxHealth(db: Db): Promise<MailboxHealth[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select([
      'id',
      'address',
      'state',
      'state_reason as reason',
      'state_since as since',
      'sending_fault as sendingFault',
      'sending_fault_since as sendingFaultSince',
      'last_read_at as lastReadAt',
    ])
    .select(
      sql<number>`extract(epoch from now() - coalesce(last_read_at, created_at))::double precision`.as(
        'unreadSeconds',
      ),
    )
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as WatchState,
    overdue: row.unreadSeconds > overdueSeconds,
  }));
}

/** Seconds since the oldest job that could run now became due; null where none waits. */
export async function oldestJobSeconds(db: Db): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - min(run_at))::double precision as seconds
    from graphile_worker.jobs where run_at <= now() and locked_at is null and attempts < max_attempts`.execute(
    db,
  );
  return rows[0]?.seconds ?? null;
}
