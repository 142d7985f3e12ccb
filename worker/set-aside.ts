// Mail that is stored like any other and then not triaged: what was there before Baton, and what is too large to fetch.

import type { Trx } from '../db/database.ts';
import { handToPerson } from '../db/handover.ts';
import { markAsHistory } from '../db/history.ts';
import type { LedgerEntry } from '../db/ledger.ts';
import { insertDecision } from '../db/record-decisions.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { nothingKnown, withoutUnderstanding } from './without-understanding.ts';

/** What becomes of such a mail; null for any other. */
export function setAsideAs({ history, disposition }: LedgerEntry): 'history' | 'too-large' | null {
  if (history) return 'history';
  return disposition === 'too-large' ? 'too-large' : null;
}

/** Of a mail that is too large there is only the header: the rest is said in words. */
export function asShown(entry: LedgerEntry, mail: ParsedMail): ParsedMail {
  if (entry.disposition !== 'too-large') return mail;
  const text =
    `This mail is too large to be fetched (${megabytes(entry.size)} MB). ` +
    'Its header is kept here; the mail itself is still in the mailbox, unless somebody has removed it.';
  return { ...mail, text, html: null, reply: text, signature: '', quoted: '', attachments: [] };
}

export type StoredMail = Readonly<{
  messageId: number;
  conversationId: number;
  /** The mail began its conversation. */
  begins: boolean;
}>;

export async function setAside(trx: Trx, entry: LedgerEntry, mail: StoredMail, now: Date): Promise<void> {
  const { messageId, conversationId } = mail;
  if (entry.history) {
    const decision = withoutUnderstanding('file', 'history');
    await insertDecision(trx, { ...nothingKnown, messageId, conversationId, decision, facts: [] });
    return await markAsHistory(trx, conversationId, mail.begins);
  }
  const decision = withoutUnderstanding('escalate', 'attachment_needs_eyes');
  const facts = [{ name: 'Size', value: `${megabytes(entry.size)} MB`, source: 'mail server' }];
  await insertDecision(trx, { ...nothingKnown, messageId, conversationId, decision, facts });
  await handToPerson(trx, conversationId, ['attachment_needs_eyes'], now);
}

const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
