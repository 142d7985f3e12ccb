// When the next answer of a conversation leaves that was written for later: while that waits, nothing else is to be done.

import { sql } from 'kysely';

/** For a statement that has `conversation`. What is open has been taken up again; its list need not ask. */
export const scheduledFor = sql<Date | null>`case when conversation.status = 'snoozed' then (
  select min(scheduled_for) from outbox where outbox.conversation_id = conversation.id
  and scheduled_for is not null and state = 'queued' and attempts = 0) end`;
