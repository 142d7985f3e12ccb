// What was answered before this process began, as the Sent folder tells: a database that was set back does not know it.

import type { ImapFlow } from 'imapflow';

import { accepted } from './connect.ts';

/** By the Message-ID of the mail that was answered, that of its answer. */
type Answers = ReadonlyMap<string, string>;

export type AnsweredBefore = Readonly<{
  /**
   * The Message-ID of the answer to a mail that arrived at `at`; null where there is none. Of a mail that came while this
   * process runs nothing can be forgotten: a database that is set back drops the connections of all workers, and they end.
   */
  find: (asked: AskedFor, read: (since: Date) => Promise<Answers>) => Promise<string | null>;
}>;

export type AskedFor = Readonly<{ address: string; messageId: string; at: Date }>;

/** The mail server's clock may be behind ours, and IMAP searches by days, in whatever zone the server likes. */
const clockDriftMs = 120_000;
const dayMs = 86_400_000;
/** What is older goes to a person, and a folder of years is not read for it. */
const oldestMs = 30 * dayMs;

export function createAnsweredBefore(beganAt: number): AnsweredBefore {
  const known = new Map<string, { since: number; answers: Promise<Answers> }>();
  return {
    find: async ({ address, messageId, at }, read) => {
      if (at.getTime() > beganAt + clockDriftMs) return null;
      const since = Math.max(at.getTime() - dayMs, beganAt - oldestMs);
      let have = known.get(address);
      // The mails of a backlog come oldest first: the folder is read once for all of them.
      if (!have || have.since > since) {
        have = { since, answers: read(new Date(since)) };
        known.set(address, have);
        have.answers.catch(() => known.delete(address));
      }
      return (await have.answers).get(messageId) ?? null;
    },
  };
}

/** Reads the folder's envelopes since that day. */
export async function readAnswers(client: ImapFlow, folder: string, since: Date): Promise<Answers> {
  const answers = new Map<string, string>();
  const lock = await client.getMailboxLock(folder, { readOnly: true });
  try {
    const uids = accepted(await client.search({ since }, { uid: true }), 'SEARCH');
    if (uids.length === 0) return answers;
    const range = `${Math.min(...uids)}:*`;
    for await (const { envelope } of client.fetch(range, { envelope: true }, { uid: true })) {
      if (envelope?.inReplyTo && envelope.messageId) answers.set(envelope.inReplyTo, envelope.messageId);
    }
    return answers;
  } finally {
    lock.release();
  }
}
