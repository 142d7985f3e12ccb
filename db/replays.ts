// Policies tried on stored decisions: asked for by a page or the API, worked on by `worker/jobs/replay-decisions.ts`.

import { type ExpressionBuilder, sql } from 'kysely';

import { type Proposal, proposalSchema } from '../triage/decide/proposal.ts';
import type { Outcome } from '../triage/decide/replay.ts';
import { emptyTally, type Tally } from '../triage/decide/replay-tally.ts';
import type { Policy } from '../triage/policy.ts';
import type { Database, Db } from './database.ts';
import { enqueue, replayPriority } from './jobs.ts';
import type { DB } from './schema.ts';

export type ReplayState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

export type Replay = Readonly<{
  id: number;
  createdBy: string;
  createdAt: Date;
  basedOn: number | null;
  since: Date;
  state: ReplayState;
  failure: string | null;
  /** Decisions to look at in all; 0 before they are counted. */
  total: number;
  tally: Tally;
  finishedAt: Date | null;
}>;

export type NewReplay = Readonly<{
  /** Who asks: a new try takes the place of their last one, whether that is finished or not. */
  by: string;
  proposal: Proposal;
  basedOn: number | null;
  since: Date;
}>;

export async function startReplay(
  db: Database,
  { by, proposal, basedOn, since }: NewReplay,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('policy_replay').where('created_by', '=', by).execute();
    const { id } = await trx
      .insertInto('policy_replay')
      .values({ created_by: by, proposal: JSON.stringify(proposal), based_on: basedOn, since })
      .returning('id')
      .executeTakeFirstOrThrow();
    await enqueue(trx, 'replay-decisions', { replayId: id }, { queue: 'replay', priority: replayPriority });
    return id;
  });
}

const columns = [
  ...(['id', 'created_by', 'created_at', 'based_on', 'since', 'state', 'failure', 'total'] as const),
  ...(['tally', 'finished_at'] as const),
] as const;

export async function findReplay(db: Db, id: number): Promise<Replay | null> {
  const row = await db.selectFrom('policy_replay').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toReplay(row) : null;
}

/** Their latest try with what was tried; null where there is none, or where it no longer fits this Baton. */
export async function findReplayOf(
  db: Db,
  by: string,
): Promise<Readonly<{ replay: Replay; proposal: Proposal }> | null> {
  const row = await db
    .selectFrom('policy_replay')
    .select([...columns, 'proposal'])
    .where('created_by', '=', by)
    .executeTakeFirst();
  const proposal = proposalSchema.safeParse(row?.proposal).data;
  return row && proposal ? { replay: toReplay(row), proposal } : null;
}

type ReplayRow = Readonly<{
  id: number;
  created_by: string;
  created_at: Date;
  based_on: number | null;
  since: Date;
  state: string;
  failure: string | null;
  total: number;
  tally: unknown;
  finished_at: Date | null;
}>;

const toReplay = (row: ReplayRow): Replay => ({
  id: row.id,
  createdBy: row.created_by,
  createdAt: row.created_at,
  basedOn: row.based_on,
  since: row.since,
  state: row.state as ReplayState,
  failure: row.failure,
  total: row.total,
  tally: { ...emptyTally, ...(row.tally as Partial<Tally>) },
  finishedAt: row.finished_at,
});

/** Stops one that waits or runs, with what it has found so far; answers whether there was one to stop. */
export async function cancelReplay(db: Db, id: number, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('policy_replay')
    .set({ state: 'cancelled', finished_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function discardReplay(db: Db, by: string): Promise<void> {
  await db.deleteFrom('policy_replay').where('created_by', '=', by).execute();
}

export type ReplayChange = Readonly<{
  decisionId: number;
  conversationId: number;
  subject: string;
  customer: string;
  at: Date;
  before: Outcome;
  after: Outcome;
  already: boolean;
}>;

export type ChangesWanted = Readonly<{ from?: string; to?: string; after: number; limit: number }>;

/** In the order in which they were decided. */
export async function listReplayChanges(
  db: Db,
  replayId: number,
  { from, to, after, limit }: ChangesWanted,
): Promise<ReplayChange[]> {
  const rows = await db
    .selectFrom('policy_replay_change as change')
    .innerJoin('decision', 'decision.id', 'change.decision_id')
    .innerJoin('conversation', 'conversation.id', 'change.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select(['change.decision_id', 'change.conversation_id', 'change.before', 'change.after'])
    .select(['change.already', 'conversation.subject', 'customer.name', 'customer.email'])
    .select('decision.created_at')
    .where('change.replay_id', '=', replayId)
    .where('change.decision_id', '>', after)
    .$if(from !== undefined, (query) => query.where(sql`change.before ->> 'do'`, '=', from ?? ''))
    .$if(to !== undefined, (query) => query.where(sql`change.after ->> 'do'`, '=', to ?? ''))
    .orderBy('change.decision_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    decisionId: row.decision_id,
    conversationId: row.conversation_id,
    subject: row.subject,
    customer: row.name || row.email,
    at: row.created_at,
    before: row.before as unknown as Outcome,
    after: row.after as unknown as Outcome,
    already: row.already,
  }));
}

/** What a saved version keeps of the try before it. */
export type ReplayNote = Tally & Readonly<{ total: number; since: string; at: string }>;

/** The finished try of exactly this policy on this version by the same person; null where they have not seen one. */
export async function findReplayNote(
  db: Db,
  by: string,
  policy: Policy,
  basedOn: number | null,
): Promise<ReplayNote | null> {
  const row = await db
    .selectFrom('policy_replay')
    .select(columns)
    .where('created_by', '=', by)
    .where('state', '=', 'done')
    .where('based_on', 'is not distinct from', basedOn)
    .where(isOf(policy))
    .executeTakeFirst();
  if (!row) return null;
  const { tally, total, since, finishedAt, createdAt } = toReplay(row);
  return { ...tally, total, since: since.toISOString(), at: (finishedAt ?? createdAt).toISOString() };
}

/** Compared by the database: there the order of keys does not matter. */
const isOf = (policy: Policy) => (_: ExpressionBuilder<DB, 'policy_replay'>) =>
  sql<boolean>`proposal -> 'policy' = ${JSON.stringify(policy)}::jsonb`;
