// Used by `receive-mail`: the conversation of a mail, from what its header names to what the database knows.

import type { Trx } from '../db/database.ts';
import { findEvidence } from '../db/threads.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { threadCandidates } from '../triage/thread/candidates.ts';
import { chooseThread, type Thread } from '../triage/thread/choose.ts';
import { findOwnMessageIds, readMessageId } from '../triage/thread/message-id.ts';

type Place = Readonly<{ mailboxId: number; secret: string; at: Date }>;

/** Reads only; the reason is for the ledger. */
export async function findThread(trx: Trx, mail: ParsedMail, place: Place): Promise<Thread> {
  const { ids, subject } = threadCandidates(mail);
  const named = [...new Set([...reportedIds(mail, place.secret), ...ids])];
  const from = mail.from?.address.toLowerCase() ?? '';
  const isPerson = mail.automated.kind === 'none';
  const evidence = await findEvidence(trx, {
    mailboxId: place.mailboxId,
    from,
    messageId: mail.messageId,
    ids: named,
    signed: named.flatMap((id) => {
      const own = readMessageId(id, place.secret);
      return own ? [{ id, conversationId: own.conversationNumber }] : [];
    }),
    subject: isPerson ? subject : '',
    at: place.at,
  });
  return chooseThread(evidence, named, { address: from, kind: mail.automated.kind });
}

/** What a report speaks of: the mail whose header it returns, or an id of ours somewhere in its words. */
export function reportedIds(mail: ParsedMail, secret: string): string[] {
  if (!mail.bounce) return [];
  const { originalMessageId } = mail.bounce;
  return [...(originalMessageId ? [originalMessageId] : []), ...findOwnMessageIds(mail.text, secret)];
}
