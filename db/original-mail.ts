// The source of a mail as the mailbox gave it: its beginning to look at, or all of it to save.

import { sql } from 'kysely';

import type { Db } from './database.ts';

/** With the first `limit` bytes; null where there is no such mail, or where its source is not kept. */
export async function findOriginal(db: Db, messageId: number, limit: number) {
  const row = await db
    .selectFrom('message')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .select([
      'message.conversation_id as conversationId',
      'message.subject',
      'message.from_address as address',
      'message.authenticity',
      'message.authenticity_reason as reason',
      'message.at',
      'mailbox.authserv_id as authservId',
    ])
    .select(sql<Buffer>`substring(raw_mail.source from 1 for ${limit}::int)`.as('head'))
    .select(sql<number>`octet_length(raw_mail.source)`.as('size'))
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  return row ?? null;
}

export async function findOriginalSource(db: Db, messageId: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('message')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .select('raw_mail.source')
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  return row?.source ?? null;
}
