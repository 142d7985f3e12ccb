// One-time links: the set-up page, an invitation, a new password, the second step after a right password.
// The link holds a random token, the table only its hash.

import { randomBytes } from 'node:crypto';

import { type Agent, toAgent } from './agents.ts';
import type { Db } from './database.ts';
import { hashToken } from './sessions.ts';

export type TokenKind = 'set_up' | 'invitation' | 'reset' | 'second_step';

const hour = 3600;
/** Seconds that each is good for. */
export const tokenSeconds: Readonly<Record<TokenKind, number>> = {
  set_up: 7 * 24 * hour,
  invitation: 7 * 24 * hour,
  reset: hour,
  second_step: 300,
};

/** `agentId` null for the set-up page alone. Earlier ones of the same kind hold on: a mail may have been lost. */
export async function makeAccountToken(
  db: Db,
  kind: TokenKind,
  agentId: number | null,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.deleteFrom('account_token').where('expires_at', '<', now).execute();
  await db
    .insertInto('account_token')
    .values({
      token_hash: hashToken(token),
      ...{ kind, agent_id: agentId, created_at: now },
      expires_at: new Date(now.getTime() + tokenSeconds[kind] * 1000),
    })
    .execute();
  return token;
}

/** Whose token this is, in the state that it is for: who is invited accepts, who is active resets and signs in. */
export async function findTokenAgent(
  db: Db,
  kind: Exclude<TokenKind, 'set_up'>,
  token: string,
  now: Date,
): Promise<Agent | null> {
  const row = await db
    .selectFrom('account_token')
    .innerJoin('agent', 'agent.id', 'account_token.agent_id')
    .select(['agent.id', 'agent.email', 'agent.name', 'agent.role'])
    .where('account_token.token_hash', '=', hashToken(token))
    .where('account_token.kind', '=', kind)
    .where('account_token.expires_at', '>', now)
    .where('agent.state', '=', kind === 'invitation' ? 'invited' : 'active')
    .executeTakeFirst();
  return row ? toAgent(row) : null;
}

/** Takes it away: of two who come with the same one only the first gets true. */
export async function takeToken(db: Db, kind: TokenKind, token: string, now: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('account_token')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** All links that this person has been sent. */
export async function dropTokens(db: Db, agentId: number): Promise<void> {
  await db.deleteFrom('account_token').where('agent_id', '=', agentId).execute();
}
