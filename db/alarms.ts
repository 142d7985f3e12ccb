// Outages of mailboxes that have been told of: each once, whichever worker finds it, however often workers start anew.

import { sql } from 'kysely';

import type { Db } from './database.ts';
import { listMailboxHealth, type MailboxHealth } from './health.ts';

export type Outage = MailboxHealth & Readonly<{ alarmedAt: Date | null; mailedAt: Date | null }>;

/** Every mailbox with what has been said about it so far. */
export async function listOutages(db: Db): Promise<Outage[]> {
  const [mailboxes, told] = await Promise.all([
    listMailboxHealth(db),
    db
      .selectFrom('mailbox')
      .select(['id', 'alarmed_at as alarmedAt', 'alarm_mailed_at as mailedAt'])
      .execute(),
  ]);
  return mailboxes.map((mailbox) => {
    const { alarmedAt = null, mailedAt = null } = told.find((each) => each.id === mailbox.id) ?? {};
    return { ...mailbox, alarmedAt, mailedAt };
  });
}

/** Answers false where somebody else has begun with it. */
export async function beginAlarm(db: Db, mailboxId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update mailbox set alarmed_at = now()
    where id = ${mailboxId} and alarmed_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export async function markAlarmMailed(db: Db, mailboxId: number): Promise<void> {
  await sql`update mailbox set alarm_mailed_at = now() where id = ${mailboxId}`.execute(db);
}

/** Answers false where somebody else has ended it. */
export async function endAlarm(db: Db, mailboxId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update mailbox set alarmed_at = null, alarm_mailed_at = null
    where id = ${mailboxId} and alarmed_at is not null`.execute(db);
  return numAffectedRows === 1n;
}
