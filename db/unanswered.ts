// Since when a customer waits, by the mails alone: where nobody has kept it, as after a split.

import { sql } from 'kysely';

/**
 * When the conversation's last mail came, where that is the customer's; null where it is ours. An answer that was taken back,
 * or is to leave later, has answered nothing yet.
 */
export const unansweredSince = (conversationId: number) => sql<Date | null>`(
  select case when direction = 'in' then at end from message
  where conversation_id = ${conversationId} and direction <> 'note'
    and not exists (select from outbox where message_id = message.id
      and (state = 'withdrawn' or state = 'queued' and scheduled_for is not null))
  order by id desc limit 1)`;
