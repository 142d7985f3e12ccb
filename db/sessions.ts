// Who is signed in. The cookie holds a random token, the table only its hash: a stolen table signs nobody in.

import { createHash, randomBytes } from 'node:crypto';

import { type Agent, toAgent } from './agents.ts';
import type { Db } from './database.ts';

/** Two weeks: long enough for a holiday on Friday, short enough for a lost laptop. */
export const sessionSeconds = 14 * 24 * 3600;

/** From where somebody signs in: so that he knows it again among his sessions. */
export type Device = Readonly<{ userAgent: string; address: string }>;

/** Browsers write up to some 200 characters about themselves. */
const longestUserAgent = 400;
/** "Last seen" is for people: a minute is exact enough, and spares a write for each request. */
const seenGrainMs = 60_000;

export async function openSession(
  db: Db,
  agentId: number,
  now: Date,
  { userAgent, address }: Device = { userAgent: '', address: '' },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('agent_session')
    .values({
      token_hash: hashToken(token),
      agent_id: agentId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + sessionSeconds * 1000),
      user_agent: userAgent.slice(0, longestUserAgent),
      address,
    })
    .execute();
  // Signing in is rare: a good moment to clear away what has run out.
  await db.deleteFrom('agent_session').where('expires_at', '<', now).execute();
  return token;
}

/** `address`: where the request comes from; the session's is kept up to date by it. */
export async function findSessionAgent(
  db: Db,
  token: string,
  now: Date,
  address?: string,
): Promise<Agent | null> {
  const row = await db
    .selectFrom('agent_session')
    .innerJoin('agent', 'agent.id', 'agent_session.agent_id')
    .select(['agent.id', 'agent.email', 'agent.name', 'agent.role', 'agent_session.last_seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('agent.state', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.last_seen_at.getTime() > seenGrainMs) {
    await db
      .updateTable('agent_session')
      .set({ last_seen_at: now, ...(address === undefined ? {} : { address }) })
      .where('token_hash', '=', hashToken(token))
      .execute();
  }
  return toAgent(row);
}

export type Session = Device & Readonly<{ id: number; createdAt: Date; lastSeenAt: Date; current: boolean }>;

/** Those that still hold, the one with `token` first, then by when they were last seen. */
export async function listSessions(db: Db, agentId: number, token: string, now: Date): Promise<Session[]> {
  const own = hashToken(token);
  const rows = await db
    .selectFrom('agent_session')
    .select(['id', 'token_hash', 'user_agent', 'address', 'created_at', 'last_seen_at'])
    .where('agent_id', '=', agentId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: row.token_hash.equals(own),
    }))
    .sort((one, other) => Number(other.current) - Number(one.current));
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('agent_session').where('token_hash', '=', hashToken(token)).execute();
}

/** Ends one session of this agent, or all; never the one with `exceptToken`. Answers how many. */
export async function endSessions(
  db: Db,
  agentId: number,
  { id, exceptToken }: Readonly<{ id?: number; exceptToken?: string | undefined }> = {},
): Promise<number> {
  let query = db.deleteFrom('agent_session').where('agent_id', '=', agentId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (exceptToken !== undefined) query = query.where('token_hash', '!=', hashToken(exceptToken));
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** SHA-256 is enough here: the token is random, so there is nothing to guess. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest();
