// The files that an agent sends along: read from the form, bounded, and with names that no program trips over.

import { randomBytes } from 'node:crypto';

import type { Database } from '../db/database.ts';
import { listFilesOfWithdrawn, type OutgoingFile } from '../db/write-mail.ts';
import { imageMark } from '../triage/compose/image-mark.ts';

/** Together; many servers take no mail above 25 MB, and on the wire files grow by a third (RFC 2045, 6.8). */
const mostFileBytes = 20 * 1024 * 1024;
const mostFiles = 20;
/** A form with all that is allowed: files, text, and the lines between them. */
const mostFormBytes = mostFileBytes + 1024 * 1024;

/** Asked before a form is read into memory; answers what to say, or null where it may be read. */
export function isTooLarge(request: Request): string | null {
  const size = request.headers.get('Content-Length');
  if (size === null && request.body !== null && request.headers.has('Transfer-Encoding'))
    return 'This form does not say how large it is.';
  return Number(size ?? 0) > mostFormBytes ? 'The files are larger than 20 MB together.' : null;
}

export type ReplyFiles = Readonly<
  { files: readonly OutgoingFile[]; fault: null } | { files: null; fault: string }
>;

type Source = Readonly<{
  form: FormData;
  /** The reply's text: an image that it marks is shown in that place. */
  text: string;
  conversationId: number;
  /** A reply that was taken back, whose files go along with this one; 0: none. */
  filesOf: number;
  domain: string;
}>;

export async function readReplyFiles(db: Database, source: Source): Promise<ReplyFiles> {
  const given = source.form.getAll('files').filter((each) => each instanceof File && each.size > 0) as File[];
  const kept =
    source.filesOf > 0 ? await listFilesOfWithdrawn(db, source.conversationId, source.filesOf) : [];
  const size = [...given.map((file) => file.size), ...kept.map((file) => file.content.length)].reduce(
    (sum, each) => sum + each,
    0,
  );
  if (size > mostFileBytes) return { files: null, fault: 'The files are larger than 20 MB together.' };
  if (given.length + kept.length > mostFiles)
    return { files: null, fault: `More than ${mostFiles} files do not go into one mail.` };
  const read = await Promise.all(
    given.map(async (file) => ({
      filename: safeName(file.name),
      contentType: safeType(file.type),
      content: Buffer.from(await file.arrayBuffer()),
    })),
  );
  const files = [...read, ...kept].map((file) => ({ ...file, contentId: contentIdOf(file, source) }));
  return { files, fault: null };
}

/** Only pictures that the text itself places are shown in it; all else is attached. */
function contentIdOf(file: Pick<OutgoingFile, 'filename' | 'contentType'>, source: Source): string | null {
  const isShown =
    /^image\/(?:png|jpeg|gif|webp)$/.test(file.contentType) && source.text.includes(imageMark(file.filename));
  return isShown ? `${randomBytes(12).toString('hex')}@${source.domain}` : null;
}

/**
 * A name alone: no folders, no controls, no marks that turn the reading direction (which make "exe" look like "pdf"), and
 * none of the characters that Windows forbids.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*[\]]+/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(-150);
  return clean || 'file';
}

const safeType = (type: string) =>
  /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
