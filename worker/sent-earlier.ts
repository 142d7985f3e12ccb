// Before a mail goes: has it gone already, at an earlier try or before the database was set back to an older state?

import type { MailboxConfig } from '../config.ts';
import type { OutboxEntry } from '../db/outbox.ts';
import { botMark, readMessageId } from '../triage/thread/message-id.ts';
import type { WorkerContext } from './context.ts';

export type SentEarlier =
  /** `messageId`: under which it went out. */
  | Readonly<{ kind: 'sent-before'; reason: string; messageId: string }>
  /** By a person. */
  | Readonly<{ kind: 'answered-before'; reason: string }>;

/** A mail that has waited longer was queued in another time: perhaps in a backup that was put back since. */
const freshMs = 10 * 60_000;

/** Asks the mail server nothing where a mail that came a moment ago is answered for the first time. */
export async function findEarlier(
  { config, sentFolders, now }: WorkerContext,
  entry: OutboxEntry,
  mailbox: MailboxConfig,
): Promise<SentEarlier | null> {
  const { messageId, inReplyTo } = entry.message;
  if (entry.attempts > 1 || now().getTime() - entry.createdAt.getTime() > freshMs) {
    const folder = await sentFolders.find(mailbox, messageId);
    if (folder !== null)
      return { kind: 'sent-before', reason: `it was found in the folder ${folder}`, messageId };
  }
  // What a person wrote, or had sent once more, goes out.
  if (
    entry.kind === 'agent' ||
    entry.kind === 'test' ||
    entry.resends > 0 ||
    !entry.answeredArrivedAt ||
    !inReplyTo
  )
    return null;
  const answer = await sentFolders.findAnswer(mailbox, { messageId: inReplyTo, at: entry.answeredArrivedAt });
  if (answer === null) return null;
  return readMessageId(answer, config.secret)?.messageId.startsWith(botMark)
    ? { kind: 'sent-before', reason: 'its answer was found in the Sent folder', messageId: answer }
    : { kind: 'answered-before', reason: 'a person has answered it: the answer is in the Sent folder' };
}
