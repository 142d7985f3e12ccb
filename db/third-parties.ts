// People outside who were asked about a conversation: what they answer is theirs, and never taken for the customer's.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type Sender = Readonly<{ conversationId: number; address: string }>;

/** Which of these got a forward of that conversation without being its customer. By place. */
export async function findThirdParties(db: Db, senders: readonly Sender[]): Promise<ReadonlySet<number>> {
  if (senders.length === 0) return new Set();
  const asked = senders.map(({ conversationId, address }, place) => ({
    ...{ place, conversation: conversationId, address: address.toLowerCase() },
    as_recipient: [{ address: address.toLowerCase() }],
  }));
  const { rows } = await sql<{ place: number }>`
    select sender.place from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as sender (place integer, conversation bigint, address text, as_recipient jsonb)
    join conversation on conversation.id = sender.conversation
    join customer on customer.id = conversation.customer_id
    where customer.email <> sender.address and exists (
      select from message where message.conversation_id = sender.conversation and message.is_forward
        and (message.to_addresses @> sender.as_recipient or message.cc_addresses @> sender.as_recipient))`.execute(
    db,
  );
  return new Set(rows.map(({ place }) => place));
}

/** A mail of theirs, as it was stored. */
export async function isOfThirdParty(db: Db, messageId: number): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('author', '=', 'third_party')
    .executeTakeFirst();
  return row !== undefined;
}
