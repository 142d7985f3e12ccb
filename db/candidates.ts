// Which conversations a person may mean who wants to merge one, or link it.

import { sql } from 'kysely';
import type { Db } from './database.ts';
import { addressIdsOf } from './known-customers.ts';

type Of = Readonly<{ id: number; customer_id: number; mailbox_id: number }>;

/**
 * By number where `words` are one; else the customer's own, the newest first, whose subject has the words; then, where
 * there are words, those of the customers whose address begins so.
 */
export async function listCandidates(db: Db, of: Of, words: string, limit: number) {
  const number = /^#?(\d{1,15})$/.exec(words.trim())?.[1];
  const begin = `${words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const group = addressIdsOf(of.customer_id);
  const { rows } = await sql<{
    id: number;
    subject: string;
    customer: string;
    customerId: number;
    lastMessageAt: Date;
    sameMailbox: boolean;
  }>`
    select conversation.id, conversation.subject, coalesce(nullif(customer.name, ''), customer.email) as customer,
      customer.id as "customerId", conversation.last_message_at as "lastMessageAt",
      conversation.mailbox_id = ${of.mailbox_id} as "sameMailbox"
    from conversation join customer on customer.id = conversation.customer_id
    where conversation.id <> ${of.id} and conversation.merged_into is null and ${
      number
        ? sql`conversation.id = ${Number(number)}`
        : words.trim() === ''
          ? sql`conversation.customer_id in ${group}`
          : sql`(conversation.customer_id in (select id from customer where email like ${begin}
              or lower(name) like ${begin} order by id desc limit 50)
            or conversation.customer_id in ${group} and conversation.subject ilike ${`%${begin}`})`
    }
    order by conversation.customer_id = ${of.customer_id} desc, conversation.last_message_at desc
    limit ${limit}`.execute(db);
  return rows;
}
