// Tokens with which other programs read the API. Shown once, when made; kept as a hash.

import { randomBytes } from 'node:crypto';

import type { Db } from './database.ts';
import { hashToken } from './sessions.ts';

export type ApiToken = Readonly<{ id: number; name: string }>;

/** Answers the token itself, which cannot be read again. */
export async function createToken(db: Db, name: string): Promise<string> {
  const token = `baton_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('api_token')
    .values({ name, token_hash: hashToken(token) })
    .execute();
  return token;
}

/** "Last used" is for people who clear up: a minute is exact enough, and spares a write for each call. */
const usedGrainMs = 60_000;

export async function findToken(db: Db, token: string, now: Date): Promise<ApiToken | null> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'name', 'last_used_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return null;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > usedGrainMs) {
    await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, name: row.name };
}
