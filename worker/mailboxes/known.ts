// The mailboxes that this worker knows now: the environment's and the database's, read again while it runs.

import type { Config, MailboxConfig } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import { ensureMailbox } from '../../db/mailboxes.ts';
import { listStoredMailboxes, type StoredMailbox } from '../../db/mailboxes-settings.ts';
import { messageOf } from '../errors.ts';
import { openMailbox } from './open.ts';

export type KnownMailbox = Readonly<{
  id: number;
  address: string;
  /** Another one: other settings. */
  revision: number;
}> &
  (
    | Readonly<{ mailbox: MailboxConfig; fault: null }>
    /** It should be watched and cannot be; why, in words for people. */
    | Readonly<{ mailbox: null; fault: string }>
  );

export type Mailboxes = Readonly<{
  /** Asks the database again; answers those to be watched. What did not change is the same object as before. */
  refresh: () => Promise<readonly KnownMailbox[]>;
  /** How to reach it, as of the last refresh. Throws with words for people where nobody says. */
  get: (mailboxId: number) => MailboxConfig;
}>;

export type KnowingOptions = Readonly<{ config: Config; db: Database; now: () => Date }>;

export async function knowMailboxes({ config, db, now }: KnowingOptions): Promise<Mailboxes> {
  // What the environment says of an address counts, whatever the database says of it.
  const named = config.mailbox && { id: await ensureMailbox(db, config.mailbox), mailbox: config.mailbox };
  const open = (row: StoredMailbox): KnownMailbox => {
    const { id, address, revision } = row;
    if (id === named?.id) return { id, address, revision: 0, mailbox: named.mailbox, fault: null };
    try {
      const mailbox = openMailbox({ db, secret: config.secret, now }, row);
      return { id, address, revision, mailbox, fault: null };
    } catch (error) {
      return { id, address, revision, mailbox: null, fault: messageOf(error) };
    }
  };
  let known = new Map<number, KnownMailbox>();
  let removed = new Map<number, string>();
  const refresh = async () => {
    const rows = await listStoredMailboxes(db);
    const watched = rows.filter((row) => row.enabled || row.id === named?.id);
    const next = watched.map((row) => {
      const before = known.get(row.id);
      const revision = row.id === named?.id ? 0 : row.revision;
      return before?.revision === revision ? before : open(row);
    });
    known = new Map(next.map((each) => [each.id, each]));
    removed = new Map(rows.filter((row) => !known.has(row.id)).map((row) => [row.id, row.address]));
    return next;
  };
  await refresh();
  return {
    refresh,
    get: (mailboxId) => {
      const found = known.get(mailboxId);
      if (found?.mailbox) return found.mailbox;
      if (found) throw new Error(`${found.address}: ${found.fault}`);
      const address = removed.get(mailboxId);
      if (address) throw new Error(`${address} was removed; add it again to send from it`);
      throw new Error(`This worker has not been told how to reach mailbox ${mailboxId}`);
    },
  };
}
