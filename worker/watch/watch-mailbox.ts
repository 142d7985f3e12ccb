// Stays connected to one mailbox for as long as the worker lives, and says how that goes.

import { setTimeout as sleep } from 'node:timers/promises';

import type { MailboxConfig } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import { markMailboxRead, setMailboxState } from '../../db/mailboxes.ts';
import type { Log } from '../../log.ts';
import { messageOf } from '../errors.ts';
import { createImapClient } from '../imap/connect.ts';
import { openFolder, readFolder } from './read-folder.ts';

export type Watched = Readonly<{
  db: Database;
  log: Log;
  mailboxId: number;
  mailbox: MailboxConfig;
  /** Which of its folders. */
  folder: string;
  /** Ends the watching. */
  signal: AbortSignal;
  /** 0 to 1, so that many workers do not come back in step. */
  random: () => number;
}>;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** A server that forgets to tell of a mail is asked anyway. */
const pollMs = 20_000;

export async function watchMailbox(watched: Watched): Promise<void> {
  const { db, log, mailboxId, mailbox, signal } = watched;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await runSession(watched, () => {
        failures = 0;
      });
    } catch (error) {
      if (signal.aborted) return;
      failures++;
      const reason = explain(error, mailbox);
      log.warn({ mailbox: mailbox.address, failures, reason }, 'mailbox cannot be read; trying again');
      await setMailboxState(db, mailboxId, 'failing', reason);
      await sleep(pauseMs(failures, watched.random()), undefined, { signal }).catch(() => {});
    }
  }
}

/** One connection, from the log-in to the moment it breaks (then it throws) or the watching ends. */
async function runSession(watched: Watched, onWatching: () => void): Promise<void> {
  const { db, log, mailboxId, mailbox, folder, signal } = watched;
  const place = { mailboxId, folder };
  const client = createImapClient(mailbox.imap);
  let news = true;
  let wake = () => {};
  let broken: Error | null = null;
  const end = (error: Error) => {
    broken ??= error;
    wake();
  };
  client.on('error', end);
  client.on('close', () => end(new Error('The connection to the mail server was lost')));
  client.on('exists', () => {
    news = true;
    wake();
  });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  try {
    await client.connect();
    await openFolder(client, db, place);
    await setMailboxState(db, mailboxId, 'watching', null);
    log.info({ mailbox: mailbox.address, folder }, 'mailbox is watched');
    onWatching();
    while (!signal.aborted) {
      if (broken) throw broken;
      if (news) {
        news = false;
        const taken = await readFolder(client, db, place);
        await markMailboxRead(db, mailboxId, new Date());
        if (taken > 0) log.info({ mailbox: mailbox.address, mails: taken }, 'mail taken in');
        // More may have come while these were read.
        continue;
      }
      await waitForNews(client, (resolve) => {
        wake = resolve;
      });
      // Time to ask. Opened again, for a folder that was removed and made anew may go on under the same connection:
      // its new UIDs, smaller than the cursor, would be passed over.
      if (!news && !broken && !signal.aborted) {
        await openFolder(client, db, place);
        news = true;
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    wake = () => {};
    await Promise.race([client.logout().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
    client.close();
  }
}

/** IDLE until news, the next poll, or the end; whatever command comes next ends the IDLE itself. */
async function waitForNews(client: ReturnType<typeof createImapClient>, onWake: (wake: () => void) => void) {
  const timer = new AbortController();
  try {
    await Promise.race([
      new Promise<void>(onWake),
      // Settles when the IDLE ends; that it was broken is told by the client's own events.
      client
        .idle()
        .then(() => sleep(pollMs, undefined, timer))
        .catch(() => {}),
      sleep(pollMs, undefined, timer),
    ]);
  } finally {
    timer.abort();
  }
}

function pauseMs(failures: number, random: number): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
}

/** What an operator can act on. */
function explain(error: unknown, { imap }: MailboxConfig): string {
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
