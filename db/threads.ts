// The conversations that mails may belong to, found for many mails in one question to the database.

import { sql } from 'kysely';

import type { Evidence } from '../triage/thread/choose.ts';
import type { Db } from './database.ts';

export type ThreadQuestion = Readonly<{
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
/** Rows found for a mail in each way. */
const mostFound = 200;

/** For each question in turn, in each kind the newest conversation first. Other mailboxes' conversations are left out. */
export async function findEvidence(
  db: Db,
  mailboxId: number,
  questions: readonly ThreadQuestion[],
): Promise<Evidence[][]> {
  const rows = await ask(db, mailboxId, questions);
  if (questions.length > 1 && rows.length >= mostFound) {
    // What speaks for one of them may have been crowded out by another's.
    const apart = await Promise.all(questions.map((question) => findEvidence(db, mailboxId, [question])));
    return apart.flat();
  }
  return questions.map((_, place) =>
    rows.flatMap(({ place: of, ...evidence }) => (of === place ? [evidence] : [])),
  );
}

type Row = Evidence & { place: number };

async function ask(db: Db, mailboxId: number, questions: readonly ThreadQuestion[]): Promise<Row[]> {
  const asked = questions.map((question, place) => toAsked(question, place));
  const ids = asked.flatMap((each) => each.ids);
  const around = asked.flatMap((each) => each.around);
  if (around.length === 0 && asked.every(({ subject }) => subject === '')) return [];
  const parts = [
    ...(asked.some(({ signed_ids }) => signed_ids.length > 0) ? [signedRows] : []),
    ...(ids.length > 0 ? [quotedRows(ids)] : []),
    ...(around.length > 0 ? [relativeRows] : []),
    ...(asked.some(({ subject }) => subject !== '') ? [subjectRows(mailboxId)] : []),
  ];
  const { rows } = await sql<Row>`
    with question as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as question (
      place integer, sender text, as_recipient jsonb, ids text[], around text[], signed_ids text[],
      signed_conversations bigint[], subject text, at timestamptz)),
    found (place, kind, id, conversation_id, ours) as (${sql.join(parts, sql` union all `)})
    select found.place, found.kind, found.id, conversation.id as "conversationId", found.ours,
      customer.email as customer, question.sender <> '' and exists (
        select from message where message.conversation_id = conversation.id and message.author <> 'system'
          and (message.from_address = question.sender or message.to_addresses @> question.as_recipient
            or message.cc_addresses @> question.as_recipient)) as "takesPart"
    from found
    join question on question.place = found.place
    join conversation on conversation.id = found.conversation_id
    join customer on customer.id = conversation.customer_id
    where conversation.mailbox_id = ${mailboxId}
    order by conversation.last_message_at desc, conversation.id desc`.execute(db);
  return rows;
}

/** Who takes part wrote in a conversation, or was written to (To or Cc). What a machine reports makes nobody a part. */
function toAsked({ from, messageId, ids, signed, subject, at }: ThreadQuestion, place: number) {
  const address = from.toLowerCase();
  return {
    place,
    sender: address,
    as_recipient: [{ address }],
    ids,
    around: messageId ? [messageId, ...ids] : ids,
    signed_ids: signed.map(({ id }) => id),
    signed_conversations: signed.map(({ conversationId }) => conversationId),
    subject,
    at,
  };
}

/** Where the mail of ours is now: it may have gone into another conversation since. */
const signedRows = sql`(select question.place, 'signed', named.id, coalesce(
    (select ours.conversation_id from message ours where ours.message_id = named.id and ours.direction = 'out' limit 1),
    (select gone.merged_into from conversation gone where gone.id = named.conversation_id),
    named.conversation_id), true
  from question, unnest(question.signed_ids, question.signed_conversations) as named (id, conversation_id))`;

/** All ids at once, so that PostgreSQL knows how few they are and looks them up. */
function quotedRows(ids: readonly string[]) {
  return sql`(select question.place, 'quoted', message.message_id, message.conversation_id, message.direction = 'out'
    from (select message_id, conversation_id, direction from message
      where message_id = any(${ids}::text[]) limit ${mostFound}) as message
    join question on message.message_id = any(question.ids))`;
}

/**
 * Each id by itself: asked for all of them at once, PostgreSQL would rather read through all messages than look them up, and
 * likewise where they were to be sorted.
 */
const relativeRows = sql`(select distinct question.place, 'relative', null, message.conversation_id, false
  from question, unnest(question.around) as named (id), lateral (
    select conversation_id from message
    where array_append(refs, in_reply_to) @> array[named.id] limit ${sql.lit(mostFound)}) as message
  limit ${sql.lit(mostFound)})`;

function subjectRows(mailboxId: number) {
  return sql`(select question.place, 'subject', null, alike.id, false from question, lateral (
    select coalesce(merged_into, id) as id from conversation
    where thread_subject = question.subject and thread_subject <> '' and mailbox_id = ${mailboxId}
      and last_message_at between question.at - make_interval(days => ${subjectWindowDays})
        and question.at + make_interval(days => ${subjectWindowDays})
    order by last_message_at desc limit ${mostFound}) as alike)`;
}
