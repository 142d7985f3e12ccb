// A mail to the operator about Baton itself: by way of the mailbox it is about, or of any other that can send.

import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { MailboxConfig } from '../config.ts';
import type { WorkerContext } from './context.ts';
import { messageOf } from './errors.ts';

/** Answers whether it may have gone out: then it is not to be written again. True too where nobody is to be written to. */
export async function writeToOperator(
  context: WorkerContext,
  mailboxIds: readonly number[],
  aboutId: number,
  words: Readonly<{ subject: string; text: string }>,
): Promise<boolean> {
  const { operatorEmail } = context.config;
  if (!operatorEmail) return true;
  const others = mailboxIds.filter((id) => id !== aboutId);
  for (const id of [aboutId, ...others]) {
    const mailbox = findConfig(context, id);
    if (!mailbox) continue;
    const raw = await build(mailbox, operatorEmail, words, context.now());
    const result = await context.mailer.send(mailbox, raw, {
      from: mailbox.address,
      to: [operatorEmail],
      mayGo: async () => true,
    });
    if (result.kind === 'sent' || result.kind === 'unknown') return true;
    context.log.warn(
      { mailbox: mailbox.address, reason: 'reason' in result ? result.reason : result.kind },
      'the operator could not be written to',
    );
  }
  context.log.error('no mailbox can send a mail to the operator');
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
  to: string,
  words: Readonly<{ subject: string; text: string }>,
  date: Date,
): Promise<Buffer> {
  const composer = new MailComposer({
    from: { address, name: name || 'Baton' },
    to,
    ...words,
    date,
    messageId: `<${randomUUID()}@${address.split('@')[1]}>`,
    // RFC 3834, section 5: so that an out-of-office of the operator's does not become a conversation.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}
