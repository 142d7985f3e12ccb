// A mail of the outbox as bytes: its row, and the files that go with it.

import type { Db } from '../../db/database.ts';
import type { OutboxEntry } from '../../db/outbox.ts';
import { listOutgoingFiles } from '../../db/write-mail.ts';
import { buildMail } from './build-mail.ts';

export async function readMail(db: Db, entry: OutboxEntry): Promise<Buffer> {
  // Most mails have none, and are not asked for any.
  const files = entry.message.hasFiles ? await listOutgoingFiles(db, entry.message.id) : [];
  return await buildMail(entry, files);
}
