// What went before in conversations, and beside them: what decisions on their next mails are made from.

import { sql } from 'kysely';

import type { AnyIntent } from '../triage/intents.ts';
import type { Db } from './database.ts';
import type { ConversationToTriage, EarlierDecision, ThreadMessage } from './triage.ts';

export type History = Pick<ConversationToTriage, 'messages' | 'decisions' | 'openWithPerson'>;

/** More open conversations than this say nothing more. */
const mostOpen = 10;

/**
 * All of it in one statement, by conversation: every mail is judged by it twice, before and under the lock. Each table is
 * asked for all conversations at once: asked for one after another, PostgreSQL would rather read through a small table
 * each time than look a few rows up.
 */
export async function readHistories(
  db: Db,
  of: readonly Readonly<{ id: number; customerId: number }>[],
): Promise<ReadonlyMap<number, History>> {
  const ids = of.map(({ id }) => id);
  const customerIds = of.map(({ customerId }) => customerId);
  const { rows } = await sql<Row>`
    select here.id, coalesce((${messages}), '[]') as messages, coalesce((${decisions}), '[]') as decisions,
      coalesce((${openWithPerson}), '[]') as open
    from unnest(${ids}::bigint[], ${customerIds}::bigint[]) as here (id, customer_id)`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        messages: row.messages.map(({ at, ...message }) => ({
          ...message,
          at: new Date(at),
        })),
        decisions: row.decisions.map(({ id: _, ...decision }) => decision),
        openWithPerson: row.open.map(({ conversation, intent, about }) => ({
          ...{ conversation, intent },
          about: about ?? '',
        })),
      },
    ]),
  );
}

type Row = Readonly<{
  id: number;
  messages: readonly (Omit<ThreadMessage, 'at'> & { at: string })[];
  decisions: readonly (EarlierDecision & { id: number })[];
  open: readonly Readonly<{ conversation: number; intent: AnyIntent | null; about: string | null }>[];
}>;

const messages = sql`select json_agg(each order by id) from (
  select message.id, case when outbox.kind in ('code', 'delay') then 'system' else message.author end as author,
    message.subject, message.reply as text, message.at, outbox.state as delivery,
    (select (array_agg(action order by id desc))[1] from decision where decision.message_id = message.id) as action,
    (select (array_agg(body -> 'tone' order by id desc))[1] from understanding
      where understanding.message_id = message.id) as tone
  from message left join lateral (select kind, state from outbox where outbox.message_id = message.id limit 1) as outbox on true
  where message.conversation_id = here.id and message.direction <> 'note'
    -- What was asked of people outside, and what they said, is for people alone.
    and not message.is_forward and message.author <> 'third_party') as each`;

/** Files left out. */
const decisions = sql`select json_agg(each order by id) from (
  select decision.id, decision.message_id as "messageId", decision.action, decision.intent, decision.missing,
    decision.about, (select state from outbox
      where outbox.in_answer_to = decision.message_id and outbox.kind <> 'agent') as delivery
  from decision where decision.conversation_id = here.id and decision.action <> 'file') as each`;

const openWithPerson = sql`select json_agg(each order by conversation desc) from (
  select conversation.id as conversation, conversation.intent,
    (select (array_agg(about order by id desc))[1] from decision
      where decision.conversation_id = conversation.id and decision.action <> 'file') as about
  from (select id, intent, handler, status from conversation where customer_id = here.customer_id offset 0) as conversation
  where conversation.id <> here.id and conversation.handler = 'human' and conversation.status in ('open', 'waiting', 'snoozed')
  order by conversation.id desc limit ${mostOpen}) as each`;
