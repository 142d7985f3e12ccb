// A mail that is in a conversation already is read once more: what it says is put right, and nothing is answered twice.

import type { Trx } from '../db/database.ts';
import { type Disposition, type LedgerEntry, settle } from '../db/ledger.ts';
import { isFirstMessage, updateIncoming } from '../db/messages.ts';
import { isOfThirdParty } from '../db/third-parties.ts';
import { listAnsweredByBot } from '../db/triage.ts';
import type { ParsedMail } from '../triage/mail.ts';

/** Answers whether the mail is to be judged again: not where the bot has answered it, or where it is not the customer's. */
export async function readAgain(
  trx: Trx,
  entry: LedgerEntry,
  { messageId, conversationId }: Readonly<{ messageId: number; conversationId: number }>,
  mail: ParsedMail,
  read: { dedupeKey: string; dispositionOf: (threaded: boolean) => Disposition },
): Promise<boolean> {
  await updateIncoming(trx, messageId, mail);
  const threaded = !(await isFirstMessage(trx, conversationId, messageId));
  await settle(trx, entry.id, {
    disposition: read.dispositionOf(threaded),
    reason: mail.automated.kind === 'none' ? 'it was read again' : mail.automated.reason,
    messageId: mail.messageId,
    dedupeKey: read.dedupeKey,
  });
  if (await isOfThirdParty(trx, messageId)) return false;
  return (await listAnsweredByBot(trx, [messageId])).size === 0;
}
