// After a mail has gone out: a copy in the mailbox's Sent folder, once.

import { enqueue, type JobPayload } from '../../db/jobs.ts';
import { getOutboxEntry, markSentCopy } from '../../db/outbox.ts';
import { messageOf } from '../errors.ts';
import { readMail } from '../smtp/read-mail.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'save-sent-copy'>;

/** What a server that files by itself gets for it; Gmail takes seconds. */
const filingMs = 60_000;

export const saveSentCopy: Job<Payload> = {
  run: async (context, { outboxId, waited = false }) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    const mailbox = context.mailboxConfig(entry.mailboxId);
    const { messageId, at } = entry.message;
    const raw = await readMail(context.db, entry);
    const saved = await context.sentFolders.save(mailbox, { raw, messageId, at, waited });
    if (saved.kind === 'no-folder')
      context.log.warn({ mailbox: mailbox.address }, 'the mailbox has no Sent folder');
    else if (saved.kind === 'wait') await lookAgain(context, outboxId);
    else await markSentCopy(context.db, outboxId, context.now());
  },
  // The mail has gone out all the same; only its copy is missing, and the log says so.
  giveUp: async ({ log }, { outboxId }, error) => {
    log.error({ outboxId, error: messageOf(error) }, 'no copy could be put into the Sent folder');
  },
};

function lookAgain({ db, now }: Parameters<typeof saveSentCopy.run>[0], outboxId: number): Promise<void> {
  const runAt = new Date(now().getTime() + filingMs);
  return db
    .transaction()
    .execute((trx) => enqueue(trx, 'save-sent-copy', { outboxId, waited: true }, { runAt }));
}
