// How conversations move on, many in one statement; and the lines that stand in them for people alone.

import { sql } from 'kysely';

import type { Trx } from './database.ts';

/** A line for people alone, beside the mails of a conversation. */
export async function insertNote(trx: Trx, conversationId: number, text: string, at: Date): Promise<void> {
  await trx
    .insertInto('message')
    .values({
      conversation_id: conversationId,
      direction: 'note',
      author: 'system',
      message_id: `<note-${conversationId}-${at.getTime()}@baton.invalid>`,
      from_address: '',
      subject: '',
      text,
      reply: text,
      at,
    })
    .execute();
}

/** What is absent stays as it is. */
export type ConversationChange = Readonly<{
  status?: string;
  handler?: 'bot' | 'human' | 'none';
  outcome?: string;
  team?: string;
  /** From 0 to 100. */
  urgency?: number;
  reasons?: readonly string[];
  intent?: string | null;
  confidence?: number | null;
  tone?: Readonly<{ anger: number; sarcasm: number; negative: number }>;
  language?: string;
  summary?: readonly unknown[];
  /** Counts only where they were not waiting already. */
  waitingSince?: Date;
  lastMessageAt?: Date;
  /** A person gets it, or has it already: since when and promised until when stays what it was first. */
  handedOver?: Readonly<{ at: Date; promisedBy: Date | null }>;
}>;

export async function changeConversation(trx: Trx, id: number, change: ConversationChange): Promise<void> {
  await changeConversations(trx, [{ id, change }]);
}

/** Each conversation once. */
export async function changeConversations(
  trx: Trx,
  changes: readonly Readonly<{ id: number; change: ConversationChange }>[],
): Promise<void> {
  const rows = changes.flatMap(({ id, change }) =>
    Object.keys(change).length > 0 ? [{ id, ...toColumns(change) }] : [],
  );
  if (rows.length === 0) return;
  const has = (column: string) => sql`each.change ? ${sql.lit(column)}`;
  const columns = Object.entries(columnTypes).map(
    ([column, type]) =>
      sql`${sql.ref(column)} = case when ${has(column)} then (each.change ->> ${sql.lit(column)})::${sql.raw(type)}
        else conversation.${sql.ref(column)} end`,
  );
  await sql`update conversation set ${sql.join(columns)},
      reasons = case when ${has('reasons')}
        then array(select jsonb_array_elements_text(each.change -> 'reasons')) else conversation.reasons end,
      waiting_since = coalesce(conversation.waiting_since, (each.change ->> 'waiting_since')::timestamptz,
        (each.change ->> 'handed_over_at')::timestamptz),
      handed_over_at = coalesce(conversation.handed_over_at, (each.change ->> 'handed_over_at')::timestamptz),
      promised_by = coalesce(conversation.promised_by, (each.change ->> 'promised_by')::timestamptz)
    from (select (change ->> 'id')::bigint as id, change
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as change) as each
    where conversation.id = each.id`.execute(trx);
}

/** Those that are set as they come. */
const columnTypes = {
  status: 'text',
  handler: 'text',
  outcome: 'text',
  team: 'text',
  urgency: 'integer',
  intent: 'text',
  confidence: 'double precision',
  anger: 'double precision',
  sarcasm: 'double precision',
  negative: 'double precision',
  language: 'text',
  summary: 'jsonb',
  last_message_at: 'timestamptz',
} as const;

function toColumns({ tone, waitingSince, lastMessageAt, handedOver, ...same }: ConversationChange) {
  return {
    ...same,
    ...(tone ? { anger: tone.anger, sarcasm: tone.sarcasm, negative: tone.negative } : {}),
    ...(waitingSince !== undefined ? { waiting_since: waitingSince } : {}),
    ...(lastMessageAt ? { last_message_at: lastMessageAt } : {}),
    ...(handedOver ? { handed_over_at: handedOver.at, promised_by: handedOver.promisedBy } : {}),
  };
}
