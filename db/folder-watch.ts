// How the watching of each folder goes, said by its watcher: the banner, /readyz and the alarm live on it.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type FolderPlace = Readonly<{ mailboxId: number; folder: string }>;

export type WatchState = 'connecting' | 'watching' | 'failing';

/**
 * Notes how the watching of one folder goes, and of its mailbox: one that fails in any folder fails. `reason` is for
 * people: what is wrong with which server.
 */
export async function setWatchState(
  db: Db,
  { mailboxId, folder }: FolderPlace,
  state: WatchState,
  reason: string | null,
): Promise<void> {
  await sql`insert into folder_watch (mailbox_id, folder, state, state_reason)
    values (${mailboxId}, ${folder}, ${state}, ${reason})
    on conflict (mailbox_id, folder) do update set state = excluded.state, state_reason = excluded.state_reason,
      state_since = case when folder_watch.state = excluded.state then folder_watch.state_since else now() end`.execute(
    db,
  );
  await sumUp(db, mailboxId);
}

/** The folder is not watched any more, or another worker takes over: what was said of it counts no longer. */
export async function endWatch(db: Db, { mailboxId, folder }: FolderPlace): Promise<void> {
  await db
    .deleteFrom('folder_watch')
    .where('mailbox_id', '=', mailboxId)
    .where('folder', '=', folder)
    .execute();
}

/** For the worker that has just become the one to watch the mailbox: what the one before left behind is gone. */
export async function clearWatches(db: Db, mailboxId: number): Promise<void> {
  await db.deleteFrom('folder_watch').where('mailbox_id', '=', mailboxId).execute();
}

/** The folder has been read to its end. The mailbox counts as read since when the last of its folders was. */
export async function markFolderRead(db: Db, { mailboxId, folder }: FolderPlace): Promise<void> {
  await sql`update folder_watch set last_read_at = now()
    where mailbox_id = ${mailboxId} and folder = ${folder}`.execute(db);
  await sql`update mailbox set last_read_at = oldest.at
    from (select case when bool_and(last_read_at is not null) then min(last_read_at) end as at
      from folder_watch where mailbox_id = ${mailboxId}) as oldest
    where id = ${mailboxId} and oldest.at is not null`.execute(db);
  // Two folders that say something in the same moment may each not have seen the other's.
  await sumUp(db, mailboxId);
}

/** `onServer`: mails that the server has in the range that was swept; `lag`: those of them that are not in the ledger. */
export async function markSwept(
  db: Db,
  { mailboxId, folder }: FolderPlace,
  { onServer, lag }: Readonly<{ onServer: number; lag: number }>,
): Promise<void> {
  await sql`update folder set swept_at = now(), swept_on_server = ${onServer}, swept_lag = ${lag}
    where mailbox_id = ${mailboxId} and name = ${folder}`.execute(db);
}

export type FolderState = Readonly<{
  mailboxId: number;
  folder: string;
  /** Null where nobody watches it now, and so the next three. */
  state: WatchState | null;
  reason: string | null;
  since: Date | null;
  lastReadAt: Date | null;
  /** Null where it has never been opened, and so the next. */
  uidValidity: number | null;
  /** All mail up to this UID has been asked for. */
  lastUid: number | null;
  sweptAt: Date | null;
  /** As of the last sweep; see `markSwept`. */
  onServer: number | null;
  lag: number | null;
}>;

/** Every folder that is watched or has been, by mailbox and name. */
export async function listFolderStates(db: Db): Promise<FolderState[]> {
  const { rows } = await sql<FolderState>`
    select coalesce(watch.mailbox_id, folder.mailbox_id) as "mailboxId",
      coalesce(watch.folder, folder.name) as folder,
      watch.state, watch.state_reason as reason, watch.state_since as since, watch.last_read_at as "lastReadAt",
      folder.uid_validity as "uidValidity", folder.last_uid as "lastUid", folder.swept_at as "sweptAt",
      folder.swept_on_server as "onServer", folder.swept_lag as lag
    from folder full join folder_watch as watch
      on watch.mailbox_id = folder.mailbox_id and watch.folder = folder.name
    order by 1, 2`.execute(db);
  return rows;
}

async function sumUp(db: Db, mailboxId: number): Promise<void> {
  await sql`with worst as (
      select state, case when count(*) over () > 1 and state = 'failing'
        then 'folder ' || folder || ': ' || state_reason else state_reason end as reason
      from folder_watch where mailbox_id = ${mailboxId}
      order by array_position(array['failing', 'connecting', 'watching'], state), folder limit 1
    )
    update mailbox set state = worst.state, state_reason = worst.reason,
      state_since = case when mailbox.state = worst.state then mailbox.state_since else now() end
    from worst where id = ${mailboxId}
      and (mailbox.state <> worst.state or mailbox.state_reason is distinct from worst.reason)`.execute(db);
}
