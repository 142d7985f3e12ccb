// Keeps a copy of what went out in the mailbox's Sent folder, over a connection that closes itself when idle.

import type { ImapFlow } from 'imapflow';

import type { MailboxConfig } from '../../config.ts';
import { createAnsweredBefore, readAnswers } from './answered-before.ts';
import { accepted, createImapClient } from './connect.ts';

export type SavedCopy =
  | Readonly<{ kind: 'there' | 'appended'; folder: string }>
  /** This server files what goes out by itself, and has not done so yet. */
  | Readonly<{ kind: 'wait'; folder: string }>
  | Readonly<{ kind: 'no-folder' }>;

export type SentFolders = Readonly<{
  /**
   * Appends `raw` to the Sent folder unless a mail with `messageId` is there already. On a server that files by itself it
   * appends only where `waited` says that the server had its time.
   */
  save: (mailbox: MailboxConfig, copy: SentCopy) => Promise<SavedCopy>;
  /** The folder for sent or for all mail in which a mail with this id is; null where it is in none. */
  find: (mailbox: MailboxConfig, messageId: string) => Promise<string | null>;
  /** The Message-ID of an answer that went out before this process began to a mail that arrived at `at`; null: none. */
  findAnswer: (
    mailbox: MailboxConfig,
    to: Readonly<{ messageId: string; at: Date }>,
  ) => Promise<string | null>;
  close: () => Promise<void>;
}>;

export type SentCopy = Readonly<{ raw: Buffer; messageId: string; at: Date; waited: boolean }>;

/** A burst of answers shares a connection; a server with few allowed connections gets it back soon. */
const idleMs = 20_000;

type Open = {
  client: ImapFlow;
  /** The Sent folder; null without one. */
  sent: string | null;
  /** Where what went out can be found. */
  looked: readonly string[];
  filesItself: boolean;
  timer: NodeJS.Timeout;
};

/** `beganAt`: when this process began, in milliseconds since 1970. */
export function createSentFolders(beganAt = Date.now()): SentFolders {
  const open = new Map<string, Promise<Open>>();
  const answered = createAnsweredBefore(beganAt);

  const connection = (mailbox: MailboxConfig): Promise<Open> => {
    const known = open.get(mailbox.address);
    if (known) return known;
    const opening = connect(mailbox, () => open.delete(mailbox.address));
    open.set(mailbox.address, opening);
    opening.catch(() => open.delete(mailbox.address));
    return opening;
  };

  return {
    save: async (mailbox, { raw, messageId, at, waited }) => {
      const { client, sent, filesItself, timer } = await connection(mailbox);
      timer.refresh();
      if (sent === null) return { kind: 'no-folder' };
      const lock = await client.getMailboxLock(sent);
      try {
        if (await isIn(client, messageId)) return { kind: 'there', folder: sent };
        if (filesItself && !waited) return { kind: 'wait', folder: sent };
        accepted(await client.append(sent, raw, ['\\Seen'], at), 'APPEND');
        return { kind: 'appended', folder: sent };
      } finally {
        lock.release();
      }
    },
    find: async (mailbox, messageId) => {
      const { client, looked, timer } = await connection(mailbox);
      timer.refresh();
      for (const folder of looked) {
        const lock = await client.getMailboxLock(folder, { readOnly: true });
        try {
          if (await isIn(client, messageId)) return folder;
        } finally {
          lock.release();
        }
      }
      return null;
    },
    findAnswer: (mailbox, to) =>
      answered.find({ address: mailbox.address, ...to }, async (since) => {
        const { client, sent, timer } = await connection(mailbox);
        timer.refresh();
        return sent === null ? new Map() : await readAnswers(client, sent, since);
      }),
    close: async () => {
      const all = await Promise.allSettled(open.values());
      for (const each of all) {
        if (each.status === 'fulfilled') await closeClient(each.value);
      }
    },
  };
}

/** Servers that put a copy of what is handed in at their SMTP side into Sent, some seconds later (beside Gmail). */
const filingHosts = /(?:^|\.)(?:office365\.com|outlook\.com)$/i;

async function isIn(client: ImapFlow, messageId: string): Promise<boolean> {
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  return accepted(found, 'SEARCH').length > 0;
}

async function connect(mailbox: MailboxConfig, forget: () => void): Promise<Open> {
  const client = createImapClient(mailbox.imap);
  // Told once more by whatever command was under way; without a listener Node would exit.
  client.on('error', forget);
  client.on('close', forget);
  await client.connect();
  // By what the server says of its folders (RFC 6154), else by their names, which imapflow knows in many languages.
  const folders = await client.list();
  const named = (use: string) => folders.find((each) => each.specialUse === use)?.path ?? null;
  const sent = named('\\Sent');
  const state: Open = {
    client,
    sent,
    looked: [sent, named('\\All')].filter((each) => each !== null),
    filesItself: client.capabilities.has('X-GM-EXT-1') || filingHosts.test(mailbox.imap.host),
    timer: setTimeout(() => {}, 0),
  };
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    forget();
    void closeClient(state);
  }, idleMs);
  state.timer.unref();
  return state;
}

async function closeClient({ client, timer }: Open): Promise<void> {
  clearTimeout(timer);
  // A connection that is already gone cannot say goodbye; then there is nothing left to close.
  await client.logout().catch(() => client.close());
}
