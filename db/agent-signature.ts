// What stands below an agent's answers in the place of the mailbox's signature.

import type { Db } from './database.ts';

/** '' for none: the mailbox's then stands there. */
export async function findSignature(db: Db, agentId: number): Promise<string> {
  const row = await db
    .selectFrom('agent')
    .select('signature')
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return row.signature;
}

export async function setSignature(db: Db, agentId: number, signature: string): Promise<void> {
  await db.updateTable('agent').set({ signature }).where('id', '=', agentId).execute();
}
