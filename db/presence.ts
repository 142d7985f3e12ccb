// Who is there to work: seen lately and not away; and of them the one who has the least to do.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';

/** An open page asks for its news anew every ten minutes: who has not been seen for longer has none open. */
const presentMinutes = 15;

/** At most once a minute a row is written for it. Answers whether they have said that they are away. */
export async function markSeen(db: Db, agentId: number, at: Date): Promise<Readonly<{ away: boolean }>> {
  const { rows } = await sql<{ away: boolean }>`
    with seen as (update agent set seen_at = ${at}
      where id = ${agentId} and (seen_at is null or seen_at < ${at}::timestamptz - interval '1 minute'))
    select away from agent where id = ${agentId}`.execute(db);
  return { away: rows[0]?.away ?? false };
}

export async function setAway(db: Db, agentId: number, away: boolean): Promise<void> {
  await db.updateTable('agent').set({ away }).where('id', '=', agentId).execute();
}

/** Half of an advisory lock's key: whoever assigns a conversation by load waits for whoever else does. */
const assigning = 1656;

/**
 * Of those who are present, the one with the fewest open conversations; of several, the one who was made an agent first.
 * `members` are addresses; none: those who are in the team, and where nobody is, everybody. Null where nobody is there.
 * Until the caller's transaction ends nobody else is chosen, so that two workers do not both count the same load.
 */
export async function chooseAgent(
  trx: Trx,
  { team, members }: Readonly<{ team: string; members: readonly string[] }>,
  now: Date,
): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(${assigning}::int, 0)`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    with team_member as (
      select agent_team.agent_id from agent_team join agent on agent.id = agent_team.agent_id
      where agent_team.team = ${team} and agent.state = 'active')
    select agent.id from agent
    left join conversation on conversation.assignee_id = agent.id
      and conversation.handler = 'human' and conversation.status = 'open'
    where agent.state = 'active' and not agent.away
      and agent.seen_at > ${now}::timestamptz - make_interval(mins => ${presentMinutes})
      and case when ${members.length > 0} then agent.email = any(${members}::text[])
        else agent.id in (select agent_id from team_member) or not exists (select from team_member) end
    group by agent.id
    order by count(conversation.id), agent.id
    limit 1`.execute(trx);
  return rows[0]?.id ?? null;
}
