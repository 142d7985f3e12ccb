// Hands a mail to the SMTP server and says honestly how that went: taken, refused, not reached, or not known.

import { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';

import type { MailboxConfig, MailServer } from '../../config.ts';
import { messageOf } from '../errors.ts';
import { createTransport } from './transport.ts';

export type SendResult =
  | Readonly<{ kind: 'sent'; response: string }>
  /** The server has said no for good (5xx). */
  | Readonly<{ kind: 'refused'; reason: string }>
  /** Not taken, and worth another try: no connection, or a 4xx. */
  | Readonly<{ kind: 'later'; reason: string }>
  /** The server had all of it and then said nothing: it may have taken it. It must not be sent again blindly. */
  | Readonly<{ kind: 'unknown'; reason: string }>;

export type Mailer = Readonly<{
  send: (mailbox: MailboxConfig, raw: Buffer, recipients: readonly string[]) => Promise<SendResult>;
  close: () => void;
}>;

type Kept = Readonly<{ server: MailServer; transport: Transporter }>;

export function createMailer(): Mailer {
  const transports = new Map<string, Kept>();
  const transportOf = ({ address, smtp }: MailboxConfig): Transporter => {
    const known = transports.get(address);
    if (known?.server === smtp) return known.transport;
    // Other settings: mails under way still end on the old connections, which close when they are idle.
    known?.transport.close();
    const transport = createTransport(smtp);
    transports.set(address, { server: smtp, transport });
    return transport;
  };
  return {
    send: (mailbox, raw, recipients) => sendOnce(transportOf(mailbox), mailbox.address, raw, recipients),
    close: () => {
      for (const { transport } of transports.values()) transport.close();
    },
  };
}

/**
 * No log-in, no token, no TLS, or "log in first" (530, RFC 4954): that says nothing of the mail. It goes out once the
 * settings or the server are right again.
 */
const settingsFaults = ['EAUTH', 'EOAUTH2', 'ETLS'];

async function sendOnce(
  transport: Transporter,
  sender: string,
  raw: Buffer,
  recipients: readonly string[],
): Promise<SendResult> {
  // Only once the last byte has been handed over can the server have taken the mail.
  let handedOver = false;
  const stream = Readable.from([raw]);
  stream.once('end', () => {
    handedOver = true;
  });
  try {
    const info = await transport.sendMail({ envelope: { from: sender, to: [...recipients] }, raw: stream });
    return { kind: 'sent', response: info.response ?? '' };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const reason = messageOf(error);
    if (responseCode === 530 || (code && settingsFaults.includes(code))) return { kind: 'later', reason };
    if (responseCode && responseCode >= 500) return { kind: 'refused', reason };
    if (responseCode && responseCode >= 400) return { kind: 'later', reason };
    return { kind: handedOver ? 'unknown' : 'later', reason };
  }
}
