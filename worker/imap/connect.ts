// The one place where an IMAP connection is made, and where a refusal becomes an error.

import type { Socket } from 'node:net';
import { ImapFlow } from 'imapflow';

import type { MailServer } from '../../config.ts';
import { checkPin, trustOptions } from '../pinned.ts';

/**
 * An IDLE is renewed and a silent connection is found out within a minute, so that a server that vanished without a
 * word is noticed (RFC 2177 would allow 29 minutes; network equipment does not).
 */
const renewIdleMs = 25_000;
const silenceMs = 50_000;
const greetingMs = 15_000;

export function createImapClient(server: MailServer): ImapFlow {
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // Required where it is tried at all. Without TLS only where the configuration says so: then not even tried, since a
    // loopback certificate is nobody's.
    doSTARTTLS: !server.secure && !server.plaintextAllowed,
    tls: trustOptions(server),
    auth: { user: server.user, pass: server.password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: renewIdleMs,
    socketTimeout: silenceMs,
    greetingTimeout: greetingMs,
    connectionTimeout: greetingMs,
    clientInfo: { name: 'Baton' },
  });
  if (server.pin !== null || server.tokens) guardLogIn(client, server);
  return client;
}

/** The connection under a client, for what is to be told of its TLS. */
export const socketOf = (client: ImapFlow): Socket => (client as unknown as Inner).socket;

/** What the types leave out: the step between a connection that is up (and is TLS by now) and one that is logged in. */
type Inner = {
  authenticate: () => Promise<unknown>;
  options: { auth: { accessToken?: string } };
  socket: Socket;
};

/** imapflow has no word for "before the password goes out", where the pin is checked and the token fetched. */
function guardLogIn(client: ImapFlow, server: MailServer): void {
  const inner = client as unknown as Inner;
  // Had the library another name for it, the pin would go unchecked.
  if (typeof inner.authenticate !== 'function') throw new Error('imapflow has no log-in step to guard');
  const logIn = inner.authenticate.bind(client);
  inner.authenticate = async () => {
    checkPin(inner.socket, server);
    const { tokens, user } = server;
    if (!tokens) return await logIn();
    const first = await tokens();
    inner.options.auth.accessToken = first.token;
    try {
      return await logIn();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    // Taken back before its time; a new one is tried once.
    inner.options.auth.accessToken = (await tokens(first.token)).token;
    try {
      return await logIn();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new Error(
        `the mail server refuses the access token of ${user}: ${error.response || error.message}`,
        {
          cause: error,
        },
      );
    }
  };
}

const isRefusal = (error: unknown): error is Error & { response?: string } =>
  error instanceof Error && (error as { authenticationFailed?: boolean }).authenticationFailed === true;

/** imapflow answers `false` where a server refuses some commands; nothing of ours goes on after a refusal. */
export function accepted<T>(answer: T | false | undefined, command: string): T {
  if (answer === false || answer === undefined) throw new Error(`The mail server refused ${command}`);
  return answer;
}
