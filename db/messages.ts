// Storing what came in: customers, conversations, messages.

import type { AttachmentInfo, ParsedMail } from '../triage/mail.ts';
import type { Db, Trx } from './database.ts';

/** The customer with this address, made where there is none; a name is taken over where none was known. */
export async function ensureCustomer(trx: Trx, email: string, name: string): Promise<number> {
  const { id } = await trx
    .insertInto('customer')
    .values({ email: email.toLowerCase(), name })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet((eb) => ({
        name: eb
          .case()
          .when('customer.name', '=', '')
          .then(eb.ref('excluded.name'))
          .else(eb.ref('customer.name'))
          .end(),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type ThreadMatch = Readonly<{ conversationId: number; customerEmail: string }>;

/** The conversation in this mailbox that has one of the messages, the ids in order of preference. */
export async function findConversationByMessageIds(
  db: Db,
  mailboxId: number,
  messageIds: readonly string[],
): Promise<ThreadMatch | null> {
  if (messageIds.length === 0) return null;
  const rows = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select(['message.message_id', 'conversation.id as conversationId', 'customer.email as customerEmail'])
    .where('message.message_id', 'in', messageIds)
    .where('conversation.mailbox_id', '=', mailboxId)
    .execute();
  for (const wanted of messageIds) {
    const row = rows.find((each) => each.message_id === wanted);
    if (row) return { conversationId: row.conversationId, customerEmail: row.customerEmail };
  }
  return null;
}

/** Has this address written in the conversation, or been written to (To or Cc) by somebody in it? */
export async function isParticipant(db: Db, conversationId: number, email: string): Promise<boolean> {
  const address = email.toLowerCase();
  const inList = JSON.stringify([{ address }]);
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where((eb) =>
      eb.or([
        eb('from_address', '=', address),
        eb('to_addresses', '@>', inList),
        eb('cc_addresses', '@>', inList),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function createConversation(
  trx: Trx,
  conversation: { mailboxId: number; customerId: number; subject: string; automated: boolean; at: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('conversation')
    .values({
      mailbox_id: conversation.mailboxId,
      customer_id: conversation.customerId,
      subject: conversation.subject,
      // A machine's mail waits for nobody.
      status: conversation.automated ? 'resolved' : 'open',
      last_message_at: conversation.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type IncomingMessage = Readonly<{
  conversationId: number;
  rawMailId: number;
  /** The header's, or one made for a mail that came without. */
  messageId: string;
  mail: ParsedMail;
  at: Date;
}>;

export async function insertIncoming(trx: Trx, incoming: IncomingMessage): Promise<number> {
  const { mail } = incoming;
  const { id } = await trx
    .insertInto('message')
    .values({
      ...columnsOf(mail),
      conversation_id: incoming.conversationId,
      direction: 'in',
      raw_mail_id: incoming.rawMailId,
      message_id: incoming.messageId,
      at: incoming.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAttachments(trx, id, mail.attachments);
  await trx
    .updateTable('conversation')
    .set({ last_message_at: incoming.at })
    .where('id', '=', incoming.conversationId)
    .execute();
  return id;
}

/** What a mail that was read once more says now; where it stands and since when stays as it was. */
export async function updateIncoming(trx: Trx, messageId: number, mail: ParsedMail): Promise<void> {
  await trx
    .updateTable('message')
    .set({ ...columnsOf(mail), ...(mail.messageId ? { message_id: mail.messageId } : {}) })
    .where('id', '=', messageId)
    .execute();
  await trx.deleteFrom('attachment').where('message_id', '=', messageId).execute();
  await insertAttachments(trx, messageId, mail.attachments);
}

export async function isFirstMessage(trx: Trx, conversationId: number, messageId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('message')
    .select((eb) => eb.fn.min<number>('id').as('first'))
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return row.first === messageId;
}

function columnsOf(mail: ParsedMail) {
  return {
    author: mail.automated.kind === 'none' ? 'customer' : 'system',
    in_reply_to: mail.inReplyTo,
    refs: [...mail.references],
    from_address: mail.from?.address.toLowerCase() ?? '',
    from_name: mail.from?.name ?? '',
    to_addresses: addressList(mail.to),
    cc_addresses: addressList(mail.cc),
    subject: mail.subject,
    text: mail.text,
    reply: mail.reply,
    html: mail.html,
    automated_kind: mail.automated.kind,
    automated_reason: mail.automated.reason,
    authenticity: mail.authenticity,
    authenticity_reason: mail.authenticityReason,
  };
}

async function insertAttachments(trx: Trx, messageId: number, attachments: readonly AttachmentInfo[]) {
  if (attachments.length === 0) return;
  await trx
    .insertInto('attachment')
    .values(
      attachments.map((each, position) => ({
        message_id: messageId,
        position,
        filename: each.filename,
        content_type: each.contentType,
        size: each.size,
        content_id: each.contentId,
        inline: each.inline,
      })),
    )
    .execute();
}

const addressList = (addresses: ParsedMail['to']) =>
  JSON.stringify(addresses.map(({ address, name }) => ({ address: address.toLowerCase(), name })));
