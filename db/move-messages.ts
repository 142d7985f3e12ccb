// Mails move to another conversation, with all that hangs on them: what was read, decided, sent and said of them.

import { type RawBuilder, sql } from 'kysely';

import type { Trx } from './database.ts';

type Ids = RawBuilder<unknown>;

/**
 * The tables whose rows name a conversation because a mail of theirs is in it, and how the rows of some mails are found.
 * A test holds this against the database: a table that names a conversation moves, or is among `staying` with its reason.
 */
export const moving: Readonly<Record<string, (ids: Ids) => RawBuilder<unknown>>> = {
  message: (ids) => sql`id = any(${ids})`,
  awaiting_decision: (ids) => sql`message_id = any(${ids})`,
  brief: (ids) => sql`message_id = any(${ids})`,
  correction: (ids) => sql`message_id = any(${ids})`,
  decision: (ids) => sql`message_id = any(${ids})`,
  draft_use: (ids) => sql`decision_id in (select id from decision where message_id = any(${ids}))`,
  ledger: (ids) => sql`message_ref = any(${ids})`,
  note_change: (ids) => sql`message_id = any(${ids})`,
  // One that is about no mail leads on from where it was.
  notification: (ids) => sql`message_id = any(${ids})`,
  outbox: (ids) => sql`message_id = any(${ids})`,
  policy_replay_change: (ids) => sql`decision_id in (select id from decision where message_id = any(${ids}))`,
  sender_code: (ids) => sql`question_id = any(${ids}) or mail_id = any(${ids})`,
};

/** What belongs to the conversation itself, and not to its mails. */
export const staying: ReadonlySet<string> = new Set([
  // Led on by `merged_into`, or said of both.
  'conversation',
  'conversation_link',
  'conversation_merge',
  'conversation_split',
  // A merge takes these along by itself; a split leaves them.
  'conversation_event',
  'conversation_tag',
  'reply_draft',
  'reply_file',
  // Follows its mails by itself.
  'message_search',
  // A merge works out what is still news; a split gives both the same.
  'conversation_read',
  // The target's own holds.
  'reminder',
  // What people did to it, for taking that back: by then it is another.
  'queue_action_change',
  // What programs were told, at the time.
  'webhook_delivery',
  'webhook_event',
  // Where it was blocked, whatever became of that.
  'blocked_sender',
]);

/** The caller has locked both conversations. */
export async function moveMessages(trx: Trx, messageIds: readonly number[], to: number): Promise<void> {
  if (messageIds.length === 0) return;
  const ids = sql`${messageIds}::bigint[]`;
  for (const [table, rows] of Object.entries(moving))
    await sql`update ${sql.table(table)} set conversation_id = ${to} where ${rows(ids)}`.execute(trx);
}

/** A code that was asked for among other people's mails proves nothing among these: who needs one asks again. Answers those it ended. */
export async function endCodes(
  trx: Trx,
  conversationIds: readonly number[],
  at: Date,
): Promise<readonly number[]> {
  const rows = await trx
    .updateTable('sender_code')
    .set({ ended_at: at })
    .where('conversation_id', 'in', conversationIds)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
