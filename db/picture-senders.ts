// Whose pictures are fetched without asking each time.

import type { Db } from './database.ts';

/** Of the mail's sender; answers whether there is such a mail. */
export async function allowPictures(db: Db, messageId: number, agentId: number): Promise<boolean> {
  const address = await senderOf(db, messageId);
  if (address === null) return false;
  await db
    .insertInto('picture_sender')
    .values({ address, agent_id: agentId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

export async function forbidPictures(db: Db, messageId: number): Promise<boolean> {
  const address = await senderOf(db, messageId);
  if (address === null) return false;
  await db.deleteFrom('picture_sender').where('address', '=', address).execute();
  return true;
}

async function senderOf(db: Db, messageId: number): Promise<string | null> {
  const row = await db
    .selectFrom('message')
    .select('from_address')
    .where('id', '=', messageId)
    .where('direction', '=', 'in')
    .executeTakeFirst();
  return row?.from_address || null;
}
