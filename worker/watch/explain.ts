// Why a mailbox cannot be read, in words that an operator can act on.

import type { MailboxConfig } from '../../config.ts';
import { messageOf } from '../errors.ts';

export function explain(error: unknown, { imap }: MailboxConfig): string {
  const server = `${imap.host}:${imap.port}`;
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
  if (authenticationFailed) return `${server} refuses the user name or password of ${imap.user}`;
  if (code === 'ECONNREFUSED') return `${server} does not take connections`;
  if (code === 'ENOTFOUND') return `the mail server ${imap.host} is not known; is its name right?`;
  if (code === 'CERT_HAS_EXPIRED' || /certificate|self.signed/i.test(messageOf(error))) {
    return `${server} shows a certificate that cannot be trusted: ${messageOf(error)}`;
  }
  return `${server}: ${messageOf(error)}`;
}
