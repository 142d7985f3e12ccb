// What /readyz asks: does the database answer, are the mailboxes watched, does the queue move?

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type MailboxHealth = Readonly<{
  address: string;
  state: 'connecting' | 'watching' | 'failing';
  reason: string | null;
  since: Date;
  /** Why no mail can be handed in; null while it can. */
  sendingFault: string | null;
  sendingFaultSince: Date | null;
}>;

export async function listMailboxHealth(db: Db): Promise<MailboxHealth[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select([
      'address',
      'state',
      'state_reason as reason',
      'state_since as since',
      'sending_fault as sendingFault',
      'sending_fault_since as sendingFaultSince',
    ])
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as MailboxHealth['state'] }));
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
