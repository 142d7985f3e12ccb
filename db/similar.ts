// Conversations that were solved before and read alike: how somebody answered then is the quickest help now.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type Similar = Readonly<{ id: number; subject: string; lastMessageAt: Date }>;

/** The newest of the same wish and language are looked through; the older ones were answered under other rules. */
const mostRead = 300;
/** Of a mail's words the first tell what it is about. */
const mostCharacters = 2_000;
const mostWords = 60;

/** The likest first, at most `limit`; only where a person has answered and the conversation is settled. */
export async function listSimilar(db: Db, conversationId: number, limit: number): Promise<Similar[]> {
  const { rows } = await sql<Similar>`
    with this as (
      select conversation.id, intent, language, subject || ' ' || coalesce((select left(reply, ${mostCharacters}::int)
        from message where conversation_id = conversation.id and author = 'customer' order by message.id limit 1), '')
        as words
      from conversation where conversation.id = ${conversationId}
    ), wanted as (
      select string_agg(quote_literal(lexeme), ' | ')::tsquery as query
      from (select lexeme from this, unnest(to_tsvector('simple', words)) where length(lexeme) > 2
        order by length(lexeme) desc limit ${mostWords}) as each
    ), solved as (
      select conversation.id, conversation.subject, conversation.last_message_at
      from conversation, this
      where conversation.status = 'resolved' and conversation.id <> this.id and conversation.handler = 'human'
        and conversation.intent = this.intent and conversation.language is not distinct from this.language
        and exists (select from outbox where outbox.conversation_id = conversation.id and kind = 'agent'
          and state <> 'withdrawn')
      order by conversation.last_message_at desc limit ${mostRead}
    ), ranked as (
      select solved.*, ts_rank(to_tsvector('simple', solved.subject || ' ' || coalesce((select left(reply, ${mostCharacters}::int)
        from message where message.conversation_id = solved.id and author = 'customer' order by message.id limit 1), '')),
        wanted.query) as rank
      from solved, wanted
    )
    select id, subject, last_message_at as "lastMessageAt" from ranked
    where rank > 0 order by rank desc, id desc limit ${limit}`.execute(db);
  return rows;
}
