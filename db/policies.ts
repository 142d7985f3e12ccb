// Versions of the policy; the newest holds, none is ever changed.

import { sql } from 'kysely';

import { defaultPolicy, type Policy, policySchema } from '../triage/policy.ts';
import type { Database, Db } from './database.ts';

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
export async function ensurePolicy(db: Database): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Two workers that start together make one version; and neither lays it over what somebody saved meanwhile.
    await sql`lock table policy in share row exclusive mode`.execute(trx);
    const { version, policy } = await getPolicy(trx);
    if (version === null) await savePolicy(trx, policy, 'Baton');
  });
}

export async function savePolicy(db: Db, policy: Policy, by: string): Promise<StoredPolicy> {
  const { version } = await db
    .insertInto('policy')
    .values({ body: JSON.stringify(policy), created_by: by })
    .returning('version')
    .executeTakeFirstOrThrow();
  return { version, policy };
}
