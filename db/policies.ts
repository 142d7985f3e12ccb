// Versions of the policy; the newest holds, none is ever changed.

import { defaultPolicy, type Policy, policySchema } from '../triage/policy.ts';
import type { Db } from './database.ts';

export type StoredPolicy = Readonly<{ version: number; policy: Policy }>;

/**
 * The newest version; before there is one, the policy that Baton comes with. Throws where what is stored does not fit
 * what this version of Baton understands: guessing would be worse.
 */
export async function getPolicy(db: Db): Promise<{ version: number | null; policy: Policy }> {
  const row = await db
    .selectFrom('policy')
    .select(['version', 'body'])
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row
    ? { version: row.version, policy: policySchema.parse(row.body) }
    : { version: null, policy: defaultPolicy };
}

/** Stores the policy that Baton comes with where there is none yet, so that every decision has a version to name. */
export async function ensurePolicy(db: Db): Promise<void> {
  const { version, policy } = await getPolicy(db);
  if (version === null) await savePolicy(db, policy, 'Baton');
}

export async function savePolicy(db: Db, policy: Policy, by: string): Promise<StoredPolicy> {
  const { version } = await db
    .insertInto('policy')
    .values({ body: JSON.stringify(policy), created_by: by })
    .returning('version')
    .executeTakeFirstOrThrow();
  return { version, policy };
}
