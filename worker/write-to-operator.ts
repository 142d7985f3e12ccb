// A mail to the operator about Baton itself: by way of the mailbox it is about, or of any other that can send.

import type { WorkerContext } from './context.ts';
import { writeSystemMail } from './write-system-mail.ts';

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
  if (await writeSystemMail(context, [aboutId, ...others], { to: operatorEmail, ...words })) return true;
  context.log.error('no mailbox can send a mail to the operator');
  return false;
}
