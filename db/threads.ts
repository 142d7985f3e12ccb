// The conversations that a mail may belong to, found in one question to the database.

import { sql } from 'kysely';

import type { Evidence } from '../triage/thread/choose.ts';
import type { Db } from './database.ts';

export type ThreadQuestion = Readonly<{
  mailboxId: number;
  /** Of the sender, in lower case. */
  from: string;
  /** The mail's own id, and those that it names. */
  messageId: string | null;
  ids: readonly string[];
  /** Ids among them that only we can have made, with the conversation that they name. */
  signed: readonly Readonly<{ id: string; conversationId: number }>[];
  /** Without marks of replies, in lower case; '' asks for none. */
  subject: string;
  at: Date;
}>;

/** Days between two mails of one subject that still belong together; later it is more likely a new matter. */
const subjectWindowDays = 14;
/** Rows found in each way. */
const mostFound = 200;

/** In each kind the newest conversation first. */
export async function findEvidence(db: Db, question: ThreadQuestion): Promise<Evidence[]> {
  const { mailboxId, from, ids, signed, subject, at } = question;
  const around = question.messageId ? [question.messageId, ...ids] : ids;
  if (around.length === 0 && subject === '') return [];
  const parts = [
    ...(signed.length > 0 ? [signedRows(signed)] : []),
    ...(ids.length > 0 ? [quotedRows(ids)] : []),
    ...(around.length > 0 ? [relativeRows(around)] : []),
    ...(subject === '' ? [] : [subjectRows(mailboxId, subject, at)]),
  ];
  const { rows } = await sql<Evidence>`
    with found (kind, id, conversation_id, ours) as (${sql.join(parts, sql` union all `)})
    select found.kind, found.id, conversation.id as "conversationId", found.ours, customer.email as customer,
      exists (select from message where message.conversation_id = conversation.id and ${takesPart(from)}) as "takesPart"
    from found
    join conversation on conversation.id = found.conversation_id
    join customer on customer.id = conversation.customer_id
    where conversation.mailbox_id = ${mailboxId}
    order by conversation.last_message_at desc, conversation.id desc`.execute(db);
  return rows;
}

function signedRows(signed: ThreadQuestion['signed']) {
  const ids = signed.map(({ id }) => id);
  const numbers = signed.map(({ conversationId }) => conversationId);
  return sql`(select 'signed', id, conversation_id, true
    from unnest(${ids}::text[], ${numbers}::bigint[]) as named (id, conversation_id))`;
}

function quotedRows(ids: readonly string[]) {
  return sql`(select 'quoted', message_id, conversation_id, direction = 'out'
    from message where message_id = any(${ids}::text[]) limit ${mostFound})`;
}

/** Without an order: sorted by id, PostgreSQL would rather read through all messages than look them up. */
function relativeRows(around: readonly string[]) {
  return sql`(select 'relative', null, conversation_id, false
    from message where array_append(refs, in_reply_to) && ${around}::text[] limit ${mostFound})`;
}

function subjectRows(mailboxId: number, subject: string, at: Date) {
  return sql`(select 'subject', null, id, false from conversation
    where thread_subject = ${subject} and thread_subject <> '' and mailbox_id = ${mailboxId}
      and last_message_at between ${at}::timestamptz - make_interval(days => ${subjectWindowDays})
        and ${at}::timestamptz + make_interval(days => ${subjectWindowDays})
    order by last_message_at desc limit ${mostFound})`;
}

/** Wrote in it, or was written to (To or Cc). What a machine reports makes nobody a part. */
function takesPart(email: string) {
  const address = email.toLowerCase();
  const inList = JSON.stringify([{ address }]);
  return sql<boolean>`${address} <> '' and message.author <> 'system' and (message.from_address = ${address}
    or message.to_addresses @> ${inList}::jsonb or message.cc_addresses @> ${inList}::jsonb)`;
}
