// What an agent has read: a conversation is unread where a mail or a colleague's note came after they last looked at it.

import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

import type { Db } from './database.ts';

/**
 * Only so many of the newest messages are news; all older ones count as read. So a list of what is unread looks at no more
 * than these, however many conversations there are, and what is kept of everybody's reading stays small.
 */
export const newsMessages = 20_000;

/** Or the column that holds it. */
type AgentId = number | RawBuilder<unknown>;

/** Of a message called `news`: somebody has said something, and it was neither this agent nor Baton to itself. */
export const isNews = (agentId: AgentId) => sql`news.agent_id is distinct from ${agentId}::bigint
  and not (news.direction = 'note' and news.author = 'system' and news.from_name = '')`;

/** The last message that is no news to them, whatever they have looked at. */
export const readFrom = (agentId: AgentId) => sql`(select greatest(
    (select read_from from agent where id = ${agentId}),
    (select max(id) from message) - ${sql.lit(newsMessages)}))`;

/** The newest message of a conversation that is news to them; null: none. */
export const newestNews = (agentId: number): RawBuilder<number | null> =>
  sql<number | null>`(select max(news.id) from message news
    where news.conversation_id = conversation.id and ${isNews(agentId)})`;

/** Of one conversation at a time: for rows that are shown. */
export const isUnread = (agentId: number): RawBuilder<boolean> => sql<boolean>`(not conversation.history
  and (exists (select from ${seen(agentId)} and up_to is null)
    or coalesce(${newestNews(agentId)} > greatest(${readFrom(agentId)}, (select up_to from ${seen(agentId)})), false)))`;

const seen = (agentId: number) =>
  sql`conversation_read where agent_id = ${agentId} and conversation_id = conversation.id`;

/**
 * Of a list: found from the news, and not by looking at each conversation. An array and no join: then it is made once, and
 * whatever else is asked of the conversations is asked of these alone.
 */
export const amongUnread = (agentId: number): Expression<SqlBool> => sql<SqlBool>`(not conversation.history
  and conversation.id = any(array(
    select news.conversation_id from (
      select conversation_id, id, agent_id, direction, author, from_name from message
      where id > ${readFrom(agentId)} order by id desc limit ${sql.lit(newsMessages)}) as news
    left join conversation_read seen on seen.agent_id = ${agentId} and seen.conversation_id = news.conversation_id
    where ${isNews(agentId)} and news.id > coalesce(seen.up_to, 0)
    union select conversation_id from conversation_read where agent_id = ${agentId} and up_to is null)))`;

export type Reading = Readonly<{
  agentId: number;
  conversationId: number;
  /** The newest message that the page shows. */
  upTo: number;
  /** They have just come to it: what they had marked as unread is read by that, and not by staying on. */
  opened: boolean;
}>;

export async function markSeen(db: Db, { agentId, conversationId, upTo, opened }: Reading): Promise<void> {
  await sql`insert into conversation_read as seen (agent_id, conversation_id, up_to)
    select ${agentId}::bigint, id, least(${upTo}::bigint, (select max(id) from message where conversation_id = conversation.id))
    from conversation where id = ${conversationId}
    on conflict (agent_id, conversation_id) do update set up_to = excluded.up_to
    where seen.up_to < excluded.up_to or (seen.up_to is null and ${opened})`.execute(db);
}

/** Answers how many of them there are, and of how many that changed what the list shows. */
export async function markReading(
  db: Db,
  { agentId, ids, unread }: Readonly<{ agentId: number; ids: readonly number[]; unread: boolean }>,
): Promise<Readonly<{ found: number; changed: number }>> {
  const upTo = unread
    ? sql`null`
    : sql`coalesce((select max(id) from message where conversation_id = was.id), 0)`;
  const { rows } = await sql<{ found: number; changed: number }>`
    with was as (select id, ${isUnread(agentId)} as unread from conversation where id = any(${ids}::bigint[])),
    marked as (insert into conversation_read as seen (agent_id, conversation_id, up_to)
      select ${agentId}::bigint, id, ${upTo} from was where ${unread} or unread order by id
      on conflict (agent_id, conversation_id) do update set up_to = excluded.up_to)
    select (select count(*) from was) as found, (select count(*) from was where unread <> ${unread}) as changed`.execute(
    db,
  );
  return rows[0] ?? { found: 0, changed: 0 };
}

/** The mails keep their ids: whoever had read them has read them in the conversation that they have gone to. */
export async function copyReading(db: Db, from: number, to: number): Promise<void> {
  await sql`insert into conversation_read (agent_id, conversation_id, up_to)
    select agent_id, ${to}::bigint, up_to from conversation_read where conversation_id = ${from}
    on conflict (agent_id, conversation_id) do nothing`.execute(db);
}

/** Of what counts as read by its age nothing need be kept. Answers how many were forgotten. */
export async function forgetOldReading(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`delete from conversation_read
    where up_to <= (select max(id) from message) - ${sql.lit(newsMessages)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
