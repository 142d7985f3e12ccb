// What is shown of the conversations that a search has found, and the words of the mails by which it found them.

import { sql } from 'kysely';

import { type ConversationFilter, matches } from './conversation-filter.ts';
import { conversationRows } from './conversations.ts';
import type { Db } from './database.ts';

/** In the order of `ids`; those that `filter` leaves out are left out. `reader`: whose news they tell of. */
export async function listFound(
  db: Db,
  ids: readonly number[],
  filter: ConversationFilter,
  reader: number | null,
) {
  if (ids.length === 0) return [];
  const rows = await conversationRows(db, reader)
    .where('conversation.id', 'in', ids)
    .where(matches(filter))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export type FoundMessage = Awaited<ReturnType<typeof listFoundMessages>>[number];

/** More of a mail is not read for two lines in a list. */
const mostCharacters = 60_000;

export function listFoundMessages(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('message')
    .select(['message.id', 'subject', 'direction', 'author', 'from_name', 'from_address', 'at'])
    .select(sql<string>`left(text, ${mostCharacters})`.as('text'))
    .select(
      sql<string[]>`array(select filename from attachment where message_id = message.id and filename <> ''
        order by position)`.as('files'),
    )
    .where('message.id', 'in', [0, ...ids])
    .execute();
}
