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

/** Bytes whose line endings are turned at once. */
const stretchBytes = 256 * 1024;

/** Adds the body with LF line endings, without a copy of the whole of it. */
function updateWithBody(hash: Hash, body: Buffer): void {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end -= 1;
  for (let from = 0; from < end; ) {
    let to = Math.min(from + stretchBytes, end);
    // CR and LF stay together.
    if (body[to - 1] === 0x0d && to < end) to += 1;
    hash.update(body.toString('latin1', from, to).replaceAll('\r\n', '\n'), 'latin1');
    from = to;
  }
}
