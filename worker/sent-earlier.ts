// Before a mail goes: has it gone already, at an earlier try or before the database was set back to an older state?

import type { MailboxConfig } from '../config.ts';
import type { OutboxEntry } from '../db/outbox.ts';
import { botMark, readMessageId } from '../triage/thread/message-id.ts';
import type { WorkerContext } from './context.ts';

export type SentEarlier =
  /** `messageId`: under which it went out. */
  | Readonly<{ kind: 'sent-before'; reason: string; messageId: string }>
  /** By a person. */
  | Readonly<{ kind: 'answered-before'; reason: string }>
  /** Nobody can say: the database that knew was lost, and the Sent folder does not have it. */
  | Readonly<{ kind: 'in-doubt'; reason: string }>;

/** A mail that has waited longer was queued in another time: perhaps in a backup that was put back since. */
const freshMs = 10 * 60_000;

/** Asks the mail server nothing where a mail that came a moment ago is answered for the first time. */
export async function findEarlier(
  context: WorkerContext,
  entry: OutboxEntry,
  mailbox: MailboxConfig,
): Promise<SentEarlier | null> {
  const { sentFolders, now } = context;
  const { messageId } = entry.message;
  const lost = isOfLostTime(entry);
  if (lost || entry.attempts > 1 || now().getTime() - entry.createdAt.getTime() > freshMs) {
    const folder = await sentFolders.find(mailbox, messageId);
    if (folder !== null)
      return { kind: 'sent-before', reason: `it was found in the folder ${folder}`, messageId };
  }
  const answer = await findAnswer(context, entry, mailbox);
  if (answer !== null || !lost) return answer;
  return {
    kind: 'in-doubt',
    reason: 'the database was set back to an older state, and the mail may have gone out before that',
  };
}

/** An answer that went out under another Message-ID. What a person wrote, or had sent once more, goes out. */
async function findAnswer(
  { config, sentFolders }: WorkerContext,
  entry: OutboxEntry,
  mailbox: MailboxConfig,
): Promise<SentEarlier | null> {
  const { inReplyTo } = entry.message;
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

/**
 * The mail was there before the database was set back, or it is the bot's answer to one that was: in the time that is lost
 * it may have gone out, be it under another Message-ID. What a person has had sent since then is certain.
 */
function isOfLostTime({ setBackAt, createdAt, answeredArrivedAt, kind, resends }: OutboxEntry): boolean {
  if (setBackAt === null || resends > 0) return false;
  if (createdAt <= setBackAt) return true;
  return (
    kind !== 'agent' &&
    answeredArrivedAt !== null &&
    answeredArrivedAt.getTime() <= setBackAt.getTime() + clockDriftMs
  );
}

/** The mail server's clock, which says when a mail came, may be ahead of ours. */
const clockDriftMs = 120_000;
