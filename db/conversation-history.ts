// What went before in a conversation, and beside it: what a decision on its next mail is made from.

import type { Missing } from '../triage/decide/types.ts';
import type { Intent } from '../triage/intents.ts';
import type { Db } from './database.ts';
import type { ConversationToTriage, EarlierDecision, ThreadMessage } from './triage.ts';

export async function listMessages(db: Db, conversationId: number): Promise<ThreadMessage[]> {
  const rows = await db
    .selectFrom('message')
    .leftJoin('outbox', 'outbox.message_id', 'message.id')
    .select([
      'message.id',
      'message.author',
      'message.subject',
      'message.reply',
      'message.at',
      'outbox.state',
    ])
    .select((eb) =>
      eb
        .selectFrom('decision')
        .select('decision.action')
        .whereRef('decision.message_id', '=', 'message.id')
        .orderBy('decision.id', 'desc')
        .limit(1)
        .as('action'),
    )
    .where('message.conversation_id', '=', conversationId)
    .where('message.direction', '!=', 'note')
    .orderBy('message.id')
    .execute();
  return rows.map(({ id, author, subject, reply, at, state, action }) => ({
    id,
    author: author as ThreadMessage['author'],
    subject,
    text: reply,
    at,
    delivery: state,
    action,
  }));
}

export async function listDecisions(db: Db, conversationId: number): Promise<EarlierDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .leftJoin('outbox', (join) =>
      join.onRef('outbox.in_answer_to', '=', 'decision.message_id').on('outbox.kind', '!=', 'agent'),
    )
    .select([
      'decision.message_id',
      'decision.action',
      'decision.intent',
      'decision.missing',
      'decision.about',
      'outbox.state',
    ])
    .where('decision.conversation_id', '=', conversationId)
    .where('decision.action', '!=', 'file')
    .orderBy('decision.id')
    .execute();
  return rows.map((row) => ({
    messageId: row.message_id,
    action: row.action,
    intent: row.intent as Intent | null,
    missing: row.missing as Missing[],
    about: row.about,
    delivery: row.state,
  }));
}

/** More open conversations than this say nothing more. */
const mostOpen = 10;

export async function listOpenWithPerson(
  db: Db,
  customerId: number,
  conversationId: number,
): Promise<ConversationToTriage['openWithPerson']> {
  const rows = await db
    .selectFrom('conversation')
    .select(['conversation.id', 'conversation.intent'])
    .select((eb) =>
      eb
        .selectFrom('decision')
        .select('decision.about')
        .whereRef('decision.conversation_id', '=', 'conversation.id')
        .where('decision.action', '!=', 'file')
        .orderBy('decision.id', 'desc')
        .limit(1)
        .as('about'),
    )
    .where('conversation.customer_id', '=', customerId)
    .where('conversation.id', '!=', conversationId)
    .where('conversation.handler', '=', 'human')
    .where('conversation.status', 'in', ['open', 'waiting', 'snoozed'])
    .orderBy('conversation.id', 'desc')
    .limit(mostOpen)
    .execute();
  return rows.map((row) => ({
    conversation: row.id,
    intent: row.intent as Intent | null,
    about: row.about ?? '',
  }));
}
