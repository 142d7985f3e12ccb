// A conversation goes to people.

import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { Reason } from '../triage/reasons.ts';
import type { Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { chooseAgent } from './presence.ts';

/** To whom it goes, and what the customer is promised. */
export type HandoverTo = Readonly<{
  team: string;
  promise: Readonly<{ by: Date; warnAt: Date }> | null;
  /** From 0 to 100. */
  urgency: number;
  /** Whom it may be assigned to by itself, by address (none: everybody); null: nobody. */
  assign: readonly string[] | null;
}>;

/** Hands the conversation over, or adds reasons to one that people already have. The first reasons stay first. */
export async function handToPerson(
  trx: Trx,
  conversationId: number,
  reasons: readonly Reason[],
  at: Date,
  to: HandoverTo | null = null,
): Promise<void> {
  const row = await trx
    .selectFrom('conversation')
    .select([
      'handler',
      'reasons',
      'outcome',
      'handed_over_at',
      'waiting_since',
      'promised_by',
      'urgency',
      'assignee_id',
    ])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const assign = row.assignee_id === null ? (to?.assign ?? null) : null;
  const assignee = assign && (await chooseAgent(trx, assign, at));
  await trx
    .updateTable('conversation')
    .set({
      status: 'open',
      handler: 'human',
      outcome: outcomeAfter(row.outcome as Outcome, 'escalate'),
      reasons: [...new Set([...row.reasons, ...reasons])],
      handed_over_at: row.handed_over_at ?? at,
      waiting_since: row.waiting_since ?? at,
      promised_by: row.promised_by ?? to?.promise?.by ?? null,
      ...(to ? { team: to.team, urgency: Math.max(row.urgency, to.urgency) } : {}),
      ...(assignee === null ? {} : { assignee_id: assignee }),
    })
    .where('id', '=', conversationId)
    .execute();
  if (to?.promise && row.promised_by === null)
    await enqueue(trx, 'watch-promise', { conversationId }, { runAt: to.promise.warnAt });
}
