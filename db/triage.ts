// What decisions on mails are made from, read for many mails in one go.

import { sql } from 'kysely';

import type { Missing } from '../triage/decide/types.ts';
import type { AnyIntent } from '../triage/intents.ts';
import type { Authenticity, AutomatedKind } from '../triage/mail.ts';
import type { Tone } from '../triage/understanding.ts';
import { readHistories } from './conversation-history.ts';
import type { Db, Trx } from './database.ts';

export type MailToTriage = Readonly<{
  messageId: number;
  conversationId: number;
  mailboxId: number;
  headerMessageId: string;
  inReplyTo: string | null;
  references: readonly string[];
  from: string;
  fromName: string;
  subject: string;
  text: string;
  reply: string;
  automated: AutomatedKind;
  automatedReason: string;
  authenticity: Authenticity;
  attachments: readonly string[];
  at: Date;
  /** It has a decision already. */
  decided: boolean;
}>;

export async function getMailToTriage(db: Db, messageId: number): Promise<MailToTriage> {
  const [mail] = await listMailsToTriage(db, [messageId]);
  if (!mail) throw new Error(`there is no message ${messageId}`);
  return mail;
}

/** In the order of their arrival. */
export async function listMailsToTriage(db: Db, messageIds: readonly number[]): Promise<MailToTriage[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select([
      'message.id as messageId',
      'message.conversation_id as conversationId',
      'conversation.mailbox_id as mailboxId',
      'message.message_id as headerMessageId',
      'message.in_reply_to as inReplyTo',
      'message.refs as references',
      'message.from_address as from',
      'message.from_name as fromName',
      'message.subject',
      'message.text',
      'message.reply',
      'message.automated_kind as automated',
      'message.automated_reason as automatedReason',
      'message.authenticity',
      'message.at',
      sql<string[]>`array(select filename from attachment
        where message_id = message.id and not inline order by position)`.as('attachments'),
      sql<boolean>`exists (select from decision where decision.message_id = message.id)`.as('decided'),
    ])
    .where('message.id', '=', anyOf(messageIds))
    .orderBy('message.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    automated: row.automated as AutomatedKind,
    authenticity: row.authenticity as Authenticity,
  }));
}

/** One parameter however many there are: the statement stays the same. */
const anyOf = (ids: readonly number[]) => sql<number>`any(${ids}::bigint[])`;

export type ThreadMessage = Readonly<{
  id: number;
  author: 'customer' | 'bot' | 'agent' | 'system';
  subject: string;
  text: string;
  at: Date;
  /** Of an outgoing mail: how far it has come. */
  delivery: string | null;
  /** Of a customer's mail: what was decided about it. */
  action: string | null;
  /** Of a customer's mail that has been understood: how it sounded. */
  tone?: Tone | null;
}>;

/** What was decided before, files left out; `delivery` is that of the mail which followed from it. */
export type EarlierDecision = Readonly<{
  messageId: number;
  action: string;
  intent: AnyIntent | null;
  missing: readonly Missing[];
  about: string;
  delivery: string | null;
}>;

export type ConversationToTriage = Readonly<{
  customerEmail: string;
  customerName: string;
  subject: string;
  status: string;
  handler: 'bot' | 'human' | 'none';
  outcome: string;
  reasons: readonly string[];
  /** From 0 to 100. */
  urgency: number;
  promisedBy: Date | null;
  assigneeId: number | null;
  blocked: boolean;
  language: string | null;
  messages: readonly ThreadMessage[];
  /** In order. */
  decisions: readonly EarlierDecision[];
  /** Other conversations of the customer that a person has and that are not settled. */
  openWithPerson: readonly Readonly<{ conversation: number; intent: AnyIntent | null; about: string }>[];
}>;

/** Takes the conversation's row lock: until the caller's transaction ends nobody else changes it. */
export async function lockConversation(trx: Trx, id: number): Promise<ConversationToTriage> {
  return await getConversationToTriage(trx, id, { lock: true });
}

export async function getConversationToTriage(
  db: Db,
  id: number,
  how: { lock: boolean } = { lock: false },
): Promise<ConversationToTriage> {
  const conversation = (await mapConversationsToTriage(db, [id], how)).get(id);
  if (!conversation) throw new Error(`there is no conversation ${id}`);
  return conversation;
}

/** By id. Locks are taken in the order of the ids, so that two who want some of the same ones never wait for each other. */
export async function mapConversationsToTriage(
  db: Db,
  ids: readonly number[],
  { lock }: { lock: boolean },
): Promise<ReadonlyMap<number, ConversationToTriage>> {
  const found = db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select([
      'conversation.id',
      'customer.email',
      'customer.name',
      'customer.blocked_at',
      'conversation.subject',
      'conversation.status',
      'conversation.handler',
      'conversation.outcome',
      'conversation.reasons',
      'conversation.urgency',
      'conversation.promised_by',
      'conversation.assignee_id',
      'conversation.customer_id as customerId',
      'conversation.language',
    ])
    .where('conversation.id', '=', anyOf(ids))
    .orderBy('conversation.id');
  const rows = await (lock ? found.forUpdate('conversation') : found).execute();
  // A statement of its own: after a wait for the lock it sees what was written meanwhile.
  const histories = await readHistories(db, rows);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        customerEmail: row.email,
        customerName: row.name,
        subject: row.subject,
        status: row.status,
        handler: row.handler as ConversationToTriage['handler'],
        outcome: row.outcome,
        reasons: row.reasons,
        urgency: row.urgency,
        promisedBy: row.promised_by,
        assigneeId: row.assignee_id,
        blocked: row.blocked_at !== null,
        language: row.language,
        ...(histories.get(row.id) ?? { messages: [], decisions: [], openWithPerson: [] }),
      },
    ]),
  );
}

/** Which of these mails the bot has written about: it never does so twice about the same. */
export async function listAnsweredByBot(db: Db, messageIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('outbox')
    .select('in_answer_to')
    .where('in_answer_to', '=', anyOf(messageIds))
    .where('kind', '!=', 'agent')
    .execute();
  return new Set(rows.flatMap(({ in_answer_to }) => in_answer_to ?? []));
}
