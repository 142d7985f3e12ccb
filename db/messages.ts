// Storing what came in: customers, conversations, messages.

import { type RawBuilder, sql } from 'kysely';

import type { Address, AttachmentInfo, ParsedMail } from '../triage/mail.ts';
import { normaliseSubject } from '../triage/thread/subject.ts';
import type { Trx } from './database.ts';

export type NewConversation = Readonly<{
  mailboxId: number;
  customer: Address;
  subject: string;
  /** What a machine wrote, or what was over before Baton came, waits for nobody. */
  resolved: boolean;
  at: Date;
  /** The conversation that its first mail writes about, its sender having no part in that one. */
  relatedId?: number | null;
}>;

export type BegunConversation = Readonly<{ id: number; customerId: number }>;

/** With the customer of this address, who is made where there is none; a name is taken over where none was known. */
export async function createConversation(trx: Trx, begun: NewConversation): Promise<BegunConversation> {
  const { mailboxId, customer, subject, resolved, at, relatedId = null } = begun;
  return await trx
    .with('person', (cte) =>
      cte
        .insertInto('customer')
        .values({ email: customer.address.toLowerCase(), name: customer.name })
        .onConflict((conflict) =>
          conflict.column('email').doUpdateSet((eb) => ({
            name: sql<string>`coalesce(nullif(customer.name, ''), excluded.name)`,
            // Whoever writes can be written to: what was said about mail that came back holds no more.
            ...(resolved ? {} : { bounced_at: eb.val(null), bounce_reason: eb.val(null) }),
          })),
        )
        .returning('customer.id'),
    )
    .insertInto('conversation')
    .columns(conversationColumns)
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select([
          sql<number>`${mailboxId}::bigint`.as('mailbox_id'),
          'person.id as customer_id',
          sql<string>`${subject}::text`.as('subject'),
          sql<string>`${normaliseSubject(subject)}::text`.as('thread_subject'),
          sql<number | null>`${relatedId}::bigint`.as('related_conversation_id'),
          sql<string>`${resolved ? 'resolved' : 'open'}::text`.as('status'),
          sql<Date>`${at}::timestamptz`.as('last_message_at'),
        ]),
    )
    .returning(['id', 'customer_id as customerId'])
    .executeTakeFirstOrThrow();
}

const conversationColumns = [
  'mailbox_id',
  'customer_id',
  'subject',
  'thread_subject',
  'related_conversation_id',
  'status',
  'last_message_at',
] as const;

/** The same where the mail joins a conversation that is there. */
export async function clearBounced(trx: Trx, email: string): Promise<void> {
  await trx
    .updateTable('customer')
    .set({ bounced_at: null, bounce_reason: null })
    .where('email', '=', email.toLowerCase())
    .where('bounced_at', 'is not', null)
    .execute();
}

export type IncomingMessage = Readonly<{
  conversationId: number;
  rawMailId: number;
  /** The header's, or one made for a mail that came without. */
  messageId: string;
  mail: ParsedMail;
  at: Date;
}>;

/** Message and attachments, in one statement with what the conversation must know. Answers the message's id. */
export async function insertIncoming(trx: Trx, incoming: IncomingMessage): Promise<number> {
  const { conversationId, at } = incoming;
  const { id } = await trx
    .with('stored', (cte) =>
      cte
        .insertInto('message')
        .values({
          ...columnsOf(incoming.mail),
          conversation_id: conversationId,
          direction: 'in',
          raw_mail_id: incoming.rawMailId,
          message_id: incoming.messageId,
          at,
        })
        .returning('id'),
    )
    .with('touched', (cte) =>
      cte
        .updateTable('conversation')
        .set({ last_message_at: at })
        .where('id', '=', conversationId)
        // The first message of a new conversation has nothing to add; a mail that came late sets nothing back.
        .where('last_message_at', '<', at)
        .returning('id'),
    )
    .with('attached', (cte) =>
      cte
        .insertInto('attachment')
        .columns(attachmentColumns)
        .expression(attachmentsOf(sql`(select id from stored)`, incoming.mail.attachments))
        .returning('id'),
    )
    .selectFrom('stored')
    .select('id')
    .executeTakeFirstOrThrow();
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
  await trx
    .insertInto('attachment')
    .columns(attachmentColumns)
    .expression(attachmentsOf(sql`${messageId}::bigint`, mail.attachments))
    .execute();
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

const attachmentColumns = [
  'message_id',
  'position',
  'filename',
  'content_type',
  'size',
  'content_id',
  'inline',
] as const;

/** A row for each attachment of the message, in their order. */
const attachmentsOf = (messageId: RawBuilder<unknown>, attachments: readonly AttachmentInfo[]) =>
  sql<never>`select ${messageId}, file.position, file.filename, file.content_type, file.size, file.content_id, file.inline
    from jsonb_to_recordset(${attachmentList(attachments)}::jsonb) as file (position integer, filename text,
      content_type text, size integer, content_id text, inline boolean)`;

const attachmentList = (attachments: readonly AttachmentInfo[]) =>
  JSON.stringify(
    attachments.map((each, position) => ({
      position,
      filename: each.filename,
      content_type: each.contentType,
      size: each.size,
      content_id: each.contentId,
      inline: each.inline,
    })),
  );

const addressList = (addresses: ParsedMail['to']) =>
  JSON.stringify(addresses.map(({ address, name }) => ({ address: address.toLowerCase(), name })));
