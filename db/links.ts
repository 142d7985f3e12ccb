// Conversations that belong together and stay apart: linked by a person, split, or begun by a newcomer to another one.

import { sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction } from './database.ts';
import { scheduledFor } from './scheduled-for.ts';

type By = Readonly<{ agentId: number | null; quietly?: boolean }>;

/** Answers false where one of them is not there, or both are the same. `quietly`: something else tells of it. */
export async function linkConversations(db: Db, one: number, other: number, by: By): Promise<boolean> {
  const { agentId, quietly = false } = by;
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ isNew: boolean }>`
      insert into conversation_link (one_id, other_id, agent_id)
      select one.id, other.id, ${agentId}::bigint from conversation one, conversation other
      where one.id = ${Math.min(one, other)} and other.id = ${Math.max(one, other)} and one.id <> other.id
      on conflict (one_id, other_id) do update set agent_id = conversation_link.agent_id
      returning xmax = 0 as "isNew"`.execute(trx);
    const [link] = rows;
    if (!link) return false;
    // A second press, or a colleague's, links nothing.
    if (quietly || !link.isNew) return true;
    await recordEvent(trx, one, { kind: 'linked', detail: { with: other }, agentId });
    await recordEvent(trx, other, { kind: 'linked', detail: { with: one }, agentId });
    return true;
  });
}

export async function unlinkConversations(
  db: Db,
  one: number,
  other: number,
  agentId: number | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await trx
      .deleteFrom('conversation_link')
      .where('one_id', '=', Math.min(one, other))
      .where('other_id', '=', Math.max(one, other))
      .returning('one_id')
      .executeTakeFirst();
    if (!row) return;
    await recordEvent(trx, one, { kind: 'unlinked', detail: { with: other }, agentId });
    await recordEvent(trx, other, { kind: 'unlinked', detail: { with: one }, agentId });
  });
}

/** Those linked with it, the newest first; what was merged meanwhile stands for where it is now. */
export async function listLinked(db: Db, id: number) {
  const { rows } = await sql<{
    id: number;
    subject: string;
    status: string;
    scheduled_for: Date | null;
    lastMessageAt: Date;
  }>`
    with linked as (
      select other_id as id from conversation_link where one_id = ${id}
      union select one_id from conversation_link where other_id = ${id})
    select distinct conversation.id, conversation.subject, conversation.status, ${scheduledFor} as scheduled_for,
      conversation.last_message_at as "lastMessageAt"
    from linked join conversation as once on once.id = linked.id
    join conversation on conversation.id = coalesce(once.merged_into, once.id)
    where conversation.id <> ${id}
    order by "lastMessageAt" desc limit 20`.execute(db);
  return rows;
}
