// Used by `jobs/try-mail.ts`: from what somebody pasted, typed or picked to a mail that can be gone through.

import type { Db } from '../db/database.ts';
import { getMailbox, type Mailbox } from '../db/mailboxes.ts';
import { type ConversationToTriage, getConversationToTriage } from '../db/triage.ts';
import { findFirstMailboxId, findPastMail, type PastMail, type StoredTrial } from '../db/trials.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import type { MailToTry } from './dry-run.ts';
import { writeTypedMail } from './typed-mail.ts';

/** Throws an Error in plain words where there is no such mail, or where the bytes are none. */
export async function readMailToTry(
  db: Db,
  { input, source }: Pick<StoredTrial, 'input' | 'source'>,
  now: Date,
): Promise<MailToTry> {
  const { assumed } = input;
  if (input.kind === 'message') return await readPast(db, input.messageId, assumed);
  const raw = input.kind === 'fields' ? writeTypedMail(input, now) : source;
  if (!raw) throw new Error('There is nothing to read.');
  const mailbox = await anyMailbox(db);
  return { parsed: await parseMail(raw, mailbox), assumed, mailbox, place: null };
}

async function readPast(db: Db, messageId: number, assumed: MailToTry['assumed']): Promise<MailToTry> {
  const past = await findPastMail(db, messageId);
  if (!past) throw new Error('There is no such mail, or its original is not kept.');
  const mailbox = await getMailbox(db, past.mailboxId);
  const parsed = await parseMail(past.source, mailbox);
  const { authenticity, authenticityReason, conversationId } = past;
  const conversation = asItWas(await getConversationToTriage(db, conversationId), past);
  return {
    // A signature was checked when it came; the keys may be gone by now.
    parsed: { ...parsed, authenticity, authenticityReason },
    ...{ assumed, mailbox },
    place: { messageId, conversationId, conversation },
  };
}

/** Before the mail came. Who had it then is known from its decision; a first mail nobody had. */
function asItWas(
  conversation: ConversationToTriage,
  { messageId, situation }: PastMail,
): ConversationToTriage {
  const messages = conversation.messages.filter((each) => each.id <= messageId);
  const isFirst = messages.every((each) => each.id === messageId);
  const then = situation?.conversation;
  return {
    ...conversation,
    messages,
    decisions: conversation.decisions.filter((each) => each.messageId < messageId),
    handler: then?.handler ?? (isFirst ? 'none' : conversation.handler),
    language: then ? then.language : isFirst ? null : conversation.language,
    openWithPerson: then?.openWithPerson ?? conversation.openWithPerson,
  };
}

async function anyMailbox(db: Db): Promise<Mailbox> {
  const id = await findFirstMailboxId(db);
  if (id !== null) return await getMailbox(db, id);
  return { id: 0, address: '', name: '', authservId: null, signature: '', ownAddresses: [] };
}
