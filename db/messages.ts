// Storing what came in: customers, conversations, messages.

import type { AttachmentInfo, ParsedMail } from '../triage/mail.ts';
import { normaliseSubject } from '../triage/thread/subject.ts';
import type { Trx } from './database.ts';

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

/** Whoever writes can be written to: what was said about mail to this address that came back holds no more. */
export async function clearBounced(trx: Trx, email: string): Promise<void> {
  await trx
    .updateTable('customer')
    .set({ bounced_at: null, bounce_reason: null })
    .where('email', '=', email.toLowerCase())
    .where('bounced_at', 'is not', null)
    .execute();
}

export type NewConversation = Readonly<{
  mailboxId: number;
  customerId: number;
  subject: string;
  automated: boolean;
  at: Date;
  /** The conversation that its first mail writes about, its sender having no part in that one. */
  relatedId?: number | null;
}>;

export async function createConversation(trx: Trx, conversation: NewConversation): Promise<number> {
  const { id } = await trx
    .insertInto('conversation')
    .values({
      mailbox_id: conversation.mailboxId,
      customer_id: conversation.customerId,
      subject: conversation.subject,
      thread_subject: normaliseSubject(conversation.subject),
      related_conversation_id: conversation.relatedId ?? null,
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
      conversation_id: incoming.conversationId,
      direction: 'in',
      author: mail.automated.kind === 'none' ? 'customer' : 'system',
      raw_mail_id: incoming.rawMailId,
      message_id: incoming.messageId,
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
