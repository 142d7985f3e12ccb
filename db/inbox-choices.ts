// By what the inbox can be narrowed: who is there to have a conversation, which tags, mailboxes and languages there are.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** The newest conversations tell which languages are spoken: all of them would take too long. */
const recentConversations = 5_000;
/** As many as a menu shows with sense. */
const mostTags = 200;

export type InboxChoices = Readonly<{
  agents: readonly Readonly<{ id: number; name: string }>[];
  tags: readonly string[];
  mailboxes: readonly string[];
  languages: readonly string[];
}>;

export async function listInboxChoices(db: Db): Promise<InboxChoices> {
  const [agents, tags, mailboxes, languages] = await Promise.all([
    db.selectFrom('agent').select(['id', 'name']).where('state', '=', 'active').orderBy('name').execute(),
    db.selectFrom('tag').select('name').orderBy('name').limit(mostTags).execute(),
    db.selectFrom('mailbox').select('address').orderBy('address').execute(),
    sql<{ language: string }>`select distinct language from (select language from conversation
      order by last_message_at desc, id desc limit ${recentConversations}) as recent
      where language is not null order by language`.execute(db),
  ]);
  return {
    agents,
    tags: tags.map((row) => row.name),
    mailboxes: mailboxes.map((row) => row.address),
    languages: languages.rows.map((row) => row.language),
  };
}
