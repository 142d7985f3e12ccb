// A folder opened for reading: all that watching and sweeping ask of a mail server, so that tests can stand in for one.

import type { ImapFlow } from 'imapflow';

import { accepted } from './connect.ts';

export type OpenFolder = Readonly<{
  uidValidity: number;
  /** The UID that the next mail will have, as the server said on opening (RFC 3501, 2.3.1.1). */
  uidNext: number;
  /** Mails with a UID in the IMAP sequence set, each with its first bytes: the whole mail where those are fewer than `most`. */
  beginnings: (range: string, most: number) => AsyncIterable<Beginning>;
  /** At most `most` bytes of a mail from `start` on, fewer at its end; null where the mail has gone. */
  piece: (uid: number, start: number, most: number) => Promise<Uint8Array | null>;
  /** The UIDs in the sequence set that are there now. */
  uids: (range: string) => Promise<readonly number[]>;
  /** The UIDs of mail whose INTERNALDATE is that day or later, by the server's own idea of a day. */
  uidsSince: (day: Date) => Promise<readonly number[]>;
}>;

export type Beginning = Readonly<{
  uid: number;
  internalDate: Date | null;
  /** RFC822.SIZE: some servers only estimate it. */
  size: number;
  start: Uint8Array;
}>;

/** Waits for the server's answer, with an end. */
export type During = <T>(answer: Promise<T>) => Promise<T>;

/** Opened for reading only: Baton changes no flag and removes nothing. */
export async function openImapFolder(client: ImapFlow, path: string, during: During): Promise<OpenFolder> {
  const opened = accepted(await during(client.mailboxOpen(path, { readOnly: true })), `EXAMINE ${path}`);
  const search = async (query: object) =>
    accepted(await during(client.search(query, { uid: true })), 'SEARCH') as number[];
  return {
    uidValidity: Number(opened.uidValidity),
    uidNext: opened.uidNext,
    beginnings: (range, most) => beginnings(client, range, most, during),
    piece: async (uid, start, most) => {
      const query = { uid: true, source: { start, maxLength: most } };
      const mail = await during(client.fetchOne(String(uid), query, { uid: true }));
      return mail ? (mail.source ?? Buffer.alloc(0)) : null;
    },
    uids: (range) => search({ uid: range }),
    uidsSince: (day) => search({ since: day }),
  };
}

async function* beginnings(client: ImapFlow, range: string, most: number, during: During) {
  const query = { uid: true, internalDate: true, size: true, source: { start: 0, maxLength: most } };
  const mails = client.fetch(range, query, { uid: true })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await during(mails.next());
      if (next.done) return;
      const { uid, internalDate, size, source } = next.value;
      if (!source) throw new Error(`The mail server sent no content for UID ${uid}`);
      yield {
        uid,
        internalDate: internalDate ? new Date(internalDate) : null,
        size: size ?? source.length,
        start: source,
      };
    }
  } finally {
    await mails.return?.(undefined);
  }
}
