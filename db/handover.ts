// A conversation goes to people.

import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { Reason } from '../triage/reasons.ts';
import { type ConversationChange, changeConversation } from './change-conversations.ts';
import type { Trx } from './database.ts';

/** Hands the conversation over, or adds reasons to one that people already have. The first reasons stay first. */
export async function handToPerson(
  trx: Trx,
  conversationId: number,
  reasons: readonly Reason[],
  at: Date,
  promisedBy: Date | null = null,
): Promise<void> {
  const before = await trx
    .selectFrom('conversation')
    .select(['reasons', 'outcome'])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await changeConversation(trx, conversationId, handover(before, reasons, { at, promisedBy }));
}

/** The same as a change to a conversation whose lock the caller has. */
export function handover(
  before: Readonly<{ reasons: readonly string[]; outcome: string }>,
  reasons: readonly Reason[],
  handedOver: Readonly<{ at: Date; promisedBy: Date | null }>,
): ConversationChange {
  return {
    status: 'open',
    handler: 'human',
    outcome: outcomeAfter(before.outcome as Outcome, 'escalate'),
    reasons: [...new Set([...before.reasons, ...reasons])],
    handedOver,
  };
}
