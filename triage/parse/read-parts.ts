// Second step of `parse/`: walks the MIME parts of a mail in one pass, keeps the text and counts the attachments.

import { once } from 'node:events';

import type { AttachmentStream, MessageText } from 'mailparser';

import { BoundedMailParser, type PartNode } from './bounded-mail-parser.ts';
import { decodeDoubtful } from './charset.ts';
import { decodeFlowed } from './flowed.ts';

export type TextPart = Readonly<{ kind: 'text' | 'html'; content: string }>;
/** One place in the mail's body: the same words as text, as HTML, or both (multipart/alternative). */
export type BodyPiece = Readonly<{ text: string | null; html: string | null }>;

export type FilePart = Readonly<{
  contentType: string;
  filename: string | null;
  /** Bytes after transfer decoding. */
  size: number;
  contentId: string | null;
  inline: boolean;
  /** Parameters of Content-Type, e.g. `method` of a calendar part. */
  parameters: Readonly<Record<string, string>>;
  /** The bytes, for the report parts that are judged and for the one that was asked for; else null. */
  content: Buffer | null;
}>;

export type MailParts = Readonly<{
  headers: ReadonlyMap<string, unknown>;
  rootType: string;
  body: readonly BodyPiece[];
  files: readonly FilePart[];
  textWasCut: boolean;
}>;

/** Types whose content says what the mail is (RFC 3464, 8098, 5965, 6522; RFC 5546 for calendars). */
const reportTypes =
  /^(?:message\/(?:global-)?(?:delivery-status|disposition-notification|feedback-report|rfc822|headers|partial)|message\/global|text\/(?:rfc822-headers|calendar|plain)|application\/ics)$/;
const reportSize = 256 * 1024;
/** A forwarded mail is opened for its files where it is not larger than this. */
const mailSize = 4 * 1024 * 1024;
const reportLimit = 40;
const chunkSize = 64 * 1024;
const flowedLimit = 2 * 1024 * 1024;

/**
 * Reads a mail given as a short header (only the fields mailparser is to decode) and the body bytes.
 * `keep` is the index of the file whose bytes are wanted, `inserts` what `mime-repair.ts` puts into the body. Throws where mailparser cannot go on.
 */
export async function readParts(
  header: string,
  body: Buffer,
  keep: number | null = null,
  inserts: readonly Readonly<{ at: number; text: string }>[] = [],
): Promise<MailParts> {
  const parser = new BoundedMailParser();
  let headers: ReadonlyMap<string, unknown> = new Map();
  parser.on('headers', (value) => {
    headers = value;
  });
  const files: FilePart[] = [];
  let begun = 0;
  let reports = 0;
  parser.on('data', (data: AttachmentStream | MessageText) => {
    if (data.type !== 'attachment') return;
    const index = begun;
    begun += 1;
    const isReport = reportTypes.test(data.contentType) && reports < reportLimit;
    if (isReport) reports += 1;
    const size = data.contentType === 'message/rfc822' ? mailSize : reportSize;
    const limit = index === keep ? Number.POSITIVE_INFINITY : isReport ? size : 0;
    readFile(data, limit, (file) => {
      files[index] = file;
    });
  });
  await feed(parser, chunksOf(header, body, inserts));
  const rootType = parser.root?.contentType || 'text/plain';
  const pieces = parser.root ? bodyOf(parser.root, parser) : [];
  return {
    headers,
    rootType,
    body: pieces,
    files: markShown(files, parser.shownFiles.size > 0),
    textWasCut: parser.textWasCut,
  };
}

/** By hand, since a pipeline costs a small mail as much as reading it does. */
async function feed(parser: BoundedMailParser, chunks: Iterable<Buffer>): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve);
    parser.once('error', reject);
  });
  for (const chunk of chunks) {
    // After a fault no drain comes: the race ends the wait.
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), end]);
  }
  parser.end();
  await end;
}

function* chunksOf(
  header: string,
  body: Buffer,
  inserts: readonly Readonly<{ at: number; text: string }>[],
): Generator<Buffer> {
  yield Buffer.from(header, 'utf8');
  let from = 0;
  for (const insert of [...inserts, { at: body.length, text: '' }]) {
    for (; from < insert.at; from += chunkSize)
      yield body.subarray(from, Math.min(from + chunkSize, insert.at));
    from = insert.at;
    if (insert.text !== '') yield Buffer.from(insert.text, 'utf8');
  }
}

function readFile(data: AttachmentStream, limit: number, done: (file: FilePart) => void): void {
  const kept: Buffer[] = [];
  let size = 0;
  data.content.on('data', (chunk: Buffer) => {
    if (size < limit) kept.push(Buffer.from(chunk));
    size += chunk.length;
  });
  data.content.once('end', () => {
    const type = data.headers.get('content-type');
    const related = 'related' in data && data.related === true;
    done({
      contentType: data.contentType || 'application/octet-stream',
      filename: data.filename || null,
      size,
      contentId: data.contentId ? data.contentId.trim() : null,
      inline: data.contentDisposition === 'inline' || (related && Boolean(data.contentId)),
      parameters: typeof type === 'object' && type !== null && 'params' in type ? type.params : {},
      content: limit > 0 ? Buffer.concat(kept) : null,
    });
    data.release();
  });
}

function markShown(files: readonly FilePart[], some: boolean): FilePart[] {
  if (!some) return [...files];
  return files.map((file) => (file.contentType.startsWith('text/') ? { ...file, inline: true } : file));
}

type Notes = Pick<BoundedMailParser, 'bytesParts' | 'flowedParts'>;

/** The body in reading order. Iterative: a mail may nest its parts ten thousand deep. */
function bodyOf(root: PartNode, notes: Notes): BodyPiece[] {
  const pieces: BodyPiece[] = [];
  const open: { node: PartNode; slot: { text: string | null; html: string | null } | null }[] = [
    { node: root, slot: null },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, slot } = next;
    if (node.textContent !== undefined && !node.isAttachment) addText(node, slot, pieces, notes);
    const inner = node.contentType === 'multipart/alternative' && !slot ? { text: null, html: null } : slot;
    if (inner && !slot) pieces.push(inner);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child) open.push({ node: child, slot: inner });
    }
  }
  return pieces.filter((piece) => piece.text !== null || piece.html !== null);
}

function addText(
  node: PartNode,
  slot: { text: string | null; html: string | null } | null,
  pieces: BodyPiece[],
  notes: Notes,
): void {
  const isHtml = node.contentType === 'text/html';
  const raw = node.textContent ?? '';
  const decoded = notes.bytesParts.has(node.node) ? decodeDoubtful(Buffer.from(raw, 'latin1'), isHtml) : raw;
  const delSp = notes.flowedParts.get(node.node);
  const content = delSp === undefined ? decoded : decodeFlowed(decoded.slice(0, flowedLimit), delSp);
  if (!slot) {
    pieces.push({ text: isHtml ? null : content, html: isHtml ? content : null });
    return;
  }
  // Within an alternative a part may again be a mixture (Apple Mail): its pieces belong together.
  if (isHtml) slot.html = slot.html === null ? content : `${slot.html}\n${content}`;
  else slot.text = slot.text === null ? content : `${slot.text}\n${content}`;
}
