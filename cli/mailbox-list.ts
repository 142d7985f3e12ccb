// `baton mailbox list` and `baton mailbox remove`.

import type { Config, MailServer } from '../config.ts';
import { type FolderState, listFolderStates } from '../db/folder-watch.ts';
import {
  disableMailbox,
  listStoredMailboxes,
  type StoredMailbox,
  type StoredServer,
} from '../db/mailboxes-settings.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

/** A line for each, without passwords and tokens. */
export async function listMailboxes(io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config) return 1;
  const { rows, states } = await withDatabase(config, io, async (db) => ({
    rows: await listStoredMailboxes(db),
    states: await listFolderStates(db),
  }));
  const named = config.mailbox;
  // The environment's is in the database once a worker has started with it.
  if (named && !rows.some((row) => row.address === named.address)) {
    io.out(JSON.stringify({ address: named.address, ...fromEnvironment(config), state: null }));
  }
  for (const row of rows) io.out(JSON.stringify(lineOf(row, config, states)));
  return 0;
}

function lineOf(row: StoredMailbox, config: Config, states: readonly FolderState[]): object {
  const state = {
    enabled: row.enabled,
    state: row.enabled ? row.state : 'removed',
    reason: row.stateReason,
    since: row.stateSince,
    lastReadAt: row.lastReadAt,
    folderStates: states.filter((each) => each.mailboxId === row.id).map(({ mailboxId: _, ...each }) => each),
  };
  if (row.address === config.mailbox?.address) {
    return { address: row.address, ...fromEnvironment(config), ...state };
  }
  return {
    address: row.address,
    name: row.name,
    source: row.imap ? 'database' : null,
    imap: row.imap && serverWords(row.imap),
    smtp: row.smtp && serverWords(row.smtp),
    folders: row.folders,
    authservId: row.authservId,
    oauth: row.oauth && { provider: row.oauth.provider, clientId: row.oauth.clientId },
    signature: row.signature,
    pollSeconds: row.pollSeconds,
    importDays: row.importDays,
    ageLimitHours: row.ageLimitHours,
    ...state,
  };
}

function fromEnvironment({ mailbox }: Config): object {
  if (!mailbox) return {};
  const { imap, smtp, address: _, ...rest } = mailbox;
  return {
    ...rest,
    source: 'environment',
    imap: withoutPassword(imap),
    smtp: withoutPassword(smtp),
    oauth: null,
  };
}

const withoutPassword = ({ host, port, secure, plaintextAllowed, user, pin }: MailServer) =>
  serverWords({ host, port, tls: secure ? 'tls' : plaintextAllowed ? 'none' : 'starttls', user, pin });

const serverWords = ({ pin, ...server }: StoredServer) => ({
  ...server,
  pin: pin === null ? null : `sha256:${pin}`,
});

/** Nothing is deleted: its mail and conversations stay, and `mailbox add` brings it back. */
export async function removeMailbox(words: string, io: Io): Promise<number> {
  const config = requireConfig(io);
  if (!config) return 1;
  const address = words.toLowerCase();
  if (address === config.mailbox?.address) {
    io.err(`${address} is set by BATON_IMAP_URL, BATON_SMTP_URL and BATON_ADDRESS; unset them to remove it.`);
    return 1;
  }
  const done = await withDatabase(config, io, (db) => disableMailbox(db, address));
  if (!done) {
    io.err(`There is no mailbox ${address} that could be removed; \`mailbox list\` shows those there are.`);
    return 1;
  }
  io.out(JSON.stringify({ address, removed: true }));
  return 0;
}
