// A mailbox of the database, made ready for use: its passwords opened, or its tokens fetched when they are needed.

import type { TokenSource } from '../../config/oauth.ts';
import type { MailboxConfig } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import {
  findCredentials,
  type MailboxSettings,
  replaceCredentials,
  type StoredMailbox,
  type StoredOAuth,
} from '../../db/mailboxes-settings.ts';
import { createTokenSource } from '../oauth/tokens.ts';
import { fromSettings, openCredentials, sealCredentials } from './stored.ts';

export type Opening = Readonly<{ db: Database; secret: string; now: () => Date }>;

/** Throws with words for people where it cannot be reached: nobody says how, or its passwords do not open. */
export function openMailbox(opening: Opening, row: StoredMailbox): MailboxConfig {
  const { imap, smtp, credentials } = row;
  if (!imap || !smtp || !credentials) {
    throw new Error(
      'nobody says how it is reached: set BATON_IMAP_URL again, or use `mailbox add` or `mailbox remove`',
    );
  }
  const settings: MailboxSettings = { ...row, imap, smtp };
  const passwords = openCredentials(opening.secret, row.id, credentials);
  const tokens = row.oauth ? storedTokens(opening, row.id, row.oauth) : null;
  return fromSettings(settings, passwords, tokens);
}

function storedTokens({ db, secret, now }: Opening, id: number, settings: StoredOAuth): TokenSource {
  let bytes: Buffer | null = null;
  return createTokenSource({
    settings,
    now,
    read: async () => {
      bytes = await findCredentials(db, id);
      if (!bytes) throw new Error('the mailbox is not in the database any more');
      return openCredentials(secret, id, bytes);
    },
    replace: async (refreshToken) => {
      if (!bytes) return;
      const next = sealCredentials(secret, id, { ...openCredentials(secret, id, bytes), refreshToken });
      // Where it is no longer what was read, somebody stored a newer one, and that one counts.
      await replaceCredentials(db, id, bytes, next);
    },
  });
}
