// What went wrong with a mail server, in words that an operator can act on.

import type { MailServer } from '../../config.ts';
import { messageOf } from '../errors.ts';
import { WrongCertificate } from '../pinned.ts';

export function explain(error: unknown, server: MailServer): string {
  const place = `${server.host}:${server.port}`;
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
  if (server.tokens === null && (authenticationFailed || code === 'EAUTH')) {
    return `${place} refuses the user name or password of ${server.user}: ${messageOf(error)}`;
  }
  if (code === 'ECONNREFUSED') return `${place} does not take connections`;
  if (code === 'ENOTFOUND' || code === 'EDNS') {
    return `the mail server ${server.host} is not known; is its name right?`;
  }
  if (isDistrusted(error)) return `${place} shows a certificate that cannot be trusted: ${messageOf(error)}`;
  if (/wrong version number|packet length too long/i.test(messageOf(error))) {
    return `${place} does not speak TLS from the first byte; try imap+starttls:// or smtp+starttls://`;
  }
  return `${place}: ${messageOf(error)}`;
}

/** The server's certificate is what was wrong, and not the server. */
export function isDistrusted(error: unknown): boolean {
  if (error instanceof WrongCertificate) return true;
  const { code } = error as { code?: string };
  return (
    /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code ?? '') ||
    /certificate|self.signed/i.test(messageOf(error))
  );
}
