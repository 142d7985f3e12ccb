// A mail that is in a conversation already is read once more: what it says is put right, and nothing is answered twice.

import type { Trx } from '../db/database.ts';
import { conversationQueue, enqueue } from '../db/jobs.ts';
import { type Disposition, type LedgerEntry, settle } from '../db/ledger.ts';
import { isFirstMessage, updateIncoming } from '../db/messages.ts';
import { hasBotMail } from '../db/triage.ts';
import type { ParsedMail } from '../triage/mail.ts';

export type Placed = Readonly<{ messageRef: number; conversationId: number }>;

export async function readAgain(
  trx: Trx,
  entry: LedgerEntry,
  { messageRef, conversationId }: Placed,
  mail: ParsedMail,
  read: { dedupeKey: string; dispositionOf: (threaded: boolean) => Disposition },
): Promise<void> {
  await updateIncoming(trx, messageRef, mail);
  const threaded = !(await isFirstMessage(trx, conversationId, messageRef));
  await settle(trx, entry.id, {
    disposition: read.dispositionOf(threaded),
    reason: mail.automated.kind === 'none' ? 'it was read again' : mail.automated.reason,
    messageId: mail.messageId,
    dedupeKey: read.dedupeKey,
  });
  if (await hasBotMail(trx, messageRef)) return;
  await enqueue(
    trx,
    'triage-mail',
    { messageId: messageRef, again: true },
    { queue: conversationQueue(conversationId) },
  );
}
