// The draft that the bot wrote where a person decides, and what became of it in that person's hands.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';

export type DecisionDraft = Readonly<{ decisionId: number; text: string; templates: readonly string[] }>;

/** For the newest mail; null where there is none, or it was discarded, or somebody has written since. */
export async function findDecisionDraft(db: Db, conversationId: number): Promise<DecisionDraft | null> {
  const { rows } = await sql<DecisionDraft>`
    select decision.id as "decisionId", decision.draft ->> 'text' as text, decision.draft -> 'templates' as templates
    from decision
    where decision.conversation_id = ${conversationId} and decision.draft is not null
      and not exists (select from decision later where later.conversation_id = decision.conversation_id
        and later.id > decision.id and later.action <> 'file')
      and not exists (select from message where message.conversation_id = decision.conversation_id
        and message.id > decision.message_id and message.author in ('customer', 'agent'))
      and not exists (select from draft_use where draft_use.decision_id = decision.id and action = 'discarded')
    order by decision.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

type Use = Readonly<{ conversationId: number; decisionId: number; agentId: number }>;

/** Answers false where there is no such draft to throw away. */
export async function discardDraft(db: Db, { conversationId, decisionId, agentId }: Use): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into draft_use (conversation_id, decision_id, agent_id, action, draft)
    select conversation_id, id, ${agentId}, 'discarded', draft ->> 'text' from decision
    where id = ${decisionId} and conversation_id = ${conversationId} and draft is not null`.execute(db);
  return numAffectedRows === 1n;
}

/** In the transaction of the answer: what was made of the draft, word for word. White space says nothing. */
export async function noteDraftSent(
  trx: Trx,
  { conversationId, decisionId, agentId, sent, outboxId }: Use & Readonly<{ sent: string; outboxId: number }>,
): Promise<void> {
  await sql`
    insert into draft_use (conversation_id, decision_id, agent_id, action, draft, sent, message_id)
    select decision.conversation_id, decision.id, ${agentId},
      case when regexp_replace(draft ->> 'text', '\\s+', ' ', 'g') = regexp_replace(${sent}::text, '\\s+', ' ', 'g')
        then 'sent' else 'edited' end,
      draft ->> 'text', ${sent}, (select message_id from outbox where id = ${outboxId})
    from decision where id = ${decisionId} and conversation_id = ${conversationId} and draft is not null`.execute(
    trx,
  );
}
