// Between a mailbox as the worker uses it and as the database keeps it: settings in the open, passwords sealed.

import { z } from 'zod';
import type { TokenSource } from '../../config/oauth.ts';
import { seal, unseal } from '../../config/seal.ts';
import type { MailboxConfig, MailServer } from '../../config.ts';
import type { MailboxSettings, StoredOAuth, StoredServer } from '../../db/mailboxes-settings.ts';

/** What is sealed. Passwords are empty where tokens are used. */
const credentials = z.object({
  imap: z.string(),
  smtp: z.string(),
  clientSecret: z.string(),
  refreshToken: z.string(),
});

export type Credentials = z.infer<typeof credentials>;

/** What a seal is bound to: it opens in this row only. */
const placeOf = (mailboxId: number) => `mailbox ${mailboxId}`;

export function sealCredentials(secret: string, mailboxId: number, of: Credentials): Buffer {
  return seal(secret, placeOf(mailboxId), JSON.stringify(of));
}

/** Throws SealError with words for people where the secret is another one, or the row was changed. */
export function openCredentials(secret: string, mailboxId: number, bytes: Buffer): Credentials {
  return credentials.parse(JSON.parse(unseal(secret, placeOf(mailboxId), bytes)));
}

export function toSettings(mailbox: MailboxConfig, oauth: StoredOAuth | null): MailboxSettings {
  const { imap, smtp, ...rest } = mailbox;
  return { ...rest, oauth, imap: toStored(imap), smtp: toStored(smtp) };
}

function toStored({ host, port, secure, plaintextAllowed, user, pin }: MailServer): StoredServer {
  return { host, port, tls: secure ? 'tls' : plaintextAllowed ? 'none' : 'starttls', user, pin };
}

export function fromSettings(
  settings: MailboxSettings,
  passwords: Pick<Credentials, 'imap' | 'smtp'>,
  tokens: TokenSource | null,
): MailboxConfig {
  const server = (of: StoredServer, password: string): MailServer => ({
    host: of.host,
    port: of.port,
    secure: of.tls === 'tls',
    plaintextAllowed: of.tls === 'none',
    user: of.user,
    password,
    pin: of.pin,
    tokens,
  });
  return {
    address: settings.address,
    name: settings.name,
    imap: server(settings.imap, passwords.imap),
    smtp: server(settings.smtp, passwords.smtp),
    folders: settings.folders,
    authservId: settings.authservId,
    signature: settings.signature,
    pollSeconds: settings.pollSeconds,
    importDays: settings.importDays,
    ageLimitHours: settings.ageLimitHours,
  };
}
