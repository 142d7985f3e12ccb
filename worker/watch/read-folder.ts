// Takes every mail beyond the cursor into the ledger, one after another, in the order of their UIDs.

import type { ImapFlow } from 'imapflow';

import type { Database } from '../../db/database.ts';
import { findCursor, recordMail, setCursor } from '../../db/ledger.ts';
import { accepted } from '../imap/connect.ts';

export type FolderPlace = Readonly<{ mailboxId: number; folder: string }>;

/** Opens the folder for reading only: Baton changes no flag and removes nothing. Begins the cursor where there is none. */
export async function openFolder(client: ImapFlow, db: Database, place: FolderPlace): Promise<void> {
  const opened = accepted(
    await client.mailboxOpen(place.folder, { readOnly: true }),
    `EXAMINE ${place.folder}`,
  );
  const uidValidity = Number(opened.uidValidity);
  const cursor = await findCursor(db, place.mailboxId, place.folder);
  if (cursor?.uidValidity === uidValidity) return;
  // A new mailbox starts at now: what lies there was answered, or not, before Baton came. Under a new UIDVALIDITY
  // every mail has a new UID; all are taken in again, and told from new mail by their identity and date.
  const lastUid = cursor ? 0 : opened.uidNext - 1;
  await setCursor(db, { ...place, uidValidity, lastUid });
}

/** Answers how many mails were new. */
export async function readFolder(client: ImapFlow, db: Database, place: FolderPlace): Promise<number> {
  const cursor = await findCursor(db, place.mailboxId, place.folder);
  const uidValidity = client.mailbox ? Number(client.mailbox.uidValidity) : null;
  if (!cursor || cursor.uidValidity !== uidValidity)
    throw new Error(`The folder ${place.folder} has been made anew`);
  let taken = 0;
  const range = `${cursor.lastUid + 1}:*`;
  for await (const mail of client.fetch(
    range,
    { uid: true, internalDate: true, source: true },
    { uid: true },
  )) {
    // "n:*" always means at least the last mail, also where its UID is smaller than n (RFC 3501, 6.4.8).
    if (mail.uid <= cursor.lastUid) continue;
    if (!mail.source) throw new Error(`The mail server sent no content for UID ${mail.uid}`);
    const internalDate = mail.internalDate ? new Date(mail.internalDate) : null;
    const isHistory = internalDate !== null && internalDate < wholeSecond(cursor.firstContactAt);
    const incoming = { ...place, uidValidity, uid: mail.uid, internalDate, source: mail.source };
    if (await recordMail(db, incoming, isHistory)) taken++;
  }
  return taken;
}

/** INTERNALDATE has no fractions: a mail that came in the very second of the first contact is not history. */
function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000 - clockDriftMs);
}

/** The mail server's clock and ours differ; a mail is rather taken in than left out. */
const clockDriftMs = 120_000;
