// The budget for the model provider: tokens per day, counted by all workers in one row before and after each request.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** A day in UTC as YYYY-MM-DD. */
export const usageDay = (now: Date): string => now.toISOString().slice(0, 10);

export type Reservation = Readonly<{ day: string; tokens: number; limit: number; now: Date }>;

/** Sets tokens aside for a request. False where the day's limit would be passed: then it must not be made. */
export async function reserveTokens(db: Db, { day, tokens, limit, now }: Reservation): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    insert into model_usage as usage (day, reserved, token_limit, used_up_at)
    values (${day}, case when ${tokens}::bigint <= ${limit}::bigint then ${tokens}::bigint else 0 end, ${limit},
      case when ${tokens}::bigint <= ${limit}::bigint then null else ${now}::timestamptz end)
    on conflict (day) do update set
      token_limit = excluded.token_limit,
      reserved = usage.reserved + case when usage.tokens_in + usage.tokens_out + usage.reserved
        + ${tokens}::bigint <= ${limit}::bigint then ${tokens}::bigint else 0 end,
      used_up_at = case when usage.tokens_in + usage.tokens_out + usage.reserved
        + ${tokens}::bigint <= ${limit}::bigint then null else coalesce(usage.used_up_at, ${now}::timestamptz) end
    returning used_up_at is null as held`.execute(db);
  return rows[0]?.held ?? false;
}

export type Usage = Readonly<{
  requests: number;
  failed: boolean;
  tokensIn: number;
  tokensOut: number;
  cost: number | null;
}>;

/** Puts what was really used in the place of what was set aside. */
export async function settleTokens(
  db: Db,
  { day, tokens }: Pick<Reservation, 'day' | 'tokens'>,
  usage: Usage,
): Promise<void> {
  await sql`
    update model_usage set
      reserved = greatest(0, reserved - ${tokens}::bigint),
      requests = requests + ${usage.requests}::bigint,
      failures = failures + ${usage.failed ? 1 : 0}::bigint,
      tokens_in = tokens_in + ${usage.tokensIn}::bigint,
      tokens_out = tokens_out + ${usage.tokensOut}::bigint,
      cost = case when ${usage.cost}::numeric is null then cost else coalesce(cost, 0) + ${usage.cost}::numeric end
    where day = ${day}`.execute(db);
}

/** Since when the day's budget is used up, and how large it is; null while there is some left. */
export async function findUsedUpBudget(db: Db, day: string): Promise<{ since: Date; tokens: number } | null> {
  const row = await db
    .selectFrom('model_usage')
    .select(['used_up_at', 'token_limit'])
    .where(sql<boolean>`day = ${day}::date`)
    .where('used_up_at', 'is not', null)
    .executeTakeFirst();
  return row?.used_up_at ? { since: row.used_up_at, tokens: row.token_limit } : null;
}
