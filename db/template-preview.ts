// Past mails for trying a template: what was known when each was answered.

import type { Db } from './database.ts';

export type PastMail = Readonly<{
  decisionId: number;
  conversationId: number;
  subject: string;
  name: string;
  at: Date;
}>;

export type PastMailQuery = Readonly<{
  /** Null: about anything. */
  intent: string | null;
  language: string;
  limit: number;
}>;

/** The newest first; those for which a mail was written, for then all slots were filled. */
export async function listPastMails(db: Db, { intent, language, limit }: PastMailQuery): Promise<PastMail[]> {
  let query = db
    .selectFrom('decision')
    .innerJoin('message', 'message.id', 'decision.message_id')
    .innerJoin('conversation', 'conversation.id', 'decision.conversation_id')
    .select([
      'decision.id as decisionId',
      'decision.conversation_id as conversationId',
      'message.subject',
      'message.from_name as name',
      'message.at',
    ])
    .where('decision.slots', '!=', '{}')
    .where('conversation.language', '=', language)
    .orderBy('decision.id', 'desc')
    .limit(limit);
  if (intent !== null) query = query.where('decision.intent', '=', intent);
  return await query.execute();
}

/** What the slots held then; null where there is no such decision. */
export async function findPastSlots(db: Db, decisionId: number): Promise<object | null> {
  const row = await db.selectFrom('decision').select('slots').where('id', '=', decisionId).executeTakeFirst();
  return typeof row?.slots === 'object' && row.slots !== null ? row.slots : null;
}
