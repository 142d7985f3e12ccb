// What people call the agents and teams that stand in an address as numbers and keys.

import type { Db } from '../db/database.ts';
import { getPolicy } from '../db/policies.ts';
import type { ViewFields } from './forms/inbox-query.ts';

export async function findNames(
  db: Db,
  { assignee, team }: ViewFields,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (assignee && /^\d+$/.test(assignee)) {
    const row = await db
      .selectFrom('agent')
      .select('name')
      .where('id', '=', Number(assignee))
      .executeTakeFirst();
    if (row) names.set(`agent ${assignee}`, row.name);
  }
  if (team) {
    const { policy } = await getPolicy(db);
    const name = policy.teams.find(({ key }) => key === team)?.name;
    if (name) names.set(`team ${team}`, name);
  }
  return names;
}
