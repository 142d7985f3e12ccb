// Versions of the policy; the newest holds, none is ever changed.

import { sql } from 'kysely';

import { defaultPolicy, type Policy, policySchema } from '../triage/policy.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db } from './database.ts';
import { findReplayNote, type ReplayNote } from './replays.ts';

export type StoredPolicy = Readonly<{ version: number; policy: Policy }>;

/**
 * A version never changes once it is there: each is fetched, read and checked once in a process. By the transaction that
 * wrote it and its time too: another database of the same process, as in tests, counts its own versions.
 */
const checked = new Map<string, Policy>();
const mostKept = 4;

/**
 * The newest version; before there is one, the policy that Baton comes with. Throws where what is stored does not fit
 * what this version of Baton understands: guessing would be worse.
 */
export async function getPolicy(db: Db): Promise<{ version: number | null; policy: Policy }> {
  const row = await db
    .selectFrom('policy')
    .select(['version', sql<string>`concat_ws(' ', version, xmin, created_at)`.as('name')])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { version: row.version, policy: checked.get(row.name) ?? (await readPolicy(db, row)) }
    : { version: null, policy: defaultPolicy };
}

async function readPolicy(db: Db, { version, name }: { version: number; name: string }): Promise<Policy> {
  const { body } = await db
    .selectFrom('policy')
    .select('body')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const policy = policySchema.parse(body);
  if (checked.size >= mostKept) checked.clear();
  checked.set(name, policy);
  return policy;
}

export type PolicyVersion = Readonly<{
  version: number;
  createdAt: Date;
  createdBy: string;
  policy: Policy | null;
  /** What trying it on past mail had shown; null where nobody tried. */
  replay: ReplayNote | null;
}>;

/** The newest first; `policy` is null where a version no longer fits what this Baton understands. */
export async function listPolicyVersions(db: Db, limit: number): Promise<PolicyVersion[]> {
  const rows = await db
    .selectFrom('policy')
    .select(['version', 'created_at', 'created_by', 'body', 'replay'])
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    createdAt: row.created_at,
    createdBy: row.created_by,
    policy: policySchema.safeParse(row.body).data ?? null,
    replay: row.replay as unknown as ReplayNote | null,
  }));
}

/**
 * Makes a new version, unless somebody else has made one since `basedOn`: then null, for their change would be undone
 * unseen. Without `basedOn` it is made whatever is there. With it goes what `by` has seen of it in a replay.
 */
export async function replacePolicy(
  db: Database,
  policy: Policy,
  by: string,
  basedOn?: number | null,
): Promise<StoredPolicy | null> {
  return await db.transaction().execute(async (trx) => {
    await sql`lock table policy in share row exclusive mode`.execute(trx);
    const { version } = await getPolicy(trx);
    if (basedOn !== undefined && version !== basedOn) return null;
    const saved = await savePolicy(trx, policy, by, await findReplayNote(trx, by, policy, version));
    await recordAudit(trx, {
      ...{ who: by, action: 'policy.saved', subject: `Version ${saved.version}` },
      ...{ before: { version }, after: { version: saved.version } },
    });
    return saved;
  });
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

export async function savePolicy(
  db: Db,
  policy: Policy,
  by: string,
  replay: ReplayNote | null = null,
): Promise<StoredPolicy> {
  const { version } = await db
    .insertInto('policy')
    .values({ body: JSON.stringify(policy), created_by: by, replay: replay && JSON.stringify(replay) })
    .returning('version')
    .executeTakeFirstOrThrow();
  return { version, policy };
}
