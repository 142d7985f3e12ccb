// Used by `receive-mail`: a mail of ours came back. Its row says so, its address is flagged, and a person takes over,
// since the customer heard nothing.

import { findLastSentTo, findReturned, flagBounced, type Returned } from '../db/bounces.ts';
import type { Trx } from '../db/database.ts';
import { handToPerson } from '../db/handover.ts';
import { notifyMailFailed } from '../db/notifications.ts';
import { setOutboxState } from '../db/outbox.ts';
import type { Bounce, ParsedMail } from '../triage/mail.ts';
import { reportedIds } from './find-thread.ts';

type Place = Readonly<{ mailboxId: number; secret: string; at: Date }>;

/** Servers try for up to five days before they give a mail back (RFC 5321, 4.5.4.1); and some hours for the way. */
const longestTryMs = (5 * 24 + 12) * 3_600_000;
/** Characters of the server's words that people are shown. */
const reasonLimit = 300;

/** The mail of ours that a report is about, found before the report is put into a conversation; null where none is. */
export async function findReported(trx: Trx, mail: ParsedMail, place: Place): Promise<Returned | null> {
  const { bounce } = mail;
  if (!bounce) return null;
  const ids = reportedIds(mail, place.secret);
  const named = await findReturned(trx, place.mailboxId, ids);
  // A report that names a mail which is not ours is about that mail.
  if (named || bounce.originalMessageId || !bounce.recipient || !isFailure(bounce)) return named;
  const since = new Date(place.at.getTime() - longestTryMs);
  return await findLastSentTo(trx, place.mailboxId, bounce.recipient.toLowerCase(), since);
}

/** A delay is not the end: the server goes on trying. */
export function isFailure(bounce: Bounce): boolean {
  return bounce.action === null || bounce.action === 'failed';
}

export async function noteBounce(trx: Trx, returned: Returned, bounce: Bounce, at: Date): Promise<void> {
  const said = (bounce.diagnostic ?? bounce.status ?? 'undeliverable').slice(0, reasonLimit);
  await setOutboxState(trx, returned.outboxId, 'failed', { reason: `it came back: ${said}` });
  await flagBounced(trx, failedAddresses(returned, bounce), said, at);
  await notifyMailFailed(trx, returned.outboxId);
  await handToPerson(trx, returned.conversationId, ['delivery_failed'], at);
}

/** A forwarding server reports an address that we never wrote to: then it was the one that we did write to. */
function failedAddresses({ recipients }: Returned, bounce: Bounce): readonly string[] {
  const reported = bounce.recipient?.toLowerCase() ?? '';
  return recipients.includes(reported) ? [reported] : recipients;
}
