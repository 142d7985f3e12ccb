// Takes every mail beyond the cursor into the ledger, in the order of their UIDs.

import type { Database } from '../../db/database.ts';
import type { FolderPlace } from '../../db/folder-watch.ts';
import { type FolderCursor, findCursor, setCursor } from '../../db/ledger.ts';
import type { OpenFolder } from '../imap/open-folder.ts';
import type { IntakeRules } from './intake-rules.ts';
import { type Reading, takeMails } from './take-mails.ts';

/** Begins the cursor where there is none, or where the folder has been made anew. */
export async function beginFolder(
  folder: OpenFolder,
  db: Database,
  place: FolderPlace,
  rules: IntakeRules,
): Promise<void> {
  const { uidValidity, uidNext } = folder;
  const cursor = await findCursor(db, place.mailboxId, place.folder);
  if (cursor?.uidValidity === uidValidity) return;
  // Under a new UIDVALIDITY every mail has a new UID; all are taken in again, and told from new mail by their identity
  // and date.
  if (cursor) return await setCursor(db, { ...place, uidValidity, lastUid: 0 });
  // A new mailbox starts at now. What is to be imported lies below the cursor and is found by the first sweep, so that
  // new mail need not wait for it.
  const lastUid = uidNext - 1;
  const firstUid = await firstToImport(folder, rules, new Date());
  await setCursor(db, { ...place, uidValidity, lastUid, ...(firstUid ? { firstUid } : {}) });
}

async function firstToImport(folder: OpenFolder, { importDays }: IntakeRules, now: Date) {
  if (importDays <= 0) return null;
  // A day more, since the server looks at days alone, in whatever time zone.
  const uids = await folder.uidsSince(new Date(now.getTime() - (importDays + 1) * 86_400_000));
  const before = uids.filter((uid) => uid < folder.uidNext);
  return before.length > 0 ? before.reduce((least, uid) => Math.min(least, uid)) : null;
}

/** Answers how many mails were new. */
export async function readFolder(
  folder: OpenFolder,
  db: Database,
  place: FolderPlace,
  rules: IntakeRules,
): Promise<number> {
  const cursor = await requireCursor(folder, db, place);
  const reading: Reading = { db, folder, place, cursor, rules };
  // "n:*" always means at least the last mail, also where its UID is smaller than n (RFC 3501, 6.4.8).
  return await takeMails(reading, `${cursor.lastUid + 1}:*`, (uid) => uid > cursor.lastUid);
}

/** Throws where the folder is not the one that the cursor is about. */
export async function requireCursor(
  folder: OpenFolder,
  db: Database,
  place: FolderPlace,
): Promise<FolderCursor> {
  const cursor = await findCursor(db, place.mailboxId, place.folder);
  if (cursor?.uidValidity !== folder.uidValidity)
    throw new Error(`The folder ${place.folder} has been made anew`);
  return cursor;
}
