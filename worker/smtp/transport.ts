// How an SMTP server is spoken to: a pool of connections with TLS, the certificate and the log-in as the settings say.

import type { Socket } from 'node:net';
import nodemailer, { type Transporter } from 'nodemailer';

import type { MailServer } from '../../config.ts';
import { trustOptions } from '../pinned.ts';
import { type OpenSocket, openSmtpSocket } from './open-socket.ts';

const connectMs = 15_000;
/** RFC 5321, 4.5.3.2.6 gives a server ten minutes after the final dot; one that needs this long is out of order. */
const silenceMs = 60_000;

/** `open`: for `mailbox check`, which looks at the connection. */
export function createTransport(
  server: MailServer,
  open: (server: MailServer) => Promise<OpenSocket> = openSmtpSocket,
): Transporter {
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && !server.plaintextAllowed,
    ignoreTLS: server.plaintextAllowed,
    tls: trustOptions(server),
    ...logIn(server),
    pool: true,
    getSocket: (_options: unknown, opened: Opened) => {
      open(server).then(
        ({ connection, secured }) =>
          opened(null, secured ? { connection, secured, secure: true } : { connection }),
        opened,
      );
    },
    maxConnections: 4,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { tokens } = server;
  if (tokens) {
    let last: string | undefined;
    // Asked again, with `renew`, once the server has refused the last token.
    transport.set('oauth2_provision_cb', (_user, renew, answer) => {
      tokens(renew ? last : undefined).then(({ token, expiresAt }) => {
        last = token;
        answer(null, token, expiresAt.getTime());
      }, answer);
    });
  }
  return transport;
}

type Opened = (
  error: Error | null,
  socket?: { connection: Socket; secured?: boolean; secure?: boolean },
) => void;

function logIn({ user, password, tokens }: MailServer) {
  if (tokens) return { auth: { type: 'OAuth2' as const, user } };
  return user ? { auth: { user, pass: password } } : {};
}
