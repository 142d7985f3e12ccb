// The steps of `worker/jobs/replay-decisions.ts`: each says whether the try is still wanted.

import { type Proposal, proposalSchema } from '../triage/decide/proposal.ts';
import type { Changed } from '../triage/decide/replay.ts';
import { emptyTally, type Tally } from '../triage/decide/replay-tally.ts';
import type { Policy } from '../triage/policy.ts';
import { policySchema } from '../triage/policy.ts';
import type { Database, Db } from './database.ts';

export type BegunReplay = Readonly<{ proposal: Proposal; since: Date }>;

/** From the start, also where another worker had begun it; null where nobody wants it any more. */
export async function beginReplay(db: Database, id: number): Promise<BegunReplay | null> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('policy_replay')
      .set({ state: 'running', tally: JSON.stringify(emptyTally), total: 0 })
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning(['proposal', 'since'])
      .executeTakeFirst();
    if (!row) return null;
    await trx.deleteFrom('policy_replay_change').where('replay_id', '=', id).execute();
    return { proposal: proposalSchema.parse(row.proposal), since: row.since };
  });
}

export type ReplayStep = Readonly<{ total: number; tally: Tally; changes: readonly Changed[] }>;

/** Answers false where it was cancelled, or where another try has taken its place: then nothing is written. */
export async function noteReplayStep(
  db: Database,
  id: number,
  { total, tally, changes }: ReplayStep,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('policy_replay')
      .set({ total, tally: JSON.stringify(tally) })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    if (changes.length > 0) {
      await trx
        .insertInto('policy_replay_change')
        .values(
          changes.map((each) => ({
            replay_id: id,
            decision_id: each.id,
            conversation_id: each.conversationId,
            before: JSON.stringify(each.from),
            after: JSON.stringify(each.to),
            already: each.already,
          })),
        )
        .execute();
    }
    return true;
  });
}

export async function endReplay(db: Db, id: number, at: Date, failure: string | null = null): Promise<void> {
  await db
    .updateTable('policy_replay')
    .set({ state: failure === null ? 'done' : 'failed', failure, finished_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

/** A version of long ago; null where it no longer fits what this Baton understands. */
export async function findPolicyVersion(db: Db, version: number): Promise<Policy | null> {
  const row = await db.selectFrom('policy').select('body').where('version', '=', version).executeTakeFirst();
  return policySchema.safeParse(row?.body).data ?? null;
}
