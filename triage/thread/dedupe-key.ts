// Asked before a mail becomes a message: have we had this very mail, by another way or in another mailbox?

import { createHash, type Hash } from 'node:crypto';

import { firstField, readHeaderBlock } from '../parse/header-block.ts';
import { readMessageIds } from './header-ids.ts';

/** The fields that say what a mail is and that no server on the way rewrites. */
const lasting = [
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'mime-version',
  'content-type',
];

/**
 * The identity of a mail: its Message-ID (where it has one) and a hash of its lasting header fields and its body, so that
 * a repeated Message-ID with other content is another mail, and a mail without one is known again. Line endings and empty
 * lines at the end do not count: servers change both.
 */
export function dedupeKey(raw: Buffer): string {
  const { fields, bodyStart } = readHeaderBlock(raw);
  const hash = createHash('sha256');
  hash.update(
    lasting.map((name) => `${name}:${(firstField(fields, name) ?? '').replace(/\s+/g, ' ')}\n`).join(''),
  );
  updateWithBody(hash, raw.subarray(bodyStart));
  const id = readMessageIds(firstField(fields, 'message-id'))[0] ?? '';
  return `${id}#${hash.digest('hex').slice(0, 40)}`;
}

/** Room for a stretch of a body with its line endings turned, filled anew for each: texts of it would pile up as garbage. */
const stretch = Buffer.allocUnsafeSlow(64 * 1024);
const [cr, lf] = [0x0d, 0x0a];

/** Adds the body with LF line endings, without a copy of the whole of it. */
function updateWithBody(hash: Hash, body: Buffer): void {
  let end = body.length;
  while (end > 0 && (body[end - 1] === lf || body[end - 1] === cr)) end -= 1;
  let filled = 0;
  for (let at = 0; at < end; at++) {
    const byte = body[at] as number;
    if (byte === cr && body[at + 1] === lf) continue;
    stretch[filled++] = byte;
    if (filled < stretch.length) continue;
    hash.update(stretch);
    filled = 0;
  }
  hash.update(stretch.subarray(0, filled));
}
