// Who is signed in. The cookie holds a random token, the table only its hash: a stolen table signs nobody in.

import { createHash, randomBytes } from 'node:crypto';

import { type Agent, toAgent } from './agents.ts';
import type { Db } from './database.ts';

/** Two weeks: long enough for a holiday on Friday, short enough for a lost laptop. */
export const sessionSeconds = 14 * 24 * 3600;

export async function openSession(db: Db, agentId: number, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('agent_session')
    .values({
      token_hash: hashToken(token),
      agent_id: agentId,
      created_at: now,
      expires_at: new Date(now.getTime() + sessionSeconds * 1000),
    })
    .execute();
  // Signing in is rare: a good moment to clear away what has run out.
  await db.deleteFrom('agent_session').where('expires_at', '<', now).execute();
  return token;
}

export async function findSessionAgent(db: Db, token: string, now: Date): Promise<Agent | null> {
  const row = await db
    .selectFrom('agent_session')
    .innerJoin('agent', 'agent.id', 'agent_session.agent_id')
    .select(['agent.id', 'agent.email', 'agent.name', 'agent.role'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ? toAgent(row) : null;
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('agent_session').where('token_hash', '=', hashToken(token)).execute();
}

/** SHA-256 is enough here: the token is random, so there is nothing to guess. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest();
