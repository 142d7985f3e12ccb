// `baton mailbox add`: connects a mailbox, or changes one. A running worker takes it up within seconds.

import type { OAuthSettings } from '../config/oauth.ts';
import type { MailboxConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { listStoredMailboxes, putMailbox } from '../db/mailboxes-settings.ts';
import { supportAddress } from '../sandbox/company.ts';
import { type Credentials, sealCredentials, toSettings } from '../worker/mailboxes/stored.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';
import { type MailboxFlags, readMailboxFlags } from './mailbox-flags.ts';
import { readSecretFile, readSecretLine } from './secret-input.ts';

export const addUsage = `usage: mailbox add --address 'NAME <ADDRESS>' --imap URL --smtp URL
         URL: imaps://user@host:993/INBOX, imap+starttls://…; smtps://user@host:465, smtp+starttls://…
         [--folder NAME]… [--authserv-id NAME] [--signature-file FILE] [--pin sha256:HEX]
         [--import-days N] [--age-limit-hours N] [--poll-seconds N]
         [--password-file FILE] [--smtp-password-file FILE]     (else the password is read from stdin)
       mailbox add --address … --oauth google|microsoft --client-id ID [--client-secret-file FILE]
         [--refresh-token-file FILE] [--token-url URL]          (else the refresh token is read from stdin)`;

export async function addMailbox(args: readonly string[], io: Io): Promise<number> {
  const faults: string[] = [];
  const warnings: string[] = [];
  const flags = readMailboxFlags(args, faults, warnings);
  for (const warning of warnings) io.err(`warning: ${warning}`);
  for (const fault of faults) io.err(fault);
  if (!flags || faults.length > 0) {
    io.err(addUsage);
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const { mailbox, oauth } = flags;
  const { address } = mailbox;
  if (address === config.mailbox?.address) {
    io.err(
      `${address} is set by BATON_IMAP_URL, BATON_SMTP_URL and BATON_ADDRESS, and these count; unset them first.`,
    );
    return 1;
  }
  const credentials = await readCredentials(flags, io);
  if (!credentials) return 2;
  return await withDatabase(config, io, async (db) => {
    if (await isPracticeWorld(db)) {
      io.err(
        'This data directory is a sandbox. Practice mail and real mail do not mix: set BATON_DATA_DIR to another one.',
      );
      return 1;
    }
    const { id, isNew } = await putMailbox(db, toSettings(mailbox, oauth), (row) =>
      sealCredentials(config.secret, row, credentials),
    );
    io.out(JSON.stringify({ id, address, folders: mailbox.folders, [isNew ? 'added' : 'changed']: true }));
    io.err(`A running Baton takes it up within seconds. Try it with: mailbox check ${address}`);
    return 0;
  });
}

async function isPracticeWorld(db: Database): Promise<boolean> {
  const rows = await listStoredMailboxes(db);
  return rows.some((row) => row.address === supportAddress && row.enabled);
}

/** Null, with words, where one is missing. */
async function readCredentials(flags: MailboxFlags, io: Io): Promise<Credentials | null> {
  try {
    return flags.oauth ? await readTokens(flags, flags.oauth, io) : await readPasswords(flags, io);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return null;
  }
}

async function readPasswords({ mailbox, files }: MailboxFlags, io: Io): Promise<Credentials> {
  const given = mailbox.imap.password;
  if (given !== '') {
    io.err(
      'warning: other users of this machine can see a password on the command line, and the shell keeps it; ' +
        'leave it out and it is read from stdin',
    );
  }
  const imap =
    given ||
    (files.password
      ? readSecretFile(files.password)
      : await readSecretLine(io, `Password of ${mailbox.imap.user}: `));
  const smtp = files.smtpPassword ? readSecretFile(files.smtpPassword) : smtpPassword(mailbox, imap);
  return { imap, smtp, clientSecret: '', refreshToken: '' };
}

/** The two servers of one mailbox have one password, unless something else is said. A server without a user wants none. */
function smtpPassword({ smtp }: MailboxConfig, imap: string): string {
  return smtp.user === '' ? '' : smtp.password || imap;
}

async function readTokens({ files }: MailboxFlags, oauth: OAuthSettings, io: Io): Promise<Credentials> {
  const refreshToken = files.refreshToken
    ? readSecretFile(files.refreshToken)
    : await readSecretLine(io, `Refresh token of ${oauth.provider}: `);
  const clientSecret = files.clientSecret ? readSecretFile(files.clientSecret) : '';
  return { imap: '', smtp: '', clientSecret, refreshToken };
}
