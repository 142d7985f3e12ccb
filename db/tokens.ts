// Tokens with which other programs use the API. Shown once, when made; kept as a hash.

import { randomBytes } from 'node:crypto';

import type { Db } from './database.ts';
import { hashToken } from './sessions.ts';

/** `admin`: what the bot may say and do: policy, templates, articles, the shop. None of them holds another. */
export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export type ApiToken = Readonly<{
  id: number;
  name: string;
  scopes: readonly Scope[];
  /** Requests it may make in a minute. */
  perMinute: number;
}>;

/** Default: all scopes, and the usual number of requests. */
export type TokenSettings = Readonly<{ scopes?: readonly Scope[]; perMinute?: number; createdBy?: string }>;

/** Answers the token itself, which cannot be read again. */
export async function createToken(
  db: Db,
  name: string,
  { scopes: allowed, perMinute, createdBy = '' }: TokenSettings = {},
): Promise<string> {
  const token = `baton_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('api_token')
    .values({
      ...{ name, token_hash: hashToken(token), created_by: createdBy },
      ...(allowed ? { scopes: [...allowed] } : {}),
      ...(perMinute === undefined ? {} : { per_minute: perMinute }),
    })
    .execute();
  return token;
}

/** "Last used" is for people who clear up: a minute is exact enough, and spares a write for each call. */
const usedGrainMs = 60_000;

export async function findToken(db: Db, token: string, now: Date): Promise<ApiToken | null> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'name', 'scopes', 'per_minute', 'last_used_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return null;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > usedGrainMs) {
    await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, name: row.name, scopes: toScopes(row.scopes), perMinute: row.per_minute };
}

const toScopes = (names: readonly string[]): Scope[] => scopes.filter((scope) => names.includes(scope));

export type ListedToken = ApiToken &
  Readonly<{ createdAt: Date; createdBy: string; lastUsedAt: Date | null }>;

/** The newest first. */
export async function listTokens(db: Db): Promise<ListedToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .select(['id', 'name', 'scopes', 'per_minute', 'created_at', 'created_by', 'last_used_at'])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, scopes: toScopes(row.scopes), perMinute: row.per_minute },
    ...{ createdAt: row.created_at, createdBy: row.created_by, lastUsedAt: row.last_used_at },
  }));
}

/** Whoever has it is refused from the next request on. Answers its name; null where there is none. */
export async function revokeToken(db: Db, id: number): Promise<string | null> {
  const row = await db.deleteFrom('api_token').where('id', '=', id).returning('name').executeTakeFirst();
  return row?.name ?? null;
}
