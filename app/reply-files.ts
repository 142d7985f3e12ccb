// The files that an agent sends along: read from the form, bounded, and with names that no program trips over.

import { randomBytes } from 'node:crypto';

import type { Database } from '../db/database.ts';
import { type DraftOf, readDraftFiles } from '../db/reply-drafts.ts';
import type { OutgoingFile } from '../db/write-mail.ts';
import { imageMark } from '../triage/compose/image-mark.ts';
import { shownPictures } from './reply-html.ts';
import { toSay } from './words/say.ts';

/** Together; many servers take no mail above 25 MB, and on the wire files grow by a third (RFC 2045, 6.8). */
const mostFileBytes = 20 * 1024 * 1024;
const mostFiles = 20;
/** A form with all that is allowed: files, text, and the lines between them. */
const mostFormBytes = mostFileBytes + 1024 * 1024;

/** Asked before a form is read into memory; answers what to say, or null where it may be read. */
export function isTooLarge(request: Request): string | null {
  const size = request.headers.get('Content-Length');
  if (size === null && request.body !== null && request.headers.has('Transfer-Encoding'))
    return toSay('This form does not say how large it is.');
  return Number(size ?? 0) > mostFormBytes ? toSay('The files are larger than 20 MB together.') : null;
}

export type ReplyFiles = Readonly<
  | {
      files: readonly OutgoingFile[];
      /** By their place in the draft: those that the words may show. */
      ofDraft: ReadonlyMap<number, OutgoingFile>;
      fault: null;
    }
  | { files: null; fault: string }
>;

type Source = Readonly<{
  form: FormData;
  /** The reply's text: an image that it marks is shown in that place. */
  text: string;
  /** The same of the reply's HTML, which names the pictures of its draft. */
  html: string;
  /** Whose draft's files go along; null: only those of the form. */
  draftOf: DraftOf | null;
  domain: string;
}>;

export async function readReplyFiles(db: Database, source: Source): Promise<ReplyFiles> {
  const given = source.form.getAll('files').filter((each) => each instanceof File && each.size > 0) as File[];
  const kept = source.draftOf ? await readDraftFiles(db, source.draftOf) : [];
  const sizes = [...given.map((file) => file.size), ...kept.map((file) => file.content.length)];
  const fault = tooMuch(sizes);
  if (fault !== null) return { files: null, fault };
  const shown = shownPictures(source.html);
  const ofDraft = new Map(
    kept.map(({ id, ...file }): [number, OutgoingFile] => [
      id,
      {
        ...file,
        contentId: shown.has(id) && isPicture(file.contentType) ? newContentId(source.domain) : null,
      },
    ]),
  );
  const read = await Promise.all(
    given.map(async (each) => {
      const file = await readFile(each);
      const isShown = isPicture(file.contentType) && source.text.includes(imageMark(file.filename));
      return { ...file, contentId: isShown ? newContentId(source.domain) : null };
    }),
  );
  return { files: [...read, ...ofDraft.values()], ofDraft, fault: null };
}

/** What to say where files of these sizes do not go into one mail; null where they do. */
export function tooMuch(sizes: readonly number[]): string | null {
  if (sizes.reduce((sum, each) => sum + each, 0) > mostFileBytes)
    return toSay('The files are larger than 20 MB together.');
  return sizes.length > mostFiles ? toSay('More than 20 files do not go into one mail.') : null;
}

export async function readFile(file: File): Promise<Omit<OutgoingFile, 'contentId'>> {
  return {
    filename: safeName(file.name),
    contentType: safeType(file.type),
    content: Buffer.from(await file.arrayBuffer()),
  };
}

/** Only such pictures are shown in a mail; all else is attached. */
export const isPicture = (contentType: string) => /^image\/(?:png|jpeg|gif|webp)$/.test(contentType);

const newContentId = (domain: string) => `${randomBytes(12).toString('hex')}@${domain}`;

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
