// A mail of an agent to somebody outside: from our mailbox, under an id that ties the answer to the conversation.

import type { Address } from '../triage/mail.ts';
import type { Database } from './database.ts';
import { type OutgoingFile, writeMails } from './write-mail.ts';

export type Forward = Readonly<{
  conversationId: number;
  agent: Readonly<{ id: number; name: string }>;
  to: Address;
  cc: readonly Address[];
  subject: string;
  /** The agent's words. */
  reply: string;
  text: string;
  html: string;
  files: readonly OutgoingFile[];
  /** Made from the form's own key: sent twice, it is one mail. */
  messageId: string;
  from: Address;
  now: Date;
  undoSeconds: number;
}>;

/** It says nothing to the customer, who waits as before. It refers to no mail of theirs, so that no id of theirs leaves. */
export function queueForward(db: Database, forward: Forward): Promise<'queued' | 'repeated' | 'to-customer'> {
  const { conversationId, agent, undoSeconds, now, ...mail } = forward;
  return db.transaction().execute(async (trx) => {
    const conversation = await trx
      .selectFrom('conversation')
      .innerJoin('customer', 'customer.id', 'conversation.customer_id')
      .select('customer.email')
      .where('conversation.id', '=', conversationId)
      .forUpdate('conversation')
      .executeTakeFirstOrThrow();
    const everybody = [mail.to, ...mail.cc].map(({ address }) => address.toLowerCase());
    if (everybody.includes(conversation.email)) return 'to-customer';
    const known = await trx
      .selectFrom('message')
      .select('id')
      .where('message_id', '=', mail.messageId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    if (known) return 'repeated';
    await writeMails(trx, [
      {
        ...mail,
        conversationId,
        ...{ kind: 'agent', agentId: agent.id, answersRow: null, inReplyTo: null, isForward: true },
        ...{ envelopeFrom: null, at: now, beforeReply: null },
        dueAt: undoSeconds > 0 ? new Date(now.getTime() + undoSeconds * 1_000) : null,
      },
    ]);
    return 'queued';
  });
}

/** Mails of the conversation that may be sent on, in order, with their attachments. */
export async function listForwardable(db: Database, conversationId: number, messageIds: readonly number[]) {
  if (messageIds.length === 0) return [];
  const messages = await db
    .selectFrom('message')
    .select(['id', 'from_name', 'from_address', 'subject', 'text', 'reply', 'direction', 'at'])
    .where('conversation_id', '=', conversationId)
    .where('id', 'in', messageIds)
    .where('direction', '!=', 'note')
    .orderBy('id')
    .execute();
  const attachments = await db
    .selectFrom('attachment')
    .select(['id', 'message_id'])
    .where('message_id', 'in', messageIds)
    .where('inline', '=', false)
    .orderBy('id')
    .execute();
  return messages.map((message) => ({
    ...message,
    attachmentIds: attachments.filter((each) => each.message_id === message.id).map(({ id }) => id),
  }));
}
