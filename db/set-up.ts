// The first admin of a new Baton, who comes by a link that was printed at its start.

import { sql } from 'kysely';

import { makeAccountToken, takeToken } from './account-tokens.ts';
import { type Agent, addAgent, type NewAgent } from './agents.ts';
import { recordAudit } from './audit.ts';
import type { Database, Db } from './database.ts';
import { hashToken } from './sessions.ts';

const isNew = async (db: Db) =>
  (await db.selectFrom('agent').select('id').limit(1).executeTakeFirst()) === undefined;

/** Null where somebody has an account already. */
export async function makeSetUpToken(db: Db, now: Date): Promise<string | null> {
  return (await isNew(db)) ? await makeAccountToken(db, 'set_up', null, now) : null;
}

export async function isSetUpToken(db: Db, token: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('account_token')
    .select('kind')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', 'set_up')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined && (await isNew(db));
}

/** Null where the link has been used, or has expired, or somebody has an account already. */
export async function setUpFirstAdmin(
  db: Database,
  token: string,
  person: Pick<NewAgent, 'email' | 'name' | 'password'>,
  now: Date,
): Promise<Agent | null> {
  return await db.transaction().execute(async (trx) => {
    // Two who set up at the same moment make one admin.
    await sql`lock table agent in share row exclusive mode`.execute(trx);
    if (!(await isNew(trx)) || !(await takeToken(trx, 'set_up', token, now))) return null;
    await trx.deleteFrom('account_token').where('kind', '=', 'set_up').execute();
    const agent = await addAgent(trx, { ...person, role: 'admin' });
    if (agent) await recordAudit(trx, { who: agent.email, action: 'person.set_up', subject: agent.email });
    return agent;
  });
}
