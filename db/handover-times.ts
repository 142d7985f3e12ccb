// How long customers waited for a person lately: what the next promise is held against.

import { sql } from 'kysely';

import type { Db } from './database.ts';

export type Handover = Readonly<{ team: string; handedOverAt: Date; answeredAt: Date }>;

/** The newest ones say most; this many are enough for a share of five. */
const mostRead = 2_000;

/** Those that were handed over since, and that a person has answered; the newest first. */
export async function listHandovers(db: Db, since: Date): Promise<Handover[]> {
  const { rows } = await sql<Handover>`
    select conversation.team, conversation.handed_over_at as "handedOverAt", answer.at as "answeredAt"
    from conversation
    cross join lateral (select outbox.created_at as at from outbox
      where outbox.conversation_id = conversation.id and outbox.kind = 'agent' and outbox.state <> 'withdrawn'
        and outbox.created_at >= conversation.handed_over_at
      order by outbox.id limit 1) as answer
    where conversation.handed_over_at > ${since} and conversation.team is not null
    order by conversation.handed_over_at desc limit ${mostRead}`.execute(db);
  return rows;
}
