// Storing what came in: customers, conversations, messages.

import { sql } from 'kysely';

import type { Address, AttachmentInfo, ParsedMail } from '../triage/mail.ts';
import { normaliseSubject } from '../triage/thread/subject.ts';
import type { Trx } from './database.ts';
import { insertRows } from './insert-rows.ts';

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

export async function createConversation(trx: Trx, begun: NewConversation): Promise<BegunConversation> {
  const [conversation] = await createConversations(trx, [begun]);
  if (!conversation) throw new Error('no conversation was made');
  return conversation;
}

/**
 * For each in turn, with the customers of these addresses, of whom each begins one; who is not there yet is made, and a name
 * is taken over where none was known.
 */
export async function createConversations(
  trx: Trx,
  begun: readonly NewConversation[],
): Promise<BegunConversation[]> {
  if (begun.length === 0) return [];
  const customers = await ensureCustomers(trx, begun);
  const customerOf = ({ customer }: NewConversation) => customers.get(customer.address.toLowerCase()) ?? 0;
  const rows = await insertRows(
    trx,
    'conversation',
    begun.map((each) => ({
      mailbox_id: each.mailboxId,
      customer_id: customerOf(each),
      subject: each.subject,
      thread_subject: normaliseSubject(each.subject),
      related_conversation_id: each.relatedId ?? null,
      status: each.resolved ? 'resolved' : 'open',
      last_message_at: each.at,
    })),
    ['id', 'customer_id'],
  );
  const byCustomer = new Map(
    rows.map(({ id, customer_id }) => [customer_id, { id, customerId: customer_id }]),
  );
  return begun.map((each) => {
    const row = byCustomer.get(customerOf(each));
    if (!row) throw new Error('a conversation was not stored');
    return row;
  });
}

/** Answers their ids by address. In one order, so that two who make some of the same ones never wait for each other. */
async function ensureCustomers(trx: Trx, begun: readonly NewConversation[]): Promise<Map<string, number>> {
  const people = begun.map(({ customer, resolved }) => ({
    email: customer.address.toLowerCase(),
    name: customer.name,
    // Whoever writes can be written to: what was said about mail that came back holds no more.
    writes: !resolved,
  }));
  const { rows } = await sql<{ id: number; email: string }>`
    with person as (select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as person (email text, name text, writes boolean))
    insert into customer (email, name) select email, name from person order by email
    on conflict (email) do update set
      name = coalesce(nullif(customer.name, ''), excluded.name),
      bounced_at = case when (select writes from person where email = excluded.email) then null
        else customer.bounced_at end,
      bounce_reason = case when (select writes from person where email = excluded.email) then null
        else customer.bounce_reason end
    returning id, email`.execute(trx);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** The same where mails join conversations that are there. */
export async function clearBounced(trx: Trx, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return;
  await trx
    .updateTable('customer')
    .set({ bounced_at: null, bounce_reason: null })
    .where('email', '=', sql<string>`any(${emails.map((email) => email.toLowerCase())}::text[])`)
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
  /** It is from somebody who was asked about the conversation, not from its customer. */
  thirdParty?: boolean;
  /** The conversation has just been made for it, as of its time. */
  begins?: boolean;
}>;

export async function insertIncoming(trx: Trx, incoming: IncomingMessage): Promise<number> {
  const [id] = await insertIncomings(trx, [incoming]);
  if (id === undefined) throw new Error('a message was not stored');
  return id;
}

/** Messages with their attachments, and what their conversations must know. Answers the messages' ids, for each in turn. */
export async function insertIncomings(trx: Trx, incoming: readonly IncomingMessage[]): Promise<number[]> {
  if (incoming.length === 0) return [];
  const rows = await insertRows(
    trx,
    'message',
    incoming.map((each) => ({
      ...columnsOf(each.mail),
      ...(each.thirdParty ? { author: 'third_party' } : {}),
      conversation_id: each.conversationId,
      direction: 'in',
      raw_mail_id: each.rawMailId,
      message_id: each.messageId,
      at: each.at,
    })),
    ['id', 'raw_mail_id'],
  );
  const byRaw = new Map(rows.map((row) => [row.raw_mail_id, row.id]));
  const ids = incoming.map(({ rawMailId }) => byRaw.get(rawMailId) ?? 0);
  const files = incoming.flatMap(({ mail }, place) => attachmentRows(ids[place] ?? 0, mail.attachments));
  if (files.length > 0) await trx.insertInto('attachment').values(files).execute();
  await moveOn(
    trx,
    // The first message of a new conversation has nothing to add.
    incoming.filter(({ begins }) => !begins),
  );
  return ids;
}

/** A mail that came late sets nothing back. */
async function moveOn(
  trx: Trx,
  messages: readonly Pick<IncomingMessage, 'conversationId' | 'at'>[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`update conversation set last_message_at = each.at
    from (select id, max(at) as at from unnest(${messages.map((each) => each.conversationId)}::bigint[],
      ${messages.map(({ at }) => at)}::timestamptz[]) as stored (id, at) group by id) as each
    where conversation.id = each.id and conversation.last_message_at < each.at`.execute(trx);
}

/** What a mail that was read once more says now; where it stands and since when stays as it was. */
export async function updateIncoming(trx: Trx, messageId: number, mail: ParsedMail): Promise<void> {
  await trx
    .updateTable('message')
    .set({
      ...columnsOf(mail),
      to_addresses: JSON.stringify(addressList(mail.to)),
      cc_addresses: JSON.stringify(addressList(mail.cc)),
      author: sql`case when author = 'third_party' then author else ${authorOf(mail)} end`,
      ...(mail.messageId ? { message_id: mail.messageId } : {}),
    })
    .where('id', '=', messageId)
    .execute();
  await trx.deleteFrom('attachment').where('message_id', '=', messageId).execute();
  const files = attachmentRows(messageId, mail.attachments);
  if (files.length > 0) await trx.insertInto('attachment').values(files).execute();
}

export async function isFirstMessage(trx: Trx, conversationId: number, messageId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('message')
    .select((eb) => eb.fn.min<number>('id').as('first'))
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return row.first === messageId;
}

const authorOf = (mail: ParsedMail) => (mail.automated.kind === 'none' ? 'customer' : 'system');

function columnsOf(mail: ParsedMail) {
  return {
    author: authorOf(mail),
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

const attachmentRows = (messageId: number, attachments: readonly AttachmentInfo[]) =>
  attachments.map((each, position) => ({
    message_id: messageId,
    position,
    filename: each.filename,
    content_type: each.contentType,
    size: each.size,
    content_id: each.contentId,
    inline: each.inline,
  }));

const addressList = (addresses: ParsedMail['to']) =>
  addresses.map(({ address, name }) => ({ address: address.toLowerCase(), name }));
