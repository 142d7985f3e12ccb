// A conversation goes to people.

import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { Reason } from '../triage/reasons.ts';
import { type ConversationChange, changeConversation } from './change-conversations.ts';
import type { Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { notifyAssigned } from './notifications.ts';
import { chooseAgent } from './presence.ts';

/** To whom it goes, and what the customer is promised. */
export type HandoverTo = Readonly<{
  team: string;
  promise: Readonly<{ by: Date; warnAt: Date }> | null;
  /** From 0 to 100. */
  urgency: number;
  /** Whom it may be assigned to by itself, by address (none: whoever is in the team); null: nobody. */
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
  const before = await trx
    .selectFrom('conversation')
    .select(['reasons', 'outcome', 'urgency', 'promised_by as promisedBy', 'assignee_id as assigneeId'])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await changeConversation(trx, conversationId, handover(before, reasons, at, to));
  await assignAndWatch(trx, conversationId, before, at, to);
}

/** What a handover is made from: the conversation as it stood before. */
export type BeforeHandover = Readonly<{
  reasons: readonly string[];
  outcome: string;
  urgency: number;
  promisedBy: Date | null;
  assigneeId: number | null;
}>;

/** The same as a change to a conversation whose lock the caller has; `assignAndWatch` is the rest of it. */
export function handover(
  before: Pick<BeforeHandover, 'reasons' | 'outcome' | 'urgency'>,
  reasons: readonly Reason[],
  at: Date,
  to: HandoverTo | null,
): ConversationChange {
  return {
    status: 'open',
    handler: 'human',
    outcome: outcomeAfter(before.outcome as Outcome, 'escalate'),
    reasons: [...new Set([...before.reasons, ...reasons])],
    handedOver: { at, promisedBy: to?.promise?.by ?? null },
    ...(to ? { team: to.team, urgency: Math.max(before.urgency, to.urgency) } : {}),
  };
}

/** Gives it to an agent where the team wants that, and has the promise watched that was made first. */
export async function assignAndWatch(
  trx: Trx,
  conversationId: number,
  before: Pick<BeforeHandover, 'promisedBy' | 'assigneeId'>,
  at: Date,
  to: HandoverTo | null,
): Promise<void> {
  const assign = before.assigneeId === null ? (to?.assign ?? null) : null;
  const assignee = to && assign && (await chooseAgent(trx, { team: to.team, members: assign }, at));
  if (assignee !== null) {
    await trx
      .updateTable('conversation')
      .set({ assignee_id: assignee })
      .where('id', '=', conversationId)
      .execute();
    await notifyAssigned(trx, [conversationId], assignee, null);
  }
  if (to?.promise && before.promisedBy === null)
    await enqueue(trx, 'watch-promise', { conversationId }, { runAt: to.promise.warnAt });
}
