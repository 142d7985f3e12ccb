// A practice customer's mailbox as the sandbox shows it.

import type { PracticeMail } from '../practice-mail.ts';

export type PracticeMailView = Readonly<{
  /** Null where the mail has none: it cannot be answered. */
  messageId: string | null;
  /** Written by the customer, or come to them. */
  direction: 'in' | 'out';
  from: string;
  subject: string;
  text: string;
  at: string;
  automatic: boolean;
}>;

/** The newest first. Seen from the customer: `in` is what came to them. */
export function toPracticeMails(mails: readonly PracticeMail[]): PracticeMailView[] {
  return mails
    .map((mail) => ({
      messageId: mail.messageId,
      direction: mail.direction,
      // Beside the text the name is enough.
      from: mail.from.replace(/\s*<[^<>]*>$/, '') || mail.from,
      subject: mail.subject,
      text: mail.text,
      at: mail.at,
      automatic: mail.automatic ?? false,
    }))
    .sort((a, b) => b.at.localeCompare(a.at));
}
