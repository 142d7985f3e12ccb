// A mail of Baton's own, in no conversation: by way of the first of these mailboxes that can send.

import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { MailboxConfig } from '../config.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';

export type SystemMail = Readonly<{
  to: string;
  name?: string;
  subject: string;
  text: string;
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe?: string;
}>;

/** Answers whether it may have gone out: then it is not to be written again. */
export async function writeSystemMail(
  context: WorkerContext,
  mailboxIds: readonly number[],
  mail: SystemMail,
): Promise<boolean> {
  for (const id of mailboxIds) {
    const mailbox = findConfig(context, id);
    if (!mailbox) continue;
    const raw = await build(mailbox, mail, context.now());
    const result = await context.mailer.send(mailbox, raw, {
      from: mailbox.address,
      to: [mail.to],
      mayGo: async () => true,
    });
    if (result.kind === 'sent' || result.kind === 'unknown') return true;
    context.log.warn(
      { mailbox: mailbox.address, reason: 'reason' in result ? result.reason : result.kind },
      'a mail of our own could not be sent from this mailbox',
    );
  }
  return false;
}

/** This worker may not have been told of each mailbox, and may then use another one. */
function findConfig({ mailboxConfig, log }: WorkerContext, id: number): MailboxConfig | null {
  try {
    return mailboxConfig(id);
  } catch (error) {
    log.debug({ mailboxId: id, error: messageOf(error) }, 'mailbox is not known to this worker');
    return null;
  }
}

function build(
  { address, name }: MailboxConfig,
  { unsubscribe, ...mail }: SystemMail,
  date: Date,
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { address, name: name || 'Baton' },
    to: { address: mail.to, name: mail.name ?? '' },
    subject: mail.subject,
    text: mail.text,
    date,
    messageId: `<${randomUUID()}@${address.split('@')[1]}>`,
    headers: {
      // RFC 3834, section 5: so that an out-of-office does not become a conversation.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(unsubscribe
        ? {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }
        : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}
