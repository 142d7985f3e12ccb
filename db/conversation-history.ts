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
    with here as materialized (
      select * from unnest(${ids}::bigint[], ${customerIds}::bigint[]) as here (id, customer_id)),
    said as (select conversation_id, json_agg(each order by id) as list from (${messages(ids)}) as each group by 1),
    decided as (select conversation_id, json_agg(each order by id) as list from (${decisions(ids)}) as each group by 1),
    beside as (select here_id, json_agg(each order by conversation desc) as list
      from (${openWithPerson(customerIds)}) as each where place <= ${mostOpen} group by 1)
    select here.id, coalesce(said.list, '[]') as messages, coalesce(decided.list, '[]') as decisions,
      coalesce(beside.list, '[]') as open
    from here left join said on said.conversation_id = here.id left join decided on decided.conversation_id = here.id
      left join beside on beside.here_id = here.id`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        messages: row.messages.map(({ at, conversation_id: _, ...message }) => ({
          ...message,
          at: new Date(at),
        })),
        decisions: row.decisions.map(({ conversation_id: _, id: __, ...decision }) => decision),
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
  messages: readonly (Omit<ThreadMessage, 'at'> & { at: string; conversation_id: number })[];
  decisions: readonly (EarlierDecision & { id: number; conversation_id: number })[];
  open: readonly Readonly<{ conversation: number; intent: AnyIntent | null; about: string | null }>[];
}>;

const messages = (ids: readonly number[]) => sql`
  select message.conversation_id, message.id,
    case when outbox.kind in ('code', 'delay') then 'system' else message.author end as author,
    message.subject, message.reply as text, message.at, outbox.state as delivery,
    (select action from decision where decision.message_id = message.id order by decision.id desc limit 1) as action,
    (select body -> 'tone' from understanding where understanding.message_id = message.id
      order by understanding.id desc limit 1) as tone
  from message left join outbox on outbox.message_id = message.id
  where message.conversation_id = any(${ids}::bigint[]) and message.direction <> 'note'`;

/** Files left out. */
const decisions = (ids: readonly number[]) => sql`
  select decision.conversation_id, decision.id, decision.message_id as "messageId", decision.action, decision.intent,
    decision.missing, decision.about, outbox.state as delivery
  from decision
  left join outbox on outbox.in_answer_to = decision.message_id and outbox.kind <> 'agent'
  where decision.conversation_id = any(${ids}::bigint[]) and decision.action <> 'file'`;

const openWithPerson = (customerIds: readonly number[]) => sql`
  select here.id as here_id, conversation.id as conversation, conversation.intent,
    (select about from decision where decision.conversation_id = conversation.id and decision.action <> 'file'
      order by decision.id desc limit 1) as about,
    row_number() over (partition by here.id order by conversation.id desc) as place
  from conversation join here on here.customer_id = conversation.customer_id and here.id <> conversation.id
  where conversation.customer_id = any(${customerIds}::bigint[])
    and conversation.handler = 'human' and conversation.status in ('open', 'waiting', 'snoozed')`;
