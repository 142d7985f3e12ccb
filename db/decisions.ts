// Decisions as they were stored: for explaining one, and for judging many anew.

import { sql } from 'kysely';

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

export type StoredPast = PastDecision &
  Readonly<{
    /** The policy's; null: the one that Baton comes with. */
    policyVersion: number | null;
    /** The mail was read once more: a later decision is what was done. */
    superseded: boolean;
  }>;

/**
 * Decisions since `since`, oldest first, after the one with id `after` and up to `until`; at most `limit`. Those that
 * cannot be judged anew are among them, with what is not there as null.
 */
export async function listPastDecisions(
  db: Db,
  { since, after, until, limit }: Readonly<{ since: Date; after: number; until: number; limit: number }>,
): Promise<StoredPast[]> {
  const rows = await db
    .selectFrom('decision')
    .leftJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select(['decision.id', 'decision.conversation_id', 'decision.action', 'decision.reasons'])
    .select(['decision.situation', 'decision.policy_version', 'understanding.body', 'decision.created_at'])
    .innerJoin('message', 'message.id', 'decision.message_id')
    .select('message.from_name')
    // What is in the slots of a mail is known; where there are none, none was written.
    .select(sql<boolean>`decision.slots <> '{}'::jsonb`.as('written'))
    .select(sql<string | null>`decision.slots ->> 'promised_by'`.as('promised_by'))
    // Not a condition: planned as a join it would go through all decisions for every batch.
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('decision as later')
          .select('later.id')
          .whereRef('later.message_id', '=', 'decision.message_id')
          .whereRef('later.id', '>', 'decision.id'),
      ).as('superseded'),
    )
    .where('decision.created_at', '>=', since)
    .where('decision.id', '>', after)
    .where('decision.id', '<=', until)
    .orderBy('decision.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    understanding: row.body as unknown as Understanding | null,
    situation: row.situation as unknown as StoredSituation | null,
    policyVersion: row.policy_version,
    superseded: Boolean(row.superseded),
    do: row.action as PastDecision['do'],
    reasons: row.reasons,
    written: row.written
      ? { at: row.created_at, customerName: row.from_name, promisedBy: row.promised_by }
      : null,
  }));
}

/** How many mails were decided on, and the id of the newest decision: what comes meanwhile is not waited for. */
export async function countPastDecisions(db: Db, since: Date): Promise<{ total: number; newest: number }> {
  return await db
    .selectFrom('decision')
    .select(({ fn }) => [
      fn.count<number>('message_id').distinct().as('total'),
      fn.coalesce(fn.max('id'), sql<number>`0`).as('newest'),
    ])
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow();
}
