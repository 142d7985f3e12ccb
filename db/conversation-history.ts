// What went before in conversations, and beside them: what decisions on their next mails are made from.

import { sql } from 'kysely';

import type { AnyIntent } from '../triage/intents.ts';
import type { Db } from './database.ts';
import type { ConversationToTriage, EarlierDecision, ThreadMessage } from './triage.ts';

export type History = Pick<ConversationToTriage, 'messages' | 'decisions' | 'openWithPerson'>;

/** More open conversations than this say nothing more. */
const mostOpen = 10;

/** All of it in one statement, by conversation: every mail is judged by it twice, before and under the lock. */
export async function readHistories(
  db: Db,
  of: readonly Readonly<{ id: number; customerId: number }>[],
): Promise<ReadonlyMap<number, History>> {
  const ids = of.map(({ id }) => id);
  const customerIds = of.map(({ customerId }) => customerId);
  const { rows } = await sql<Row>`select here.id,
    (select coalesce(json_agg(each), '[]') from (${messages}) as each) as messages,
    (select coalesce(json_agg(each), '[]') from (${decisions}) as each) as decisions,
    (select coalesce(json_agg(each), '[]') from (${openWithPerson}) as each) as open
    from unnest(${ids}::bigint[], ${customerIds}::bigint[]) as here (id, customer_id)`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        messages: row.messages.map(({ at, ...message }) => ({ ...message, at: new Date(at) })),
        decisions: row.decisions,
        openWithPerson: row.open.map(({ about, ...each }) => ({ ...each, about: about ?? '' })),
      },
    ]),
  );
}

type Row = Readonly<{
  id: number;
  messages: readonly (Omit<ThreadMessage, 'at'> & { at: string })[];
  decisions: readonly EarlierDecision[];
  open: readonly Readonly<{ conversation: number; intent: AnyIntent | null; about: string | null }>[];
}>;

const messages = sql`
  select message.id, case when outbox.kind in ('code', 'delay') then 'system' else message.author end as author,
    message.subject, message.reply as text, message.at, outbox.state as delivery,
    (select action from decision where decision.message_id = message.id order by decision.id desc limit 1) as action,
    (select body -> 'tone' from understanding where understanding.message_id = message.id
      order by understanding.id desc limit 1) as tone
  from message left join outbox on outbox.message_id = message.id
  where message.conversation_id = here.id and message.direction <> 'note'
  order by message.id`;

/** Files left out. */
const decisions = sql`
  select decision.message_id as "messageId", decision.action, decision.intent, decision.missing, decision.about,
    outbox.state as delivery
  from decision
  left join outbox on outbox.in_answer_to = decision.message_id and outbox.kind <> 'agent'
  where decision.conversation_id = here.id and decision.action <> 'file'
  order by decision.id`;

const openWithPerson = sql`
  select conversation.id as conversation, conversation.intent,
    (select about from decision where decision.conversation_id = conversation.id and decision.action <> 'file'
      order by decision.id desc limit 1) as about
  from conversation
  where conversation.customer_id = here.customer_id and conversation.id <> here.id
    and conversation.handler = 'human' and conversation.status in ('open', 'waiting', 'snoozed')
  order by conversation.id desc limit ${sql.lit(mostOpen)}`;
