// How each mailbox is reached and what is read of it, where the database says so and not the environment.

import { commandLine, recordAudit } from './audit.ts';
import type { Database, Db } from './database.ts';

export type StoredServer = Readonly<{
  host: string;
  port: number;
  tls: 'tls' | 'starttls' | 'none';
  user: string;
  /** SHA-256 of the one certificate that is trusted, 64 hex digits; null: what a known authority has signed. */
  pin: string | null;
}>;

/** What is no secret of a log-in with tokens. */
export type StoredOAuth = Readonly<{
  provider: 'google' | 'microsoft';
  clientId: string;
  tokenUrl: string;
  scope: string;
}>;

export type MailboxSettings = Readonly<{
  address: string;
  name: string;
  authservId: string | null;
  imap: StoredServer;
  smtp: StoredServer;
  oauth: StoredOAuth | null;
  folders: readonly string[];
  signature: string;
  pollSeconds: number;
  importDays: number;
  ageLimitHours: number;
}>;

export type StoredMailbox = Omit<MailboxSettings, 'imap' | 'smtp'> &
  Readonly<{
    id: number;
    enabled: boolean;
    /** Another number: other settings. */
    revision: number;
    /** Null, as the next two, where only the environment can say how it is reached. */
    imap: StoredServer | null;
    smtp: StoredServer | null;
    /** Sealed: it opens with BATON_SECRET alone. */
    credentials: Buffer | null;
    state: string;
    stateReason: string | null;
    stateSince: Date;
    lastReadAt: Date | null;
  }>;

/**
 * Makes the mailbox or changes it, and has it watched. `seal` is given the row's id, which the seal is bound to.
 */
export async function putMailbox(
  db: Database,
  settings: MailboxSettings,
  seal: (id: number) => Buffer,
): Promise<{ id: number; isNew: boolean }> {
  return await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('mailbox')
      .select('id')
      .where('address', '=', settings.address)
      .forUpdate()
      .executeTakeFirst();
    const id = known?.id ?? (await insertAddress(trx, settings.address));
    await trx
      .updateTable('mailbox')
      .set((eb) => ({
        revision: eb('revision', '+', 1),
        name: settings.name,
        authserv_id: settings.authservId,
        imap: JSON.stringify(settings.imap),
        smtp: JSON.stringify(settings.smtp),
        oauth: settings.oauth && JSON.stringify(settings.oauth),
        credentials: seal(id),
        folders: [...settings.folders],
        signature: settings.signature,
        poll_seconds: settings.pollSeconds,
        import_days: settings.importDays,
        age_limit_hours: settings.ageLimitHours,
        enabled: true,
        // What was said of the settings before says nothing of these.
        state: 'connecting',
        state_reason: null,
        state_since: new Date(),
      }))
      .where('id', '=', id)
      .execute();
    await recordAudit(trx, {
      ...{ who: commandLine, action: 'mailbox.saved', subject: settings.address },
      after: { imap: settings.imap.host, smtp: settings.smtp.host, folders: settings.folders },
    });
    return { id, isNew: known === undefined };
  });
}

async function insertAddress(db: Db, address: string): Promise<number> {
  const { id } = await db.insertInto('mailbox').values({ address }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function listStoredMailboxes(db: Db): Promise<StoredMailbox[]> {
  const rows = await db.selectFrom('mailbox').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    name: row.name,
    authservId: row.authserv_id,
    enabled: row.enabled,
    revision: row.revision,
    // Written by putMailbox alone.
    imap: row.imap as StoredServer | null,
    smtp: row.smtp as StoredServer | null,
    oauth: row.oauth as StoredOAuth | null,
    credentials: row.credentials,
    folders: row.folders,
    signature: row.signature,
    pollSeconds: row.poll_seconds,
    importDays: row.import_days,
    ageLimitHours: row.age_limit_hours,
    state: row.state,
    stateReason: row.state_reason,
    stateSince: row.state_since,
    lastReadAt: row.last_read_at,
  }));
}

/** It is watched no more; its mail, conversations and settings stay. False where it is not, or no longer, watched. */
export async function disableMailbox(db: Database, address: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('mailbox')
      .set({ enabled: false })
      .where('address', '=', address)
      .where('enabled', '=', true)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return false;
    await recordAudit(trx, { who: commandLine, action: 'mailbox.removed', subject: address });
    return true;
  });
}

/** Puts `next` where `known` still stands; false where somebody was faster. */
export async function replaceCredentials(db: Db, id: number, known: Buffer, next: Buffer): Promise<boolean> {
  const done = await db
    .updateTable('mailbox')
    .set({ credentials: next })
    .where('id', '=', id)
    .where('credentials', '=', known)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function findCredentials(db: Db, id: number): Promise<Buffer | null> {
  const row = await db.selectFrom('mailbox').select('credentials').where('id', '=', id).executeTakeFirst();
  return row?.credentials ?? null;
}
