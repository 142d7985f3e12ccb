// Agents' word on what a mail really was: stored as cases, one for each mail, the latest word counting.

import type { Intent } from '../triage/intents.ts';
import type { Db } from './database.ts';

/** What was wrong; null where the machine was right. */
export type Correction = Readonly<{
  intent: Intent | null;
  anger: boolean | null;
  sarcasm: boolean | null;
  /** What should have been done: answered by the bot, or brought to a person. */
  action: 'reply' | 'escalate' | null;
}>;

/** Answers false where there is no such mail of a customer. */
export async function saveCorrection(
  db: Db,
  messageId: number,
  agentId: number,
  correction: Correction,
): Promise<boolean> {
  const message = await db
    .selectFrom('message')
    .leftJoin('decision', 'decision.message_id', 'message.id')
    .select(['message.conversation_id', 'decision.id as decision_id'])
    .where('message.id', '=', messageId)
    .where('message.direction', '=', 'in')
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!message) return false;
  const said = { ...correction, agent_id: agentId, decision_id: message.decision_id, updated_at: new Date() };
  await db
    .insertInto('correction')
    .values({ ...said, message_id: messageId, conversation_id: message.conversation_id })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet(said))
    .execute();
  return true;
}

/** The latest judgement on a mail, with what it was made from; null where there is none. */
export async function findJudgement(db: Db, messageId: number) {
  const row = await db
    .selectFrom('decision')
    .leftJoin('policy', 'policy.version', 'decision.policy_version')
    .leftJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select(['decision.action', 'policy.body as policy', 'understanding.body as understanding'])
    .where('decision.message_id', '=', messageId)
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes the word back. */
export async function removeCorrection(db: Db, messageId: number): Promise<void> {
  await db.deleteFrom('correction').where('message_id', '=', messageId).execute();
}

export function listCorrections(db: Db, conversationId: number) {
  return db
    .selectFrom('correction')
    .leftJoin('agent', 'agent.id', 'correction.agent_id')
    .selectAll('correction')
    .select('agent.name as agent_name')
    .where('correction.conversation_id', '=', conversationId)
    .execute();
}
