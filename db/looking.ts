// Who looks at which conversation in this moment: told to every web process, and kept by none but in memory.

import { sql } from 'kysely';
import { z } from 'zod';

import type { Db } from './database.ts';

export const doings = ['looking', 'replying', 'noting'] as const;
export type Doing = (typeof doings)[number];

/** One open page; `conversationId` null: it shows none, or is gone. */
export type Looking = Readonly<{
  tab: string;
  agentId: number;
  name: string;
  conversationId: number | null;
  doing: Doing;
}>;

const looking = z.object({
  tab: z.string(),
  agentId: z.number(),
  name: z.string(),
  conversationId: z.number().nullable(),
  doing: z.enum(doings),
}) satisfies z.ZodType<Looking>;

/** A notification holds 8000 bytes at most. */
const longestName = 200;

export async function tellLooking(db: Db, page: Looking): Promise<void> {
  const payload = JSON.stringify({ ...page, name: page.name.slice(0, longestName) });
  await sql`select pg_notify('looking', ${payload})`.execute(db);
}

/** Null where another version of Baton said something else. */
export function readLooking(payload: string): Looking | null {
  try {
    return looking.safeParse(JSON.parse(payload)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
