// The connections to the SMTP servers, one pool for each mailbox; how a mail goes over them is in `send-once.ts`.

import { connect, type Socket } from 'node:net';
import nodemailer, { type Transporter } from 'nodemailer';

import type { MailboxConfig, MailServer } from '../../config.ts';
import { type Envelope, holdMails, type SendResult, sendOnce } from './send-once.ts';

export type Mailer = Readonly<{
  send: (mailbox: MailboxConfig, raw: Buffer, envelope: Envelope) => Promise<SendResult>;
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
    holdMails(made);
    transports.set(mailbox.address, made);
    return made;
  };
  return {
    send: (mailbox, raw, envelope) => sendOnce(transport(mailbox), raw, envelope),
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
