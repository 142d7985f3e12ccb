// What a model provider made of a thread for the agent who gets it: the record of it, and the draft.

import type { Db, Trx } from './database.ts';

export type BriefRecord = Readonly<{
  messageId: number;
  conversationId: number;
  model: string;
  outcome: 'answered' | 'not_asked' | 'failed';
  reason: string | null;
  ms: number;
  tokensIn: number;
  tokensOut: number;
  cost: number | null;
  draft: string | null;
}>;

/** Of a mail that was briefed on before, as when its job ran twice, the newer record holds. */
export async function saveBrief(trx: Trx, brief: BriefRecord): Promise<void> {
  const { messageId, conversationId, tokensIn, tokensOut, ...same } = brief;
  const values = { ...same, tokens_in: tokensIn, tokens_out: tokensOut };
  await trx
    .insertInto('brief')
    .values({ message_id: messageId, conversation_id: conversationId, ...values })
    .onConflict((conflict) => conflict.column('message_id').doUpdateSet(values))
    .execute();
}

export type Draft = Readonly<{ text: string; model: string; messageId: number }>;

/** The draft for the conversation's newest mail; null where there is none, or an agent has answered since. */
export async function findDraft(db: Db, conversationId: number): Promise<Draft | null> {
  const row = await db
    .selectFrom('brief')
    .select(['brief.draft', 'brief.model', 'brief.message_id'])
    .where('brief.conversation_id', '=', conversationId)
    .where('brief.draft', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.conversation_id', '=', 'brief.conversation_id')
            .whereRef('message.id', '>', 'brief.message_id')
            .where('message.author', 'in', ['customer', 'agent']),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.draft ? { text: row.draft, model: row.model, messageId: row.message_id } : null;
}
