// Words that agents use again and again: everybody's own, and those of the whole team.

import type { Db } from './database.ts';

export type SavedReply = Readonly<{
  id: number;
  /** Null: the whole team's. */
  agentId: number | null;
  name: string;
  text: string;
}>;

/** The agent's own first, then the team's, by name. */
export async function listSavedReplies(db: Db, agentId: number): Promise<SavedReply[]> {
  return await db
    .selectFrom('saved_reply')
    .select(['id', 'agent_id as agentId', 'name', 'text'])
    .where((eb) => eb.or([eb('agent_id', '=', agentId), eb('agent_id', 'is', null)]))
    .orderBy((eb) => eb('agent_id', 'is', null))
    .orderBy('name')
    .execute();
}

export type SavedReplyInput = Readonly<{ name: string; text: string; shared: boolean }>;

/** Null where one of that name is there already. */
export async function addSavedReply(
  db: Db,
  agentId: number,
  { name, text, shared }: SavedReplyInput,
): Promise<number | null> {
  const row = await db
    .insertInto('saved_reply')
    .values({ agent_id: shared ? null : agentId, name, text })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export type SavedReplyChange = 'changed' | 'name-taken' | 'not-found';

/** Only one's own, or the team's. */
export async function changeSavedReply(
  db: Db,
  agentId: number,
  id: number,
  { name, text, shared }: SavedReplyInput,
): Promise<SavedReplyChange> {
  const taken = await db
    .selectFrom('saved_reply')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('agent_id', shared ? 'is' : '=', shared ? null : agentId)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (taken) return 'name-taken';
  const { numUpdatedRows } = await db
    .updateTable('saved_reply')
    .set({ agent_id: shared ? null : agentId, name, text, updated_at: new Date() })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('agent_id', '=', agentId), eb('agent_id', 'is', null)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? 'changed' : 'not-found';
}

export async function deleteSavedReply(db: Db, agentId: number, id: number): Promise<void> {
  await db
    .deleteFrom('saved_reply')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('agent_id', '=', agentId), eb('agent_id', 'is', null)]))
    .execute();
}
