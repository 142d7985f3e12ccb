// Right before a mail leaves: the digits take the place of the mark, in the bytes alone.

import { findNonceOfMail } from '../../db/codes.ts';
import type { Db } from '../../db/database.ts';
import type { OutboxEntry } from '../../db/outbox.ts';
import { codeMark, withCode } from '../../triage/compose/code-mark.ts';
import { codeOf } from '../lookups/code-digits.ts';

/** The entry as it is to be sent; what has no code is the very same. */
export async function fillCode(db: Db, secret: string, entry: OutboxEntry): Promise<OutboxEntry> {
  const { message } = entry;
  if (entry.kind === 'agent' || !message.text.includes(codeMark)) return entry;
  const nonce = await findNonceOfMail(db, message.id);
  if (!nonce) return entry;
  const code = codeOf(secret, nonce);
  return {
    ...entry,
    message: {
      ...message,
      text: withCode(message.text, code),
      html: message.html === null ? null : withCode(message.html, code),
    },
  };
}
