// Keeps a copy of what went out in the mailbox's Sent folder, over a connection that closes itself when idle.

import type { ImapFlow } from 'imapflow';

import type { MailboxConfig } from '../../config.ts';
import { accepted, createImapClient } from './connect.ts';

export type SentFolders = Readonly<{
  /** Appends `raw` unless a mail with `messageId` is there already. Answers the folder's name, or null without one. */
  save: (mailbox: MailboxConfig, raw: Buffer, messageId: string, at: Date) => Promise<string | null>;
  close: () => Promise<void>;
}>;

/** A burst of answers shares a connection; a server with few allowed connections gets it back soon. */
const idleMs = 20_000;

type Open = { client: ImapFlow; folder: string | null; timer: NodeJS.Timeout };

export function createSentFolders(): SentFolders {
  const open = new Map<string, Promise<Open>>();

  const connection = (mailbox: MailboxConfig): Promise<Open> => {
    const known = open.get(mailbox.address);
    if (known) return known;
    const opening = connect(mailbox, () => open.delete(mailbox.address));
    open.set(mailbox.address, opening);
    opening.catch(() => open.delete(mailbox.address));
    return opening;
  };

  return {
    save: async (mailbox, raw, messageId, at) => {
      const { client, folder, timer } = await connection(mailbox);
      timer.refresh();
      if (folder === null) return null;
      const lock = await client.getMailboxLock(folder);
      try {
        const found = accepted(
          await client.search({ header: { 'message-id': messageId } }, { uid: true }),
          'SEARCH',
        );
        if (found.length === 0) accepted(await client.append(folder, raw, ['\\Seen'], at), 'APPEND');
      } finally {
        lock.release();
      }
      return folder;
    },
    close: async () => {
      const all = await Promise.allSettled(open.values());
      for (const each of all) {
        if (each.status === 'fulfilled') await closeClient(each.value);
      }
    },
  };
}

async function connect(mailbox: MailboxConfig, forget: () => void): Promise<Open> {
  const client = createImapClient(mailbox.imap);
  // Told once more by whatever command was under way; without a listener Node would exit.
  client.on('error', forget);
  client.on('close', forget);
  await client.connect();
  const folders = await client.list();
  const sent =
    folders.find((each) => each.specialUse === '\\Sent') ??
    folders.find((each) =>
      /^(?:INBOX[./])?(?:Sent|Sent Items|Sent Mail|Gesendet|Envoyés|Enviados)$/i.test(each.path),
    );
  const state: Open = { client, folder: sent?.path ?? null, timer: setTimeout(() => {}, 0) };
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
