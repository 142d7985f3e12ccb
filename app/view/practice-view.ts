// A practice customer's mailbox as the sandbox shows it.

import type { PracticeMail } from '../practice-mail.ts';

export type PracticeMailView = Readonly<{
  messageId: string;
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
      from: addressWords(mail.from),
      subject: mail.subject || 'No subject',
      text: mail.text,
      at: mail.at,
      automatic: mail.automatic ?? false,
    }))
    .sort((a, b) => b.at.localeCompare(a.at));
}

function addressWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const { name, address } = (value ?? {}) as { name?: string; address?: string };
  return name || address || '';
}
