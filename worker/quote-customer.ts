// What a mail of the bot quotes: the beginning of what the customer wrote, so that a mail program shows what was asked.

import type { MailToTriage } from '../db/triage.ts';
import { type Quote, quoteBriefly } from '../triage/compose/quote.ts';

/**
 * Only where the sender is proven: what somebody wrote under a stranger's address would else reach that stranger in our
 * name, and a responder that quotes is what senders of spam look for.
 */
export function quoteCustomer(mail: MailToTriage, language: string, timeZone: string): Quote | null {
  if (mail.authenticity !== 'pass') return null;
  const original = { name: mail.fromName, address: mail.from, text: mail.reply, at: mail.at };
  return quoteBriefly(original, language, timeZone);
}
