// What everybody has read of two conversations that become one: news that nobody has looked at stays news.

import { sql } from 'kysely';

import type { Trx } from './database.ts';
import { isNews, readFrom } from './reading.ts';

/** How far somebody had read the target before a merge, and from then on; null: marked as unread. */
type Read = Readonly<{ agentId: number; had: boolean; before: number | null; after: number | null }>;

/**
 * Before the mails move: whoever had news in either has it in the target, up to the mail before the oldest of it; for all
 * others everything is read. Answers what that changed, for `unmergeReading`.
 */
export async function mergeReading(trx: Trx, sourceId: number, targetId: number): Promise<Read[]> {
  // Not `agent`: what is asked of them looks into that table itself.
  const ofAgent = sql`reader.id`;
  const { rows } = await sql<Read>`
    with was as (
      select reader.id as agent_id, seen.agent_id is not null as had, seen.up_to,
        exists (select from conversation_read where agent_id = reader.id and up_to is null
          and conversation_id in (${sourceId}, ${targetId})) as marked,
        (select min(news.id) from message news
          join conversation on conversation.id = news.conversation_id and not conversation.history
          left join conversation_read own on own.agent_id = reader.id and own.conversation_id = news.conversation_id
          where news.conversation_id in (${sourceId}, ${targetId}) and ${isNews(ofAgent)}
            and news.id > greatest(${readFrom(ofAgent)}, own.up_to)) as oldest
      from agent reader left join conversation_read seen on seen.agent_id = reader.id and seen.conversation_id = ${targetId}),
    stored as (insert into conversation_read as seen (agent_id, conversation_id, up_to)
      select agent_id, ${targetId}::bigint, case when marked then null else coalesce(oldest - 1,
        (select max(id) from message where conversation_id in (${sourceId}, ${targetId})), 0) end
      from was order by agent_id
      on conflict (agent_id, conversation_id) do update set up_to = excluded.up_to
      returning agent_id, up_to)
    select agent_id as "agentId", had, was.up_to as before, stored.up_to as after
    from was join stored using (agent_id)`.execute(trx);
  return rows;
}

/** What somebody has read since then they have read of both; of all others each stands again as it stood. */
export async function unmergeReading(
  trx: Trx,
  sourceId: number,
  targetId: number,
  reads: readonly Read[],
): Promise<void> {
  const all = sql`jsonb_to_recordset(${JSON.stringify(reads)}::jsonb)
    as was ("agentId" bigint, had boolean, before bigint, after bigint)`;
  const ofTarget = sql`seen.conversation_id = ${targetId} and seen.agent_id = was."agentId"`;
  await sql`insert into conversation_read as own (agent_id, conversation_id, up_to)
    select seen.agent_id, ${sourceId}::bigint, seen.up_to from conversation_read seen, ${all}
    where ${ofTarget} and seen.up_to is distinct from was.after
    on conflict (agent_id, conversation_id) do update set up_to = excluded.up_to`.execute(trx);
  await sql`delete from conversation_read seen using ${all}
    where ${ofTarget} and seen.up_to is not distinct from was.after and not was.had`.execute(trx);
  await sql`update conversation_read seen set up_to = was.before from ${all}
    where ${ofTarget} and seen.up_to is not distinct from was.after and was.had`.execute(trx);
}
