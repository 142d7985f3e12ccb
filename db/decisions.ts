// Decisions as they were stored: for explaining one, and for judging many anew.

import type { PastDecision, StoredSituation } from '../triage/decide/replay.ts';
import type { Understanding } from '../triage/understanding.ts';
import type { Db } from './database.ts';

/** All that led to it; null where there is none with this id. */
export async function findDecision(db: Db, id: number) {
  const row = await db
    .selectFrom('decision')
    .innerJoin('message', 'message.id', 'decision.message_id')
    .leftJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .selectAll('decision')
    .select([
      'message.message_id as header_message_id',
      'message.authenticity',
      'message.authenticity_reason',
    ])
    .select('understanding.body as understanding')
    .where('decision.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type StoredDecision = NonNullable<Awaited<ReturnType<typeof findDecision>>>;

/** Decisions since `since` that can be judged anew, oldest first, after the one with id `after`; at most `limit`. */
export async function listPastDecisions(
  db: Db,
  { since, after, limit }: Readonly<{ since: Date; after: number; limit: number }>,
): Promise<PastDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select(['decision.id', 'decision.conversation_id', 'decision.action', 'decision.reasons'])
    .select(['decision.situation', 'understanding.body'])
    .where('decision.situation', 'is not', null)
    .where('decision.created_at', '>=', since)
    .where('decision.id', '>', after)
    .orderBy('decision.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    understanding: row.body as unknown as Understanding,
    situation: row.situation as unknown as StoredSituation,
    do: row.action as PastDecision['do'],
    reasons: row.reasons,
  }));
}
