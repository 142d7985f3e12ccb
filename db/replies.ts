// What an agent does to a conversation: answers it, closes it, opens it again. A page never sends: it queues.

import { sql } from 'kysely';

import type { Database, Trx } from './database.ts';
import { enqueue } from './jobs.ts';

export type Reply = Readonly<{
  conversationId: number;
  agent: Readonly<{ id: number; name: string }>;
  subject: string;
  text: string;
  /** Made from the form's own key: the same form sent twice has the same one, and makes one mail. */
  messageId: string;
  /** The newest mail that the agent had on the page. */
  seenMessageId: number;
  resolve: boolean;
  now: Date;
}>;

export type ReplyResult =
  | Readonly<{ kind: 'queued'; outboxId: number }>
  /** This very reply is already on its way. */
  | Readonly<{ kind: 'repeated' }>
  /** The customer wrote again meanwhile: an answer might miss what they said. */
  | Readonly<{ kind: 'newer-mail' }>
  | Readonly<{ kind: 'not-found' }>;

/** Message, outbox row, conversation and job commit together, or not at all. */
export function queueReply(db: Database, reply: Reply): Promise<ReplyResult> {
  return db.transaction().execute(async (trx): Promise<ReplyResult> => {
    const conversation = await lockConversation(trx, reply.conversationId);
    if (!conversation) return { kind: 'not-found' };
    if (await isStored(trx, reply)) return { kind: 'repeated' };
    const answered = await findLastIncoming(trx, reply.conversationId);
    if (answered && answered.id > reply.seenMessageId) return { kind: 'newer-mail' };

    const message = await trx
      .insertInto('message')
      .values({
        conversation_id: reply.conversationId,
        direction: 'out',
        author: 'agent',
        agent_id: reply.agent.id,
        message_id: reply.messageId,
        in_reply_to: answered?.message_id ?? null,
        refs: answered ? referencesTo(answered) : [],
        from_address: conversation.mailbox_address,
        from_name: [reply.agent.name, conversation.mailbox_name].filter(Boolean).join(', '),
        to_addresses: JSON.stringify([
          { address: conversation.customer_email, name: conversation.customer_name },
        ]),
        subject: reply.subject,
        text: reply.text,
        reply: reply.text,
        at: reply.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const outbox = await trx
      .insertInto('outbox')
      .values({ conversation_id: reply.conversationId, message_id: message.id, kind: 'agent' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('conversation')
      .set({
        status: reply.resolve ? 'resolved' : 'waiting',
        handler: 'human',
        waiting_since: null,
        last_message_at: reply.now,
        assignee_id: sql<number>`coalesce(assignee_id, ${reply.agent.id})`,
      })
      .where('id', '=', reply.conversationId)
      .execute();
    await enqueue(trx, 'send-mail', { outboxId: outbox.id });
    return { kind: 'queued', outboxId: outbox.id };
  });
}

/** False where there is no such conversation. */
export async function resolveConversation(db: Database, id: number): Promise<boolean> {
  const row = await db
    .updateTable('conversation')
    .set({ status: 'resolved', waiting_since: null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever opens it again takes it on: a person, not the bot. The customer waits since their last unanswered mail. */
export async function reopenConversation(db: Database, id: number, agentId: number): Promise<boolean> {
  const row = await db
    .updateTable('conversation')
    .set({
      status: 'open',
      handler: 'human',
      snoozed_until: null,
      assignee_id: sql<number>`coalesce(assignee_id, ${agentId})`,
      waiting_since: sql<Date>`(select case when direction = 'in' then at end from message
        where conversation_id = ${id} and direction <> 'note' order by id desc limit 1)`,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** RFC 5322 sets no end to References, but header lines have one: the first and the last are kept. */
const mostReferences = 20;

function referencesTo({ refs, message_id }: { refs: string[]; message_id: string }): string[] {
  const all = [...refs.filter((id) => id !== message_id), message_id];
  return all.length > mostReferences ? [...all.slice(0, 1), ...all.slice(1 - mostReferences)] : all;
}

function lockConversation(trx: Trx, id: number) {
  return trx
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .select([
      'conversation.id',
      'customer.email as customer_email',
      'customer.name as customer_name',
      'mailbox.address as mailbox_address',
      'mailbox.name as mailbox_name',
    ])
    .where('conversation.id', '=', id)
    .forUpdate('conversation')
    .executeTakeFirst();
}

async function isStored(trx: Trx, { conversationId, messageId }: Reply): Promise<boolean> {
  const row = await trx
    .selectFrom('message')
    .select('id')
    .where('message_id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest mail a person can answer: not what a machine wrote, where there is any other. */
function findLastIncoming(trx: Trx, conversationId: number) {
  return trx
    .selectFrom('message')
    .select(['id', 'message_id', 'refs'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'in')
    .orderBy(sql`(automated_kind = 'none')`, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
