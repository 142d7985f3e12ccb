// Mails of ours that came back: which one it was, and what is known of the address.

import type { Db, Trx } from './database.ts';

export type Returned = Readonly<{
  outboxId: number;
  conversationId: number;
  /** To whom it went. */
  recipients: readonly string[];
}>;

/** The newest outgoing mail with one of these Message-IDs, in this mailbox; null where there is none. */
export async function findReturned(
  db: Db,
  mailboxId: number,
  messageIds: readonly string[],
): Promise<Returned | null> {
  if (messageIds.length === 0) return null;
  const row = await outgoing(db, mailboxId).where('message.message_id', 'in', messageIds).executeTakeFirst();
  return row ? toReturned(row) : null;
}

/**
 * The newest mail that went to `recipient` (lower case) after `since`: what a report without any id must mean. Mail that
 * has not left cannot have come back.
 */
export async function findLastSentTo(
  db: Db,
  mailboxId: number,
  recipient: string,
  since: Date,
): Promise<Returned | null> {
  const row = await outgoing(db, mailboxId)
    .where('message.to_addresses', '@>', JSON.stringify([{ address: recipient }]))
    .where('outbox.state', 'in', ['sent', 'unknown'])
    .where('outbox.updated_at', '>=', since)
    .where('customer.email', '=', recipient)
    .executeTakeFirst();
  return row ? toReturned(row) : null;
}

function outgoing(db: Db, mailboxId: number) {
  return db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .innerJoin('conversation', 'conversation.id', 'outbox.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select(['outbox.id', 'outbox.conversation_id', 'message.to_addresses'])
    .where('conversation.mailbox_id', '=', mailboxId)
    .orderBy('outbox.id', 'desc');
}

function toReturned(row: { id: number; conversation_id: number; to_addresses: unknown }): Returned {
  const to = row.to_addresses as { address: string }[];
  return {
    outboxId: row.id,
    conversationId: row.conversation_id,
    recipients: to.map(({ address }) => address.toLowerCase()),
  };
}

/** Mail to these addresses (lower case) does not arrive. */
export async function flagBounced(
  trx: Trx,
  addresses: readonly string[],
  reason: string,
  at: Date,
): Promise<void> {
  if (addresses.length === 0) return;
  await trx
    .updateTable('customer')
    .set({ bounced_at: at, bounce_reason: reason })
    .where('email', 'in', addresses)
    .execute();
}
