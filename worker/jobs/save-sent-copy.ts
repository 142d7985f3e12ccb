// After a mail has gone out: a copy in the mailbox's Sent folder, once.

import type { JobPayload } from '../../db/jobs.ts';
import { getOutboxEntry, markSentCopy } from '../../db/outbox.ts';
import { messageOf } from '../errors.ts';
import { buildMail } from '../smtp/build-mail.ts';
import type { Job } from './job.ts';

type Payload = JobPayload<'save-sent-copy'>;

export const saveSentCopy: Job<Payload> = {
  run: async (context, { outboxId }) => {
    const entry = await getOutboxEntry(context.db, outboxId, { lock: false });
    const mailbox = context.mailboxConfig(entry.mailboxId);
    const { messageId, at } = entry.message;
    const folder = await context.sentFolders.save(mailbox, await buildMail(entry), messageId, at);
    if (folder === null) context.log.warn({ mailbox: mailbox.address }, 'the mailbox has no Sent folder');
    else await markSentCopy(context.db, outboxId, context.now());
  },
  // The mail has gone out all the same; only its copy is missing, and the log says so.
  giveUp: async ({ log }, { outboxId }, error) => {
    log.error({ outboxId, error: messageOf(error) }, 'no copy could be put into the Sent folder');
  },
};
