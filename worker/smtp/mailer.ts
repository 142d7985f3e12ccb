// Hands a mail to the SMTP server and says honestly how that went: taken, refused, not reached, or not known.

import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import nodemailer, { type Transporter } from 'nodemailer';

import type { MailboxConfig, MailServer } from '../../config.ts';
import { messageOf } from '../errors.ts';

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

const connectMs = 15_000;
/** RFC 5321, 4.5.3.2.6 gives a server ten minutes after the final dot; one that needs this long is out of order. */
const silenceMs = 60_000;

export function createMailer(): Mailer {
  const transports = new Map<string, Transporter>();
  const transport = (mailbox: MailboxConfig): Transporter => {
    const known = transports.get(mailbox.address);
    if (known) return known;
    const made = createTransport(mailbox.smtp);
    transports.set(mailbox.address, made);
    return made;
  };
  return {
    send: (mailbox, raw, recipients) => sendOnce(transport(mailbox), mailbox.address, raw, recipients),
    close: () => {
      for (const each of transports.values()) each.close();
    },
  };
}

function createTransport(server: MailServer): Transporter {
  return nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && !server.plaintextAllowed,
    ignoreTLS: server.plaintextAllowed,
    ...(server.user ? { auth: { user: server.user, pass: server.password } } : {}),
    pool: true,
    getSocket: openSocket,
    maxConnections: 4,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type Opened = (error: Error | null, socket?: { connection: Socket }) => void;

/**
 * SMTP is many short lines to and fro: with Nagle's algorithm on, which nodemailer leaves so, each mail waited some
 * 40 ms for the other side's delayed acknowledgement (measured on loopback).
 */
function openSocket({ host, port }: { host?: string; port?: number }, opened: Opened): void {
  const socket = connect({ host: host ?? 'localhost', port: port ?? 25, noDelay: true });
  const fail = (error: Error) => {
    socket.destroy();
    opened(error);
  };
  socket.setTimeout(connectMs, () => fail(new Error(`${host}:${port} does not answer`)));
  socket.once('error', fail);
  socket.once('connect', () => {
    socket.setTimeout(0);
    socket.removeListener('error', fail);
    opened(null, { connection: socket });
  });
}

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
    const { responseCode } = error as { responseCode?: number };
    const reason = messageOf(error);
    if (responseCode && responseCode >= 500) return { kind: 'refused', reason };
    if (responseCode && responseCode >= 400) return { kind: 'later', reason };
    return { kind: handedOver ? 'unknown' : 'later', reason };
  }
}
