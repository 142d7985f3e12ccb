// What follows where something is taken back: its thread says so, open pages hear of it, and whatever learnt of it learns again.

import { recordAudit } from './audit.ts';
import { recordEvents } from './conversation-events.ts';
import type { Trx } from './database.ts';
import { tellDraft } from './draft-news.ts';
import { queueAdaptation } from './jobs.ts';
import type { About, ActionKind } from './kept-actions.ts';
import { tellPages } from './known-customers.ts';
import { findReplyDraft } from './reply-drafts.ts';

type TakenBack = Readonly<{
  kind: ActionKind;
  about: About;
  agentId: number;
  /** The conversations that stand as they stood. */
  restored: readonly number[];
  /** Whether anything beside them was put back. */
  beside: boolean;
  now: Date;
}>;

/** What somebody has read, and what they have not sent, is nobody else's business. */
const unseen: ReadonlySet<ActionKind> = new Set(['read', 'unread', 'discard-reply', 'remove-file']);

export async function tellUndone(trx: Trx, undone: TakenBack): Promise<void> {
  const { kind, about, agentId, restored, beside, now } = undone;
  const { conversationId, other, customerId } = about;
  const others = beside ? [conversationId, other].filter((id) => id !== undefined) : [];
  if (!unseen.has(kind)) {
    const ids = [...new Set([...restored, ...others])];
    await recordEvents(trx, ids, { kind: 'undone', detail: { what: kind }, agentId });
  }
  if (!beside) return;
  if (kind === 'correct' || kind === 'take-back') await queueAdaptation(trx, now);
  if (kind === 'discard-reply' && conversationId !== undefined) {
    const of = { conversationId, agentId };
    const draft = await findReplyDraft(trx, of);
    await tellDraft(trx, { ...of, version: draft?.version ?? 0 });
  }
  if (customerId !== undefined) await tellPages(trx, customerId);
  if (kind === 'customer-join' || kind === 'customer-part') {
    const { email } = await trx
      .selectFrom('agent')
      .select('email')
      .where('id', '=', agentId)
      .executeTakeFirstOrThrow();
    const action = kind === 'customer-join' ? 'customer.parted' : 'customer.joined';
    await recordAudit(trx, { who: email, action, subject: about.customer ?? '' });
  }
}
