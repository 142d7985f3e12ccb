// Conversations as rows, and their list for the API: newest first, read on from a cursor.

import { sql } from 'kysely';

import { type ConversationFilter, matches } from './conversation-filter.ts';
import type { Db } from './database.ts';
import { isUnread, newestNews } from './reading.ts';
import { scheduledFor } from './scheduled-for.ts';
import { onlyGrowsAngry } from './tone.ts';

export type ConversationRow = Awaited<ReturnType<typeof listConversations>>['rows'][number];

/** Where a list goes on: after the conversation with this last change (microseconds since 1970) and id. */
export type Cursor = Readonly<{ micros: number; id: number }>;

export type Page = Readonly<{ limit: number; after?: Cursor | null }>;

/** `next` is null on the last page. */
export async function listConversations(db: Db, filter: ConversationFilter, { limit, after }: Page) {
  let query = conversationRows(db).where(matches(filter));
  if (after) {
    const at = sql<Date>`(timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond')`;
    query = query.where(
      sql<boolean>`(conversation.last_message_at, conversation.id) < (${at}, ${after.id}::bigint)`,
    );
  }
  const rows = await query
    .orderBy('conversation.last_message_at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next: Cursor | null =
    rows.length > limit && last ? { micros: last.last_message_micros, id: last.id } : null;
  return { rows: page, next };
}

export async function findConversation(db: Db, id: number) {
  return (await conversationRows(db).where('conversation.id', '=', id).executeTakeFirst()) ?? null;
}

/** The newest of one customer. */
export function listConversationsOfCustomer(db: Db, customerId: number, limit: number) {
  return conversationRows(db)
    .where('conversation.customer_id', '=', customerId)
    .orderBy('conversation.id', 'desc')
    .limit(limit)
    .execute();
}

/** What is shown of each beside its own columns: tags, the customer's newest words; what is news to `reader`. */
const shown = (reader: number | null) =>
  [
    'agent.name as assignee_name',
    sql<string[]>`array(select tag from conversation_tag
        where conversation_id = conversation.id order by tag)`.as('tags'),
    // The customer's own words, even where a mail of ours is newer.
    sql<string>`coalesce((select left(latest.reply, 200) from message latest
        where latest.conversation_id = conversation.id
        order by (latest.author = 'customer') desc, latest.id desc limit 1), '')`.as('excerpt'),
    onlyGrowsAngry.as('only_grows_angry'),
    scheduledFor.as('scheduled_for'),
    (reader === null ? sql<boolean>`false` : isUnread(reader)).as('unread'),
    (reader === null ? sql<number | null>`null::bigint` : newestNews(reader)).as('newest_news'),
  ] as const;

const ofCustomer = (column: 'email' | 'name') =>
  sql<string>`(select ${sql.ref(column)} from customer where customer.id = conversation.customer_id)`;

export type ListedRow = Awaited<ReturnType<ReturnType<typeof listedRows>['execute']>>[number];

/**
 * For the inbox: no more than its rows show, for all else would be sent, read and thrown away. The customer is looked up for
 * each row that is shown: with a join the database reads all customers for the few of a page.
 */
export const listedRows = (db: Db, reader: number | null) =>
  db
    .selectFrom('conversation')
    .leftJoin('agent', 'agent.id', 'conversation.assignee_id')
    .select([
      'conversation.id',
      'conversation.subject',
      'conversation.summary',
      'conversation.intent',
      'conversation.reasons',
      'conversation.anger',
      'conversation.sarcasm',
      'conversation.priority',
      'conversation.handler',
      'conversation.status',
      'conversation.assignee_id',
      'conversation.last_message_at',
      'conversation.waiting_since',
      'conversation.promised_by',
      'conversation.promise_warned_at',
      ofCustomer('email').as('customer_email'),
      ofCustomer('name').as('customer_name'),
    ])
    .select(shown(reader));

/** All of each. */
export const conversationRows = (db: Db, reader: number | null = null) =>
  db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .leftJoin('agent', 'agent.id', 'conversation.assignee_id')
    .selectAll('conversation')
    .select(shown(reader))
    .select([
      'customer.email as customer_email',
      'customer.name as customer_name',
      'customer.bounced_at as customer_bounced_at',
      'customer.bounce_reason as customer_bounce_reason',
      'mailbox.address as mailbox_address',
      'mailbox.name as mailbox_name',
      'agent.email as assignee_email',
      // A Date has only milliseconds: with them a cursor would skip or repeat what lies between.
      sql<number>`(extract(epoch from conversation.last_message_at) * 1000000)::bigint`.as(
        'last_message_micros',
      ),
    ]);
