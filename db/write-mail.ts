// Mail on its way out begins here, the bot's and people's alike: message, outbox row and job commit together.

import type { Address } from '../triage/mail.ts';
import type { Db, Trx } from './database.ts';
import { insertRows, type Row } from './insert-rows.ts';
import { enqueueAll, sendPriority } from './jobs.ts';
import type { OutboxKind } from './outbox.ts';

/** A file that goes out with a mail; with `contentId` the HTML shows it in its place. */
export type OutgoingFile = Readonly<{
  filename: string;
  contentType: string;
  contentId: string | null;
  content: Buffer;
}>;

export type NewMail = Readonly<{
  conversationId: number;
  kind: OutboxKind;
  agentId: number | null;
  /** The row of the mail that the bot answers, once; null for a person's mail, of which there may be several. */
  answersRow: number | null;
  /** What it refers to: In-Reply-To and References; null where there is no mail to refer to. */
  inReplyTo: Readonly<{ messageId: string; references: readonly string[] }> | null;
  messageId: string;
  from: Address;
  to: Address;
  /** Of a person's mail alone: whom it goes to besides. */
  cc?: readonly Address[];
  bcc?: readonly Address[];
  /** To somebody who is not the customer. */
  isForward?: boolean;
  subject: string;
  /** The whole plain text, `reply` at its beginning, then signature and quoted mail. */
  text: string;
  reply: string;
  html: string | null;
  files: readonly OutgoingFile[];
  /** Null for the mailbox's own address. */
  envelopeFrom: string | null;
  at: Date;
  /** Not sent before this; null: at once. */
  dueAt: Date | null;
  /** When its writer wants it to leave; null: as soon as it may. */
  scheduledFor?: Date | null;
  /** How the conversation stood before, for a mail that may be taken back. */
  beforeReply: object | null;
}>;

/** Answers the ids of the outbox rows, in the same order. That the conversation has a newer message is the caller's to say. */
export async function writeMails(trx: Trx, mails: readonly NewMail[]): Promise<number[]> {
  if (mails.length === 0) return [];
  const messages = await insertRows(trx, 'message', mails.map(messageRow), ['id', 'message_id']);
  const messageIds = new Map(messages.map(({ id, message_id }) => [message_id, id]));
  const rowOf = ({ messageId }: NewMail) => {
    const id = messageIds.get(messageId);
    if (id === undefined) throw new Error('a mail was not stored');
    return id;
  };
  for (const mail of mails) if (mail.files.length > 0) await writeFiles(trx, rowOf(mail), mail.files);
  const outbox = await insertRows(
    trx,
    'outbox',
    mails.map((mail) => outboxRow(mail, rowOf(mail))),
    ['id', 'message_id'],
  );
  const outboxIds = new Map(outbox.map(({ id, message_id }) => [message_id, id]));
  const ids = mails.map((mail) => outboxIds.get(rowOf(mail)) ?? 0);
  const jobs = mails.map(({ dueAt }, place) => ({
    payload: { outboxId: ids[place] ?? 0 },
    priority: sendPriority,
    ...(dueAt ? { runAt: dueAt } : {}),
  }));
  await enqueueAll(trx, 'send-mail', jobs);
  return ids;
}

const messageRow = (mail: NewMail): Row<'message'> => ({
  conversation_id: mail.conversationId,
  direction: 'out',
  author: mail.kind === 'agent' ? 'agent' : 'bot',
  agent_id: mail.agentId,
  message_id: mail.messageId,
  in_reply_to: mail.inReplyTo?.messageId ?? null,
  refs: mail.inReplyTo ? boundReferences(mail.inReplyTo) : [],
  from_address: mail.from.address,
  from_name: mail.from.name,
  to_addresses: [mail.to],
  cc_addresses: mail.cc ?? [],
  bcc_addresses: mail.bcc ?? [],
  is_forward: mail.isForward ?? false,
  subject: mail.subject,
  text: mail.text,
  reply: mail.reply,
  html: mail.html,
  at: mail.at,
});

const outboxRow = (mail: NewMail, messageId: number): Row<'outbox'> => ({
  conversation_id: mail.conversationId,
  message_id: messageId,
  in_answer_to: mail.answersRow,
  kind: mail.kind,
  ...(mail.dueAt ? { due_at: mail.dueAt } : {}),
  scheduled_for: mail.scheduledFor ?? null,
  envelope_from: mail.envelopeFrom,
  to_address: mail.to.address.toLowerCase(),
  before_reply: mail.beforeReply,
});

async function writeFiles(trx: Trx, messageRow: number, files: readonly OutgoingFile[]): Promise<void> {
  for (const [position, file] of files.entries()) {
    const { id } = await trx
      .insertInto('attachment')
      .values({
        message_id: messageRow,
        position,
        filename: file.filename,
        content_type: file.contentType,
        size: file.content.length,
        content_id: file.contentId,
        inline: file.contentId !== null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx.insertInto('attachment_content').values({ attachment_id: id, content: file.content }).execute();
  }
}

/** The files of a mail of ours, in their order. */
export async function listOutgoingFiles(db: Db, messageRow: number): Promise<OutgoingFile[]> {
  return await db
    .selectFrom('attachment')
    .innerJoin('attachment_content', 'attachment_content.attachment_id', 'attachment.id')
    .select([
      'attachment.filename',
      'attachment.content_type as contentType',
      'attachment.content_id as contentId',
      'attachment_content.content',
    ])
    .where('attachment.message_id', '=', messageRow)
    .orderBy('attachment.position')
    .execute();
}

/** References grow with every mail; RFC 5322 sets no end, but header lines have one: the first and the last are kept. */
const mostReferences = 20;

function boundReferences(to: NonNullable<NewMail['inReplyTo']>): string[] {
  const all = [...to.references.filter((id) => id !== to.messageId), to.messageId];
  return all.length > mostReferences ? [...all.slice(0, 1), ...all.slice(1 - mostReferences)] : all;
}
