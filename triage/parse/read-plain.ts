// Beside `read-parts.ts`: a mail that is one short plain text and nothing else, which is how most people write. The streams
// that read all others cost such a mail several times what is in it; what comes out is the same, byte for byte.

import { MailParser } from 'mailparser';

import { isDoubtful, type PartStart } from './bounded-mail-parser.ts';
import { canonicalCharset, decodeDoubtful } from './charset.ts';
import { decodeFlowed } from './flowed.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';
import type { MailParts } from './read-parts.ts';

// Not in the published types. The version is pinned, and the tests of this folder fail should any of these names go away.
type HeaderNode = PartStart &
  Readonly<{
    _boundary: Buffer | false;
    headers: Readonly<{ getList: () => readonly unknown[] }>;
    addHeaderChunk: (bytes: Buffer) => void;
    parseHeaders: () => void;
  }>;
type Inside = Readonly<{
  splitter: Readonly<{ node: object }>;
  processHeaders: (lines: readonly unknown[]) => ReadonlyMap<string, unknown>;
}>;

/** Reads header fields, for which it keeps nothing; no mail goes through it. */
const reader = new MailParser() as unknown as Inside;
const Node = reader.splitter.node.constructor as new (parent: false) => HeaderNode;

/** Above that a mail is read piece by piece. */
const longest = 64 * 1024;
const asTheyAre = new Set(['', '7bit', '8bit', 'binary']);

/** The parts of a mail as `readParts` would find them; null where it is for that to read it. */
export function readPlain(header: string, body: Buffer): MailParts | null {
  if (body.length === 0 || body.length > longest || header.length > longest) return null;
  const node = new Node(false);
  node.addHeaderChunk(Buffer.from(header, 'utf8'));
  node.parseHeaders();
  const bytes = isOneText(node) ? decodeTransfer(node.encoding, body) : null;
  if (bytes === null || !isDoubtful(canonicalCharset(node.charset || ''))) return null;
  const lines = bytes.includes('\r\n') ? bytes.toString('latin1').replaceAll('\r\n', '\n') : null;
  const text = decodeDoubtful(lines === null ? bytes : Buffer.from(lines, 'latin1'), false);
  return {
    headers: reader.processHeaders(node.headers.getList()),
    rootType: 'text/plain',
    body: [{ text: node.flowed ? decodeFlowed(text, node.delSp) : text, html: null }],
    files: [],
    textWasCut: false,
  };
}

const isOneText = ({ contentType, disposition, filename, _boundary }: HeaderNode) =>
  contentType === 'text/plain' && (!disposition || disposition === 'inline') && !filename && !_boundary;

/** Null where it is neither as it is nor quoted-printable. */
function decodeTransfer(encoding: string | false, body: Buffer): Buffer | null {
  if (asTheyAre.has(encoding || '')) return body;
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : null;
}
