// Fetches mails from an opened folder and takes them into the ledger, small ones many at once, large ones piece by piece.

import { randomUUID } from 'node:crypto';

import type { Database } from '../../db/database.ts';
import type { FolderPlace } from '../../db/folder-watch.ts';
import { addPiece, dropPieces } from '../../db/incoming-pieces.ts';
import { type IncomingKind, type IncomingMail, recordMails } from '../../db/intake.ts';
import type { FolderCursor } from '../../db/ledger.ts';
import { arrivalOf } from '../../triage/arrival.ts';
import type { Beginning, OpenFolder } from '../imap/open-folder.ts';
import { keepMemorySmall } from '../small-memory.ts';
import { createBatchWriter } from './batch-writer.ts';
import type { IntakeRules } from './intake-rules.ts';

export type Reading = Readonly<{
  db: Database;
  folder: OpenFolder;
  place: FolderPlace;
  cursor: FolderCursor;
  rules: IntakeRules;
}>;

/** Nine mails in ten are smaller, and come whole with one command. */
const wholeBytes = 256 * 1024;
/** Large enough that the way to and fro does not count, small beside the mail. */
const pieceBytes = 1024 * 1024;

/** Takes in the mails of the IMAP sequence set whose UID is `wanted`; answers how many were new to the ledger. */
export async function takeMails(
  reading: Reading,
  range: string,
  wanted: (uid: number) => boolean,
): Promise<number> {
  const { db, folder, rules } = reading;
  const writer = createBatchWriter(db);
  const large: Omit<Beginning, 'start'>[] = [];
  for await (const { start, ...mail } of folder.beginnings(range, wholeBytes)) {
    if (!wanted(mail.uid)) continue;
    if (start.length < wholeBytes) await writer.add(incoming(reading, mail, start));
    else if (mail.size > rules.mostBytes) await writer.add(headerOnly(reading, mail, start));
    // Nothing else can be asked while a FETCH is being answered.
    else large.push(mail);
  }
  let taken = await writer.finish();
  for (const mail of large) taken += await takeLarge(reading, mail);
  return taken;
}

/** One after another, and of each no more than a piece at a time: the pieces wait in the database. */
async function takeLarge(reading: Reading, mail: Omit<Beginning, 'start'>): Promise<number> {
  const { db } = reading;
  const upload = randomUUID();
  const end = keepMemorySmall(mail.size);
  try {
    const fetched = await fetchPieces(reading, mail, upload);
    const taken = fetched ? (await recordMails(db, [fetched])).size : 0;
    await dropPieces(db, upload);
    return taken;
  } catch (error) {
    // Where the database is what failed they stay, and are dropped as abandoned.
    await dropPieces(db, upload).catch(() => {});
    throw error;
  } finally {
    end();
  }
}

/** Null where somebody has removed the mail meanwhile. */
async function fetchPieces(
  reading: Reading,
  mail: Omit<Beginning, 'start'>,
  upload: string,
): Promise<IncomingMail | null> {
  const { db, folder, rules } = reading;
  let header: Uint8Array | null = null;
  for (let size = 0, place = 0; ; place++) {
    const piece = await folder.piece(mail.uid, size, pieceBytes);
    if (!piece) return null;
    header ??= headerOf(piece.subarray(0, wholeBytes));
    size += piece.length;
    // Larger than the server had said.
    if (size > rules.mostBytes) {
      return headerOnly(reading, { ...mail, size: Math.max(size, mail.size) }, header);
    }
    await addPiece(db, upload, place, piece);
    if (piece.length < pieceBytes) return incoming(reading, mail, { upload, size });
  }
}

function incoming(
  { place, cursor, rules }: Reading,
  mail: Omit<Beginning, 'start'>,
  source: IncomingMail['source'],
): IncomingMail {
  const { uid, internalDate, size } = mail;
  const { uidValidity } = cursor;
  const kind = kindOf(cursor, rules, mail, new Date());
  return { ...place, uidValidity, uid, internalDate, source, size, kind };
}

function headerOnly(reading: Reading, mail: Omit<Beginning, 'start'>, start: Uint8Array): IncomingMail {
  const known = incoming(reading, mail, headerOf(start));
  return known.kind === 'live' ? { ...known, kind: 'too-large' } : { ...known, kind: 'history' };
}

/** Up to and with the empty line; all of it where none is in sight. */
function headerOf(start: Uint8Array): Uint8Array {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.length);
  const ends = ['\r\n\r\n', '\n\n'].flatMap((empty) => {
    const at = bytes.indexOf(empty);
    return at === -1 ? [] : [at + empty.length];
  });
  return bytes.subarray(0, Math.min(bytes.length, ...ends));
}

/**
 * What lay there at the first contact is history: it was answered, or not, before Baton came. Where the server has given
 * all mails new UIDs their dates tell. That also holds for mail that somebody moves in later: one from before the first
 * contact stays history (a whole archive may be copied in, and must not become ten thousand open questions), one from
 * after it is taken in as new, and goes to a person as having arrived late when it is older than the age limit.
 */
export function kindOf(
  cursor: FolderCursor,
  rules: IntakeRules,
  mail: Pick<Beginning, 'uid' | 'internalDate'>,
  now: Date,
): IncomingKind {
  const arrivedAt = arrivalOf(mail.internalDate, now);
  const contact = cursor.firstContactAt.getTime();
  if (mail.uid > cursor.historyUid && arrivedAt.getTime() >= wholeSecond(contact) - clockDriftMs)
    return 'live';
  return arrivedAt.getTime() >= contact - rules.importDays * dayMs && rules.importDays > 0
    ? 'imported'
    : 'history';
}

const dayMs = 86_400_000;

/** INTERNALDATE has no fractions: a mail that came in the very second of the first contact is not history. */
const wholeSecond = (time: number) => Math.floor(time / 1000) * 1000;

/** The mail server's clock and ours differ; a mail is rather taken in than left out. */
const clockDriftMs = 120_000;
