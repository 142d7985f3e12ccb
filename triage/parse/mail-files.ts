// Used by `parse-mail.ts`: all parts of a mail from its source, and the files in it, those of forwarded mails included.

import { firstField, type HeaderBlock, type HeaderField, readHeaderBlock } from './header-block.ts';
import { repairMime, withoutReturnRuns } from './mime-repair.ts';
import { type FilePart, type MailParts, readParts } from './read-parts.ts';
import { readPlain } from './read-plain.ts';
import { looksLikeBase64 } from './transfer-encoding.ts';

/** A file and the way to it: its place in the mail, or in a mail within the mail, and so on. */
export type FoundFile = Readonly<{ file: FilePart; path: readonly number[] }>;

/** Fields that mailparser is given; the rest is read by `header-block.ts`, so that a header bomb is not decoded. */
const decodedFields = ['from', 'to', 'cc', 'reply-to', 'subject'];
const partFields = ['content-transfer-encoding', 'content-disposition', 'content-id'];
const decodedLimit = 512 * 1024;
/** Mails within mails that are opened for their files. */
const depthLimit = 3;
const fileLimit = 2000;

/** Reads the parts. Throws an Error with the reason where that is impossible. */
export async function readMailParts(
  raw: Buffer,
  block: HeaderBlock,
  keep: number | null = null,
): Promise<MailParts> {
  const whole = withoutReturnRuns(raw.subarray(block.bodyStart));
  const repaired = repairMime(firstField(block.fields, 'content-type'), whole);
  const isFile = /^\s*attachment/i.test(firstField(block.fields, 'content-disposition') ?? '');
  const body = isFile ? whole : whole.subarray(0, repaired.end);
  try {
    const header = shortHeader(mendEncoding(block.fields, repaired.contentType, body), repaired.contentType);
    const parts = readPlain(header, body) ?? (await readParts(header, body, keep, repaired.inserts));
    if (parts.body.length > 0 || parts.files.length > 0 || body.length === 0) return parts;
    // Whatever the header says, words that are there are shown.
    return await readParts(shortHeader(block.fields, null), body, keep);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the parts of the mail cannot be read: ${reason}`, { cause: error });
  }
}

/** The files in the order of the mail, the files of a forwarded mail right after it. */
export async function listFiles(parts: MailParts, depth = 0): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const [index, file] of parts.files.entries()) {
    if (found.length >= fileLimit) break;
    found.push({ file, path: [index] });
    if (depth >= depthLimit || !isWholeMail(file)) continue;
    const inner = await readMailParts(file.content, readHeaderBlock(file.content));
    for (const one of await listFiles(inner, depth + 1))
      found.push({ file: one.file, path: [index, ...one.path] });
  }
  return found.slice(0, fileLimit);
}

/** The bytes of the file at `path`; null where there is none. */
export async function readFileAt(raw: Buffer, path: readonly number[]): Promise<Buffer | null> {
  const [index, ...rest] = path;
  if (index === undefined) return raw;
  const parts = await readMailParts(raw, readHeaderBlock(raw), index);
  const content = parts.files[index]?.content ?? null;
  return content === null ? null : readFileAt(content, rest);
}

function isWholeMail(file: FilePart): file is FilePart & { content: Buffer } {
  return file.contentType === 'message/rfc822' && file.content !== null && file.content.length === file.size;
}

/** Text that is not what its Content-Transfer-Encoding says is read as it stands. */
function mendEncoding(
  fields: readonly HeaderField[],
  contentType: string | null,
  body: Buffer,
): readonly HeaderField[] {
  const isText = contentType === null || /^\s*text\/(?:plain|html)\b/i.test(contentType);
  const encoding = firstField(fields, 'content-transfer-encoding') ?? '';
  if (!isText || !/^\s*base64/i.test(encoding) || looksLikeBase64(body)) return fields;
  return fields.filter(({ name }) => name !== 'content-transfer-encoding');
}

function shortHeader(fields: readonly HeaderField[], contentType: string | null): string {
  let header = contentType === null ? '' : `content-type: ${contentType}\r\n`;
  for (const name of [...decodedFields, ...partFields]) {
    const value = firstField(fields, name);
    if (value !== null) header += `${name}: ${value.slice(0, decodedLimit)}\r\n`;
  }
  return `${header}\r\n`;
}
