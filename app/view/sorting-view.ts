// How people have sorted a conversation, as its page shows it.

import type { Policy } from '../../triage/policy.ts';

export type SortingView = Readonly<{
  tags: readonly string[];
  priority: string;
  /** The key of its team; null where it has none yet. */
  team: string | null;
  teamName: string | null;
  teams: readonly Readonly<{ key: string; name: string }>[];
}>;

type Row = Readonly<{ tags: readonly string[]; priority: string; team: string | null }>;

export function toSortingView({ tags, priority, team }: Row, policy: Policy): SortingView {
  const teams = policy.teams.map(({ key, name }) => ({ key, name }));
  const found = teams.find(({ key }) => key === team);
  // A team that the policy has lost still says whose it was.
  return { tags, priority, team, teamName: found?.name ?? team, teams };
}
