// A mail to an agent about their work: by way of the conversation's mailboxes, whichever can send.

import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { MailboxConfig } from '../config.ts';
import { listMailboxHealth } from '../db/health.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';

export type AgentMail = Readonly<{
  to: Readonly<{ email: string; name: string }>;
  subject: string;
  text: string;
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe: string;
}>;

/** Throws where no mailbox can send it. One that may have gone is not tried again. */
export async function writeToAgent(context: WorkerContext, mail: AgentMail): Promise<void> {
  let fault = 'there is no mailbox';
  for (const { id } of await listMailboxHealth(context.db)) {
    const mailbox = findConfig(context, id);
    if (!mailbox) continue;
    const raw = await build(mailbox, mail, context.now());
    const result = await context.mailer.send(mailbox, raw, {
      from: mailbox.address,
      to: [mail.to.email],
      mayGo: async () => true,
    });
    if (result.kind === 'sent' || result.kind === 'unknown') return;
    fault = 'reason' in result ? result.reason : result.kind;
  }
  throw new Error(`No mailbox can send a mail to an agent: ${fault}`);
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
  { address }: MailboxConfig,
  { to, unsubscribe, ...words }: AgentMail,
  date: Date,
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { address, name: 'Baton' },
    to: { address: to.email, name: to.name },
    ...words,
    date,
    messageId: `<${randomUUID()}@${address.split('@')[1]}>`,
    headers: {
      // RFC 3834, section 5: so that an out-of-office does not become a conversation.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}
