// The words of `mailbox add`, read into the mailbox that they mean; all faults in one list.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readMailServer, readPin, type ServerAddress, type ServerKind } from '../config/mail-server.ts';
import { foldersOf, mailboxDefaults, readSender } from '../config/mailbox.ts';
import { type OAuthProvider, type OAuthSettings, oauthProviders } from '../config/oauth.ts';
import type { MailboxConfig, MailServer } from '../config.ts';

export type MailboxFlags = Readonly<{
  /** Without its passwords, unless they stood in the URL. */
  mailbox: MailboxConfig;
  oauth: OAuthSettings | null;
  /** Where the secrets lie; null: on stdin, or there are none. */
  files: Readonly<Record<'password' | 'smtpPassword' | 'refreshToken' | 'clientSecret', string | null>>;
}>;

const text = { type: 'string' } as const;
const options = {
  address: text,
  imap: text,
  smtp: text,
  folder: { type: 'string', multiple: true },
  'authserv-id': text,
  'signature-file': text,
  pin: text,
  'import-days': text,
  'age-limit-hours': text,
  'poll-seconds': text,
  'password-file': text,
  'smtp-password-file': text,
  oauth: text,
  'client-id': text,
  'client-secret-file': text,
  'refresh-token-file': text,
  'token-url': text,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Where the big providers have their servers. */
const providerServers: Record<OAuthProvider, Record<ServerKind, string>> = {
  google: { imap: 'imaps://imap.gmail.com', smtp: 'smtps://smtp.gmail.com' },
  microsoft: { imap: 'imaps://outlook.office365.com', smtp: 'smtp+starttls://smtp.office365.com' },
};

export function readMailboxFlags(
  args: readonly string[],
  faults: string[],
  warnings: string[],
): MailboxFlags | null {
  const values = parse(args, faults);
  if (!values) return null;
  const sender = values.address ? readSender(values.address, '--address', faults) : null;
  if (!values.address) faults.push("--address: missing; write 'Acme Support <support@acme.example>'");
  const oauth = readOAuth(values, faults);
  const imap = readServer('imap', values, oauth, faults, warnings);
  const smtp = readServer('smtp', values, oauth, faults, warnings);
  const pin = readPin(values.pin ?? null, '--pin', faults);
  const signature = readSignature(values['signature-file'], faults);
  const number = (name: 'import-days' | 'age-limit-hours' | 'poll-seconds', fallback: number, range: Range) =>
    readNumber(values[name], `--${name}`, fallback, range, faults);
  const numbers = {
    importDays: number('import-days', mailboxDefaults.importDays, { least: 0, most: 3_650 }),
    ageLimitHours: number('age-limit-hours', mailboxDefaults.ageLimitHours, { least: 1, most: 8_760 }),
    pollSeconds: number('poll-seconds', mailboxDefaults.pollSeconds, { least: 5, most: 3_600 }),
  };
  if (!sender || !imap || !smtp) return null;
  if (smtp.path !== '' || smtp.folders.length > 0) {
    faults.push('--smtp: has something after the host; write "/" in a password as %2F');
  }
  const folders = foldersOf({ path: imap.path, folders: [...imap.folders, ...(values.folder ?? [])] });
  const user = imap.server.user || sender.address;
  const mailbox: MailboxConfig = {
    ...sender,
    imap: withPin({ ...imap.server, user }, pin ?? null, '--imap', faults),
    smtp: withPin({ ...smtp.server, user: smtp.server.user || user }, pin ?? null, '--smtp', faults),
    folders,
    authservId: values['authserv-id'] ?? null,
    signature,
    ...numbers,
  };
  const files = {
    password: values['password-file'] ?? null,
    smtpPassword: values['smtp-password-file'] ?? null,
    refreshToken: values['refresh-token-file'] ?? null,
    clientSecret: values['client-secret-file'] ?? null,
  };
  return { mailbox, oauth, files };
}

function parse(args: readonly string[], faults: string[]): Values | null {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function readServer(
  kind: ServerKind,
  values: Values,
  oauth: OAuthSettings | null,
  faults: string[],
  warnings: string[],
): ServerAddress | null {
  const value = values[kind] ?? (oauth ? providerServers[oauth.provider][kind] : undefined);
  if (value === undefined) {
    faults.push(`--${kind}: missing`);
    return null;
  }
  return readMailServer(value, { name: `--${kind}`, kind, faults, warnings });
}

/** A pin in the server's own address counts before the one for both. */
function withPin(server: MailServer, pin: string | null, name: string, faults: string[]): MailServer {
  if (pin === null || server.pin !== null) return server;
  if (server.plaintextAllowed) faults.push(`${name}: a pinned certificate needs TLS`);
  return { ...server, pin };
}

function readOAuth(values: Values, faults: string[]): OAuthSettings | null {
  const { oauth, 'client-id': clientId } = values;
  if (oauth === undefined) return null;
  if (oauth !== 'google' && oauth !== 'microsoft') {
    faults.push('--oauth: must be google or microsoft');
    return null;
  }
  if (!clientId)
    faults.push('--client-id: missing; the provider gave it to you when you registered Baton there');
  const { tokenUrl, scope } = oauthProviders[oauth];
  const url = values['token-url'] ?? tokenUrl;
  if (!mayTakeSecrets(url)) faults.push('--token-url: must begin with https://');
  return { provider: oauth, clientId: clientId ?? '', tokenUrl: url, scope };
}

/** Without TLS only on this machine. */
function mayTakeSecrets(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  );
}

function readSignature(file: string | undefined, faults: string[]): string {
  if (file === undefined) return mailboxDefaults.signature;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.push(`--signature-file: ${file} cannot be read`);
    return '';
  }
}

type Range = Readonly<{ least: number; most: number }>;

function readNumber(
  value: string | undefined,
  name: string,
  fallback: number,
  { least, most }: Range,
  faults: string[],
): number {
  if (value === undefined) return fallback;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  faults.push(`${name}: must be a number from ${least} to ${most}`);
  return fallback;
}
