// One mailbox as the worker needs it: how it is reached, what is read of it, whose it is.

import { z } from 'zod';

import { type MailServer, readMailServer } from './mail-server.ts';

export type MailboxConfig = Readonly<{
  /** Lower case. */
  address: string;
  name: string;
  imap: MailServer;
  /** At least one; each is watched by a connection of its own. */
  folders: readonly string[];
  smtp: MailServer;
  /** Whose Authentication-Results header is believed (RFC 8601); null: nobody's. */
  authservId: string | null;
  /** Text under what is sent from this mailbox; empty: none. */
  signature: string;
  /** A server that tells nothing is asked this often. */
  pollSeconds: number;
  /** At first contact the mail of so many days comes in as history; 0: none. */
  importDays: number;
  /** Mail that reaches us later than this goes to a person. */
  ageLimitHours: number;
}>;

export const mailboxDefaults = {
  signature: '',
  pollSeconds: 20,
  importDays: 0,
  ageLimitHours: 24,
} as const;

/** The three settings that make a mailbox, under the names they have where they are written. */
export type MailboxWords = Readonly<{
  imap: string | undefined;
  smtp: string | undefined;
  address: string | undefined;
  authservId: string | undefined;
}>;

type Names = Readonly<Record<'imap' | 'smtp' | 'address' | 'authservId', string>>;

/** Null where none of it is given, or where it has faults; they are then in `faults`. */
export function readMailbox(
  words: MailboxWords,
  names: Names,
  faults: string[],
  warnings: string[],
): MailboxConfig | null {
  const parts = ['imap', 'smtp', 'address'] as const;
  const missing = parts.filter((part) => words[part] === undefined);
  if (missing.length === parts.length) {
    if (words.authservId) faults.push(`${names.authservId}: says nothing without ${names.imap}`);
    return null;
  }
  for (const part of missing) {
    const others = parts.filter((other) => other !== part).map((other) => names[other]);
    faults.push(`${names[part]}: missing; a mailbox needs it together with ${others.join(' and ')}`);
  }
  const server = (kind: 'imap' | 'smtp') =>
    words[kind] === undefined
      ? null
      : readMailServer(words[kind], { name: names[kind], kind, faults, warnings });
  const imap = server('imap');
  const smtp = server('smtp');
  const sender = words.address === undefined ? null : readSender(words.address, names.address, faults);
  if (imap && (imap.server.user === '' || imap.server.password === '')) {
    faults.push(`${names.imap}: names no user or no password; write imaps://user:password@host`);
  }
  if (smtp && (smtp.path !== '' || smtp.folders.length > 0)) {
    // What looks like a path is most often the rest of a password with a "/" in it.
    faults.push(`${names.smtp}: has something after the host; write "/" in a password as %2F`);
  }
  if (!imap || !smtp || !sender) return null;
  return {
    ...sender,
    ...mailboxDefaults,
    imap: imap.server,
    folders: foldersOf(imap),
    smtp: smtp.server,
    authservId: words.authservId ?? null,
  };
}

/** The folder behind the host and every `?folder=`; INBOX where there is none. */
export function foldersOf({ path, folders }: { path: string; folders: readonly string[] }): string[] {
  const named = [...new Set([path, ...folders].filter((folder) => folder !== ''))];
  return named.length > 0 ? named : ['INBOX'];
}

/** `Acme Support <support@acme.example>` or the bare address. Null with a fault where it is neither. */
export function readSender(
  value: string,
  name: string,
  faults: string[],
): { address: string; name: string } | null {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(value);
  const address = (match?.[2] ?? match?.[3] ?? '').toLowerCase();
  if (!z.email().safeParse(address).success) {
    faults.push(`${name}: must look like Acme Support <support@acme.example>`);
    return null;
  }
  return { address, name: match?.[1]?.trim() ?? '' };
}
