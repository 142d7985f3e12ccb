// Whether the database is older than what was done with it: it keeps a beat, and a worker remembers the last one it saw.

import type { Db } from './database.ts';

export type Beat = Readonly<{ id: string; at: Date }>;

export async function getLife(db: Db): Promise<Beat> {
  return await db.selectFrom('database_life').select(['id', 'beat_at as at']).executeTakeFirstOrThrow();
}

/** By the worker's clock; it never goes back. Answers what is stored once it is stored for good. */
export async function beat(db: Db, now: Date): Promise<Beat> {
  return await db
    .updateTable('database_life')
    .set((eb) => ({ beat_at: eb.fn<Date>('greatest', ['beat_at', eb.val(now)]) }))
    .returning(['id', 'beat_at as at'])
    .executeTakeFirstOrThrow();
}

/** From now on no mail that was to go out before, or that answers one from before, goes without a person's word. */
export async function markSetBack(db: Db, now: Date): Promise<void> {
  await db.updateTable('database_life').set({ set_back_at: now }).execute();
}
