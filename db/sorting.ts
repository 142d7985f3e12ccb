// Which team a conversation belongs to, and how urgent a person finds it.

import { sql } from 'kysely';

import { recordEvents } from './conversation-events.ts';
import { type Db, inTransaction } from './database.ts';
import { chooseAgent } from './presence.ts';

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** Answers those that had another one. */
export async function setPriority(
  db: Db,
  conversationIds: readonly number[],
  priority: Priority,
  agentId: number | null,
): Promise<number[]> {
  return await inTransaction(db, async (trx) => {
    const rows = await trx
      .updateTable('conversation')
      .set({ priority })
      .where('id', '=', anyOf(conversationIds))
      .where('priority', '<>', priority)
      .returning('id')
      .execute();
    const changed = rows.map(({ id }) => id);
    await recordEvents(trx, changed, { kind: 'priority', detail: { to: priority }, agentId });
    return changed;
  });
}

/** A team of the policy; the caller sees to it that it is one. */
export type TeamToBe = Readonly<{
  key: string;
  name: string;
  /** Addresses of its agents; none: those who are in it, and where nobody is, everybody. */
  members: readonly string[];
  /** A conversation that is nobody's goes to the one of those present who has the least to do. */
  autoAssign: boolean;
}>;

/** Whoever has it keeps it where they are of that team; else it is nobody's. Answers those that were another team's. */
export async function setTeam(
  db: Db,
  conversationIds: readonly number[],
  team: TeamToBe,
  by: Readonly<{ agentId: number | null; reason: string; now: Date }>,
): Promise<number[]> {
  return await inTransaction(db, async (trx) => {
    const rows = await trx
      .updateTable('conversation')
      .set({
        team: team.key,
        assignee_id: sql<
          number | null
        >`(select agent.id from agent where agent.id = conversation.assignee_id and case
          when ${team.members.length > 0} then agent.email = any(${team.members}::text[])
          else not exists (select from agent_team where agent_team.team = ${team.key})
            or exists (select from agent_team where agent_team.team = ${team.key}
              and agent_team.agent_id = agent.id) end)`,
      })
      .where('id', '=', anyOf(conversationIds))
      .where((eb) => eb('team', 'is distinct from', team.key))
      .returning(['id', 'assignee_id', 'handler', 'status'])
      .execute();
    const { agentId, reason, now } = by;
    await recordEvents(
      trx,
      rows.map(({ id }) => id),
      { kind: 'team', detail: { to: team.name, reason }, agentId },
    );
    for (const row of team.autoAssign ? rows : []) {
      if (row.assignee_id !== null || row.handler !== 'human' || row.status !== 'open') continue;
      const chosen = await chooseAgent(trx, { team: team.key, members: team.members }, now);
      if (chosen !== null)
        await trx.updateTable('conversation').set({ assignee_id: chosen }).where('id', '=', row.id).execute();
    }
    return rows.map(({ id }) => id);
  });
}

const anyOf = (ids: readonly number[]) => sql<number>`any(${ids}::bigint[])`;
