// Who belongs to which team.

import { type Agent, listAgents } from './agents.ts';
import type { Db } from './database.ts';
import { getPolicy } from './policies.ts';

export type TeamOfAgents = Readonly<{ key: string; name: string; agents: readonly Agent[] }>;

/** By the policy's list, else by what each agent says of themselves; a team that nobody is in is everybody. */
export async function listTeams(db: Db): Promise<TeamOfAgents[]> {
  const [{ policy }, agents, rows] = await Promise.all([
    getPolicy(db),
    listAgents(db),
    db.selectFrom('agent_team').select(['agent_id', 'team']).execute(),
  ]);
  return policy.teams.map(({ key, name, members = [] }) => {
    const here = agents.filter(({ id, email }) =>
      members.length > 0
        ? members.includes(email)
        : rows.some((row) => row.team === key && row.agent_id === id),
    );
    return { key, name, agents: here.length > 0 ? here : agents };
  });
}
