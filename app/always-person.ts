// Customers who always get a person, whatever they write: a list of the policy, set from a customer's page.

import type { Agent } from '../db/agents.ts';
import type { Database } from '../db/database.ts';
import { getPolicy, replacePolicy } from '../db/policies.ts';
import type { Policy } from '../triage/policy.ts';

/** `named`: by an address of theirs; `domain`: with everybody there, which is not this page's to change. */
export type AlwaysPerson = 'named' | 'domain' | null;

export function alwaysPerson({ alwaysPerson: list }: Policy, emails: readonly string[]): AlwaysPerson {
  if (emails.some((email) => list.includes(email))) return 'named';
  return emails.some((email) => list.includes(email.slice(email.lastIndexOf('@')))) ? 'domain' : null;
}

/** Answers false where somebody has changed the policy at the same moment. */
export async function setAlwaysPerson(
  db: Database,
  agent: Pick<Agent, 'email'>,
  emails: readonly string[],
  always: boolean,
): Promise<boolean> {
  const { version, policy } = await getPolicy(db);
  const rest = policy.alwaysPerson.filter((each) => !emails.includes(each));
  const changed = { ...policy, alwaysPerson: always ? [...rest, ...emails] : rest };
  return (await replacePolicy(db, changed, agent.email, version)) !== null;
}
