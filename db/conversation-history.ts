// What went before in a conversation, and beside it: what a decision on its next mail is made from.

import { sql } from 'kysely';

import type { Intent } from '../triage/intents.ts';
import type { Db } from './database.ts';
import type { ConversationToTriage, EarlierDecision, ThreadMessage } from './triage.ts';

export type History = Pick<ConversationToTriage, 'messages' | 'decisions' | 'openWithPerson'>;

/** More open conversations than this say nothing more. */
const mostOpen = 10;

/** All of it in one statement: every mail is judged by it twice, once before and once under the conversation's lock. */
export async function readHistory(db: Db, conversationId: number, customerId: number): Promise<History> {
  const { rows } = await sql<Row>`select
    (select coalesce(json_agg(each), '[]') from (${messages(conversationId)}) as each) as messages,
    (select coalesce(json_agg(each), '[]') from (${decisions(conversationId)}) as each) as decisions,
    (select coalesce(json_agg(each), '[]') from (${openWithPerson(customerId, conversationId)}) as each) as open`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('the database answers nothing');
  return {
    messages: row.messages.map(({ at, ...message }) => ({ ...message, at: new Date(at) })),
    decisions: row.decisions,
    openWithPerson: row.open.map(({ about, ...each }) => ({ ...each, about: about ?? '' })),
  };
}

type Row = Readonly<{
  messages: readonly (Omit<ThreadMessage, 'at'> & { at: string })[];
  decisions: readonly EarlierDecision[];
  open: readonly Readonly<{ conversation: number; intent: Intent | null; about: string | null }>[];
}>;

const messages = (conversationId: number) => sql`
  select message.id, case when outbox.kind in ('code', 'delay') then 'system' else message.author end as author,
    message.subject, message.reply as text, message.at, outbox.state as delivery,
    (select action from decision where decision.message_id = message.id order by decision.id desc limit 1) as action
  from message left join outbox on outbox.message_id = message.id
  where message.conversation_id = ${conversationId} and message.direction <> 'note'
  order by message.id`;

/** Files left out. */
const decisions = (conversationId: number) => sql`
  select decision.message_id as "messageId", decision.action, decision.intent, decision.missing, decision.about,
    outbox.state as delivery
  from decision
  left join outbox on outbox.in_answer_to = decision.message_id and outbox.kind <> 'agent'
  where decision.conversation_id = ${conversationId} and decision.action <> 'file'
  order by decision.id`;

const openWithPerson = (customerId: number, conversationId: number) => sql`
  select conversation.id as conversation, conversation.intent,
    (select about from decision where decision.conversation_id = conversation.id and decision.action <> 'file'
      order by decision.id desc limit 1) as about
  from conversation
  where conversation.customer_id = ${customerId} and conversation.id <> ${conversationId}
    and conversation.handler = 'human' and conversation.status in ('open', 'waiting', 'snoozed')
  order by conversation.id desc limit ${mostOpen}`;
