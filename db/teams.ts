// Who works in which team. The teams themselves are the policy's; here they are named by their keys.

import type { Db, Trx } from './database.ts';

export async function listTeamsOf(db: Db, agentId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('agent_team')
    .select('team')
    .where('agent_id', '=', agentId)
    .orderBy('team')
    .execute();
  return rows.map((row) => row.team);
}

export async function putTeams(trx: Trx, agentId: number, teams: readonly string[]): Promise<void> {
  await trx.deleteFrom('agent_team').where('agent_id', '=', agentId).execute();
  if (teams.length === 0) return;
  await trx
    .insertInto('agent_team')
    .values([...new Set(teams)].map((team) => ({ agent_id: agentId, team })))
    .execute();
}
