// Agents' word on what a mail really was: stored as cases, one for each mail, the latest word counting.

import { sql } from 'kysely';

import type { AnyIntent } from '../triage/intents.ts';
import { type Db, inTransaction } from './database.ts';
import { queueAdaptation } from './jobs.ts';

/** What was wrong; null where the machine was right. */
export type Correction = Readonly<{
  intent: AnyIntent | null;
  anger: boolean | null;
  sarcasm: boolean | null;
  /** What should have been done: answered by the bot, or brought to a person. */
  action: 'reply' | 'escalate' | null;
}>;

/** Answers false where there is no such mail of a customer. The engine learns from it within minutes. */
export async function saveCorrection(
  db: Db,
  messageId: number,
  agentId: number,
  correction: Correction,
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const message = await trx
      .selectFrom('message')
      .leftJoin('decision', 'decision.message_id', 'message.id')
      .select(['message.conversation_id', 'decision.id as decision_id'])
      .where('message.id', '=', messageId)
      .where('message.direction', '=', 'in')
      .orderBy('decision.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!message) return false;
    const now = new Date();
    const said = { ...correction, agent_id: agentId, decision_id: message.decision_id, updated_at: now };
    await trx
      .insertInto('correction')
      .values({ ...said, message_id: messageId, conversation_id: message.conversation_id })
      .onConflict((conflict) => conflict.column('message_id').doUpdateSet(said))
      .execute();
    await queueAdaptation(trx, now);
    return true;
  });
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
  await inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('correction')
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    if (numDeletedRows > 0) await queueAdaptation(trx, new Date());
  });
}

/** A mail that an agent has spoken about, with what it was about by their word, or by the engine's where that was right. */
export type CorrectedMail = Readonly<{
  messageId: number;
  /** Null where it only repeats what the conversation began with. */
  subject: string | null;
  text: string;
  label: AnyIntent;
}>;

/** The newest word first, at most `limit`. */
export async function listCorrectedMails(db: Db, limit: number): Promise<CorrectedMail[]> {
  const rows = await corrected(db).orderBy('correction.updated_at', 'desc').limit(limit).execute();
  return rows.flatMap(toCorrectedMail);
}

/** Those of these messages that are still there, whatever has been said of them since. */
export async function listMailWords(
  db: Db,
  messageIds: readonly number[],
): Promise<Omit<CorrectedMail, 'label'>[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .select(['message.id', 'message.subject', 'message.reply', isFirst.as('first')])
    .where('message.id', 'in', messageIds)
    .execute();
  return rows.map(({ id, subject, reply, first }) => ({
    messageId: id,
    subject: first ? subject : null,
    text: reply,
  }));
}

const isFirst = sql<boolean>`not exists (select 1 from message as earlier
  where earlier.conversation_id = message.conversation_id and earlier.id < message.id)`;

const corrected = (db: Db) =>
  db
    .selectFrom('correction')
    .innerJoin('message', 'message.id', 'correction.message_id')
    .leftJoin('decision', 'decision.id', 'correction.decision_id')
    .leftJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .select(['message.id', 'message.subject', 'message.reply', isFirst.as('first')])
    .select(
      sql<string | null>`coalesce(correction.intent, understanding.body -> 'own' ->> 'intent',
        understanding.body ->> 'intent')`.as('label'),
    );

function toCorrectedMail(
  row: Awaited<ReturnType<ReturnType<typeof corrected>['execute']>>[number],
): CorrectedMail[] {
  const { id, subject, reply, first, label } = row;
  if (label === null || reply.trim() === '') return [];
  return [{ messageId: id, subject: first ? subject : null, text: reply, label }];
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
