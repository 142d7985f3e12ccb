// One connection to a folder, from the log-in to the moment it breaks: read what is new, sweep now and then, wait.

import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';

import { markFolderRead, setWatchState } from '../../db/folder-watch.ts';
import { messageOf } from '../errors.ts';
import { createImapClient } from '../imap/connect.ts';
import { type OpenFolder, openImapFolder } from '../imap/open-folder.ts';
import { watchSilence } from '../imap/silence.ts';
import { intakeRules } from './intake-rules.ts';
import { beginFolder, readFolder } from './read-folder.ts';
import { sweepFolder } from './sweep-folder.ts';
import type { Watched } from './watch-mailbox.ts';

/**
 * Something is asked this often at least, if only NOOP, which also brings a server without IDLE to tell of news; with the
 * silence below a dead connection is found out within 45 seconds.
 */
const breathMs = 20_000;
/** A server that needs this long for the next byte of an answer serves nobody. */
const silenceMs = 20_000;
const sweepMs = 3 * 60_000;

/** Throws when the connection breaks; comes back when the watching ends. */
export async function runSession(watched: Watched, onWatching: () => void): Promise<void> {
  const { db, log, mailboxId, mailbox, signal } = watched;
  const place = { mailboxId, folder: watched.folder };
  const named = { mailbox: mailbox.address, folder: watched.folder };
  const rules = intakeRules(mailbox, watched.mostBytes);
  const connection = connect(watched);
  const { client, news, during } = connection;
  let folder: OpenFolder;
  let nextPoll = 0;
  let nextSweep = 0;
  try {
    await during(client.connect());
    folder = await reopen();
    let knownNews = true;
    await setWatchState(db, place, 'watching', null);
    log.info(named, 'mailbox is watched');
    onWatching();
    while (!signal.aborted) {
      connection.throwIfBroken();
      if (knownNews || news.pending) {
        knownNews = false;
        await readNew();
        // More may have come while these were read.
        continue;
      }
      if (Date.now() >= nextSweep) {
        await sweep();
        nextSweep = Date.now() + sweepMs;
        continue;
      }
      await waitForNews(client, news, Math.min(breathMs, rules.pollMs));
      if (!news.pending && !connection.isBroken() && !signal.aborted) knownNews = await ask();
    }
  } catch (error) {
    throw connection.silence() ?? error;
  } finally {
    await connection.close();
  }

  async function reopen(): Promise<OpenFolder> {
    const opened = await openImapFolder(client, watched.folder, during);
    await beginFolder(opened, db, place, rules);
    nextPoll = Date.now() + rules.pollMs;
    return opened;
  }

  /** Nothing was heard. Answers whether there is news all the same. */
  async function ask(): Promise<boolean> {
    const before = folder;
    // Opened again, for a folder that was removed and made anew may go on under the same connection: its new UIDs,
    // smaller than the cursor, would be passed over.
    if (Date.now() >= nextPoll) folder = await reopen();
    else await during(client.noop());
    const isNews = folder.uidNext !== before.uidNext || folder.uidValidity !== before.uidValidity;
    if (!isNews) await markFolderRead(db, place);
    return isNews;
  }

  async function readNew(): Promise<void> {
    news.pending = false;
    const taken = await readFolder(folder, db, place, rules);
    await markFolderRead(db, place);
    if (taken > 0) log.info({ ...named, mails: taken }, 'mail taken in');
  }

  /** A server that cannot be compared with is still read; the log says so until it can. */
  async function sweep(): Promise<void> {
    try {
      const between = async () => {
        if (news.pending) await readNew();
      };
      const swept = await sweepFolder(folder, db, place, rules, between);
      const repaired = swept.takenIn > 0 || swept.back > 0;
      log[repaired ? 'warn' : 'info']({ ...named, ...swept }, 'folder swept');
    } catch (error) {
      connection.throwIfBroken();
      log.error({ ...named, error: messageOf(error) }, 'folder cannot be swept');
    }
  }
}

/** `pending`: the server has told of a mail that has not been read yet. */
type News = { pending: boolean; wake: () => void };

function connect({ mailbox, signal }: Watched) {
  const client = createImapClient(mailbox.imap);
  const news: News = { pending: false, wake: () => {} };
  let broken: Error | null = null;
  let silence: Error | null = null;
  const end = (error: Error) => {
    broken ??= error;
    news.wake();
  };
  client.on('error', end);
  client.on('close', () => end(new Error('The connection to the mail server was lost')));
  client.on('exists', () => {
    news.pending = true;
    news.wake();
  });
  const onAbort = () => news.wake();
  signal.addEventListener('abort', onAbort);
  const watch = watchSilence(
    () => client.stats().received,
    silenceMs,
    () => {
      silence = new Error(`it has not said a word for ${silenceMs / 1000} seconds`);
      end(silence);
      // Whoever waits for an answer hears that there will be none.
      client.close();
    },
  );
  return {
    client,
    news,
    during: watch.during,
    isBroken: () => broken !== null,
    throwIfBroken: () => {
      if (broken) throw broken;
    },
    silence: () => silence,
    close: async () => {
      watch.stop();
      signal.removeEventListener('abort', onAbort);
      news.wake = () => {};
      await Promise.race([client.logout().catch(() => {}), sleep(1_000, undefined, { ref: false })]);
      client.close();
    },
  };
}

/** IDLE until news, the end of the time, or the end of all; whatever command comes next ends the IDLE itself. */
async function waitForNews(client: ImapFlow, news: News, mostMs: number): Promise<void> {
  const timer = new AbortController();
  const poll = sleep(mostMs, undefined, timer);
  const woken = new Promise<void>((resolve) => {
    news.wake = resolve;
  });
  try {
    // When an IDLE ends the poll is still to be waited for; that it was broken is told by the client's own events.
    if (client.capabilities.has('IDLE')) client.idle().catch(() => {});
    await Promise.race([woken, poll]);
  } finally {
    timer.abort();
    await poll.catch(() => {});
  }
}
