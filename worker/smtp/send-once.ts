// Hands a mail to the SMTP server and says honestly how that went: taken, refused, not reached, or not known.

import { PassThrough } from 'node:stream';
import type { Transporter } from 'nodemailer';

import { messageOf } from '../errors.ts';
import { HeldMail, NotHandedOver } from './held-mail.ts';

export type SendResult =
  | Readonly<{ kind: 'sent'; response: string }>
  /** The server has said no for good (5xx). */
  | Readonly<{ kind: 'refused'; reason: string }>
  /** Not taken, and worth another try: the server is not reached, does not let us in, or says "later" (4xx). */
  | Readonly<{ kind: 'later'; reason: string; cause: LaterCause }>
  /** Not begun, since it was found to be no longer ours to send. */
  | Readonly<{ kind: 'overtaken' }>
  /** The server had all of it and then said nothing: it may have taken it. It must not be sent again blindly. */
  | Readonly<{ kind: 'unknown'; reason: string }>;

/** `mailbox`: no mail at all can be handed in; `mail`: the server puts off this one. */
export type LaterCause = 'mailbox' | 'mail';

export type Envelope = Readonly<{
  /** Empty as for a bounce (RFC 5321, 4.5.5). */
  from: string;
  to: readonly string[];
  /** Asked when the server is ready for the mail, before the first byte of it: false means that it stays here. */
  mayGo: () => Promise<boolean>;
}>;

/**
 * nodemailer would read the mail into memory of its own before it knows whether the server wants it. And where a
 * connection closes it may try another one by itself: never with a mail that has begun to leave.
 */
export function holdMails(transport: Transporter): void {
  transport.use('stream', (mail, done) => {
    const held = mail.data.raw;
    if (held instanceof HeldMail) {
      mail.message.createReadStream = () =>
        held.begun ? new PassThrough().destroy(new Error('The connection closed under way')) : held;
    }
    done();
  });
}

export async function sendOnce(
  transport: Transporter,
  raw: Buffer,
  { from, to, mayGo }: Envelope,
): Promise<SendResult> {
  const held = new HeldMail(raw, mayGo);
  try {
    const info = await transport.sendMail({ envelope: { from, to: [...to] }, raw: held });
    return { kind: 'sent', response: info.response ?? '' };
  } catch (error) {
    return resultOf(error, held);
  }
}

/** nodemailer's codes for an answer that is about this one mail: its envelope or its content. */
const aboutMail = new Set(['EENVELOPE', 'EMESSAGE']);
/** RFC 4954, section 6: not signed in, or not as what the server wants; some servers say so only at MAIL FROM. */
const refusedLogins = new Set([530, 534, 535, 538]);

function resultOf(error: unknown, held: HeldMail): SendResult {
  if (held.errored instanceof NotHandedOver) return { kind: 'overtaken' };
  const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string };
  const reason = messageOf(error);
  // A 5xx to the greeting or to the password says nothing about the mail, nor about the one it goes to.
  const cause: LaterCause = aboutMail.has(code) && !refusedLogins.has(responseCode) ? 'mail' : 'mailbox';
  if (responseCode >= 500 && cause === 'mail') return { kind: 'refused', reason };
  if (responseCode >= 400) return { kind: 'later', reason, cause };
  // Only once the last byte has been handed over can the server have taken the mail.
  return held.handedOver ? { kind: 'unknown', reason } : { kind: 'later', reason, cause };
}
