// The answer that an agent may still take back, wherever in the desk they are.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** The newest one; null where all have left. */
export async function findReplyToTakeBack(db: Db, agentId: number) {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .innerJoin('conversation', 'conversation.id', 'outbox.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select([
      'outbox.id as outboxId',
      'outbox.conversation_id as conversationId',
      'outbox.due_at as until',
      'customer.name',
      'customer.email',
      'message.is_forward as isForward',
      'outbox.to_address as to',
    ])
    .where('outbox.state', '=', 'queued')
    .where('outbox.kind', '=', 'agent')
    .where('outbox.attempts', '=', 0)
    .where('outbox.scheduled_for', 'is', null)
    .where('message.agent_id', '=', agentId)
    .where(sql<boolean>`outbox.due_at > now()`)
    .orderBy('outbox.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
