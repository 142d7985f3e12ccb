// The one place where an IMAP connection is made, and where a refusal becomes an error.

import { ImapFlow } from 'imapflow';

import type { MailServer } from '../../config.ts';

/**
 * An IDLE is renewed and a silent connection is found out within a minute, so that a server that vanished without a
 * word is noticed (RFC 2177 would allow 29 minutes; network equipment does not).
 */
const renewIdleMs = 25_000;
const silenceMs = 50_000;
const greetingMs = 15_000;

export function createImapClient(server: MailServer): ImapFlow {
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // Without TLS only where the configuration says so: then not even tried, since a loopback certificate is nobody's.
    doSTARTTLS: !server.secure && !server.plaintextAllowed,
    auth: { user: server.user, pass: server.password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: renewIdleMs,
    socketTimeout: silenceMs,
    greetingTimeout: greetingMs,
    connectionTimeout: greetingMs,
    clientInfo: { name: 'Baton' },
  });
}

/** imapflow answers `false` where a server refuses some commands; nothing of ours goes on after a refusal. */
export function accepted<T>(answer: T | false | undefined, command: string): T {
  if (answer === false || answer === undefined) throw new Error(`The mail server refused ${command}`);
  return answer;
}
