// Colleagues for tests that need several.

import { addAgent } from '../db/agents.ts';
import type { Database } from '../db/database.ts';

/** Answers their ids by name. */
export async function storeTeam<Name extends string>(
  db: Database,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const ids: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@desk.test`;
    const agent = await addAgent(db, { email, name, role: 'agent', password: 'correct horse' });
    if (!agent) throw new Error(`${name} is there already`);
    ids[name] = agent.id;
  }
  return ids as Record<Name, number>;
}
