// An agent's unsent answer has changed: for their other windows alone, which show it unless they are being written in.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** `version` 0: it was sent, or thrown away. */
export type DraftNews = Readonly<{ conversationId: number; agentId: number; version: number }>;

/** Heard once the caller's transaction is done. */
export async function tellDraft(db: Db, { conversationId, agentId, version }: DraftNews): Promise<void> {
  await sql`select pg_notify('draft', ${`${conversationId} ${agentId} ${version}`})`.execute(db);
}

/** Null where it was not written by `tellDraft`. */
export function readDraftNews(payload: string): DraftNews | null {
  const parts = /^(\d{1,15}) (\d{1,15}) (\d{1,15})$/.exec(payload);
  if (!parts) return null;
  const [conversationId = 0, agentId = 0, version = 0] = parts.slice(1).map(Number);
  return { conversationId, agentId, version };
}
