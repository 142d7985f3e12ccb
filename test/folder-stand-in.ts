// A mail folder in memory, as watching and sweeping see one: UIDs only rise, and all are new under a new UIDVALIDITY.

import type { OpenFolder } from '../worker/imap/open-folder.ts';

export type StandInMail = Readonly<{ raw: Buffer; internalDate: Date | null }>;

export type FolderStandIn = Readonly<{
  /** As a connection sees it that opens it now. */
  open: () => OpenFolder;
  mails: () => ReadonlyMap<number, StandInMail>;
  uidValidity: () => number;
  add: (mail: StandInMail) => number;
  /** Takes the mail out; null where there is none with this UID. */
  remove: (uid: number) => StandInMail | null;
  /** The server has lost its list of UIDs, as after a restored backup. */
  renumber: () => void;
}>;

export function createFolderStandIn(): FolderStandIn {
  let mails = new Map<number, StandInMail>();
  let uidNext = 1;
  let uidValidity = 1;
  const add = (mail: StandInMail) => {
    mails.set(uidNext, mail);
    return uidNext++;
  };
  return {
    open: () => ({
      uidValidity,
      uidNext,
      beginnings: async function* (range, most) {
        for (const uid of inRange(range, [...mails.keys()])) {
          const mail = mails.get(uid);
          if (!mail) continue;
          const { raw, internalDate } = mail;
          yield { uid, internalDate, size: raw.length, start: raw.subarray(0, most) };
        }
      },
      piece: async (uid, start, most) => mails.get(uid)?.raw.subarray(start, start + most) ?? null,
      uids: async (range) => inRange(range, [...mails.keys()]),
      uidsSince: async (day) =>
        [...mails].flatMap(([uid, { internalDate }]) => (internalDate && internalDate >= day ? [uid] : [])),
    }),
    mails: () => mails,
    uidValidity: () => uidValidity,
    add,
    remove: (uid) => {
      const mail = mails.get(uid) ?? null;
      mails.delete(uid);
      return mail;
    },
    renumber: () => {
      const before = [...mails.values()];
      mails = new Map();
      uidValidity++;
      uidNext = 1;
      for (const mail of before) add(mail);
    },
  };
}

/** A sequence set (RFC 3501, section 9): "n:*" holds the last mail too where its UID is smaller than n. */
function inRange(range: string, uids: readonly number[]): number[] {
  const last = uids.at(-1) ?? 0;
  const parts = range.split(',').map((part) => {
    const ends = part.split(':').map((end) => (end === '*' ? last : Number(end)));
    return [Math.min(...ends), Math.max(...ends)] as const;
  });
  return uids.filter((uid) => parts.some(([from, to]) => uid >= from && uid <= to));
}
