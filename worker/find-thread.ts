// Used by `receive-mail`: the conversation of a mail, from what its header names to what the database knows.

import type { Trx } from '../db/database.ts';
import { findEvidence } from '../db/threads.ts';
import type { ParsedMail } from '../triage/mail.ts';
import { threadCandidates } from '../triage/thread/candidates.ts';
import { chooseThread, type Thread } from '../triage/thread/choose.ts';
import { findOwnMessageIds, readMessageId } from '../triage/thread/message-id.ts';

/** A mail that is looked for a conversation, and when it reached the mailbox. */
export type Unplaced = Readonly<{ mail: ParsedMail; at: Date }>;

/** For each in turn. Reads only; the reasons are for the ledger. */
export async function findThreads(
  trx: Trx,
  mailboxId: number,
  secret: string,
  mails: readonly Unplaced[],
): Promise<Thread[]> {
  const named = mails.map(({ mail }) => namedIds(mail, secret));
  const questions = mails.map(({ mail, at }, place) => {
    const ids = named[place] ?? [];
    return {
      from: mail.from?.address.toLowerCase() ?? '',
      messageId: mail.messageId,
      ids,
      signed: ids.flatMap((id) => {
        const own = readMessageId(id, secret);
        return own ? [{ id, conversationId: own.conversationNumber }] : [];
      }),
      subject: mail.automated.kind === 'none' ? threadCandidates(mail).subject : '',
      at,
    };
  });
  const evidence = await findEvidence(trx, mailboxId, questions);
  return mails.map(({ mail: { automated } }, place) => {
    const sender = { address: questions[place]?.from ?? '', kind: automated.kind };
    return chooseThread(evidence[place] ?? [], named[place] ?? [], sender);
  });
}

/** The ids that speak for a conversation: those a report speaks of, then those in the mail's own header. */
export function namedIds(mail: ParsedMail, secret: string): string[] {
  return [...new Set([...reportedIds(mail, secret), ...threadCandidates(mail).ids])];
}

/** What a report speaks of: the mail whose header it returns, or an id of ours somewhere in its words. */
export function reportedIds(mail: ParsedMail, secret: string): string[] {
  if (!mail.bounce) return [];
  const { originalMessageId } = mail.bounce;
  return [...(originalMessageId ? [originalMessageId] : []), ...findOwnMessageIds(mail.text, secret)];
}
