// What a decision is made from, read in one go; and the decision with all that led to it, written before it is done.

import { sql } from 'kysely';

import type { StoredSituation } from '../triage/decide/replay.ts';
import type { Decision, Missing } from '../triage/decide/types.ts';
import type { FactLine } from '../triage/facts.ts';
import type { AnyIntent, Intent } from '../triage/intents.ts';
import type { Authenticity, AutomatedKind } from '../triage/mail.ts';
import type { Tone, Understanding } from '../triage/understanding.ts';
import { readHistory } from './conversation-history.ts';
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
}>;

export async function getMailToTriage(db: Db, messageId: number): Promise<MailToTriage> {
  const row = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select([
      'message.id',
      'message.conversation_id',
      'conversation.mailbox_id',
      'message.message_id',
      'message.in_reply_to',
      'message.refs',
      'message.from_address',
      'message.from_name',
      'message.subject',
      'message.text',
      'message.reply',
      'message.automated_kind',
      'message.automated_reason',
      'message.authenticity',
      'message.at',
      sql<string[]>`array(select filename from attachment
        where message_id = message.id and not inline order by position)`.as('attachments'),
    ])
    .where('message.id', '=', messageId)
    .executeTakeFirstOrThrow();
  return {
    messageId: row.id,
    conversationId: row.conversation_id,
    mailboxId: row.mailbox_id,
    headerMessageId: row.message_id,
    inReplyTo: row.in_reply_to,
    references: row.refs,
    from: row.from_address,
    fromName: row.from_name,
    subject: row.subject,
    text: row.text,
    reply: row.reply,
    automated: row.automated_kind as AutomatedKind,
    automatedReason: row.automated_reason,
    authenticity: row.authenticity as Authenticity,
    attachments: row.attachments,
    at: row.at,
  };
}

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
  blocked: boolean;
  language: string | null;
  messages: readonly ThreadMessage[];
  /** In order. */
  decisions: readonly EarlierDecision[];
  /** Other conversations of the customer that a person has and that are not settled. */
  openWithPerson: readonly Readonly<{ conversation: number; intent: Intent | null; about: string }>[];
}>;

/** Takes the conversation's row lock: until the caller's transaction ends nobody else changes it. */
export async function lockConversation(trx: Trx, id: number): Promise<ConversationToTriage> {
  return await getConversationToTriage(trx, id, { lock: true });
}

export async function getConversationToTriage(
  db: Db,
  id: number,
  { lock }: { lock: boolean } = { lock: false },
): Promise<ConversationToTriage> {
  const found = db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select([
      'customer.email',
      'customer.name',
      'customer.blocked_at',
      'conversation.subject',
      'conversation.status',
      'conversation.handler',
      'conversation.outcome',
      'conversation.reasons',
      'conversation.customer_id',
      'conversation.language',
    ])
    .where('conversation.id', '=', id);
  const row = await (lock ? found.forUpdate('conversation') : found).executeTakeFirstOrThrow();
  return {
    customerEmail: row.email,
    customerName: row.name,
    subject: row.subject,
    status: row.status,
    handler: row.handler as ConversationToTriage['handler'],
    outcome: row.outcome,
    reasons: row.reasons,
    blocked: row.blocked_at !== null,
    language: row.language,
    // A statement of its own: after a wait for the lock it sees what was written meanwhile.
    ...(await readHistory(db, id, row.customer_id)),
  };
}

export async function hasDecision(db: Db, messageId: number): Promise<boolean> {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the bot has written about this very mail: it never does so twice. */
export async function hasBotMail(db: Db, messageId: number): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('in_answer_to', '=', messageId)
    .where('kind', '!=', 'agent')
    .executeTakeFirst();
  return row !== undefined;
}

export type DecisionRecord = Readonly<{
  messageId: number;
  conversationId: number;
  understanding: Understanding | null;
  policyVersion: number | null;
  decision: Decision | FailureDecision;
  slots: object;
  facts: readonly FactLine[];
  /** What a person may send as it is. */
  draft?: Readonly<{ text: string; html: string; templates: readonly string[] }> | null;
  /** What it was made from beside understanding, policy and templates. */
  situation?: StoredSituation;
  /** A fingerprint of the words that were used. */
  templateVersion?: string | null;
  /** Milliseconds by stage. */
  timings?: Readonly<Record<string, number>>;
}>;

/** What is stored where no decision could be made: something failed, and a person gets the mail. */
export type FailureDecision = Readonly<{
  do: 'escalate' | 'file';
  reasons: readonly string[];
  intent: null;
  confidence: null;
  threshold: null;
  template: string | null;
  missing: readonly Missing[];
}>;

export async function insertDecision(trx: Trx, record: DecisionRecord): Promise<void> {
  const understood = record.understanding
    ? await trx
        .insertInto('understanding')
        .values({ message_id: record.messageId, body: JSON.stringify(record.understanding) })
        .returning('id')
        .executeTakeFirstOrThrow()
    : null;
  const { decision } = record;
  await trx
    .insertInto('decision')
    .values({
      message_id: record.messageId,
      conversation_id: record.conversationId,
      understanding_id: understood?.id ?? null,
      policy_version: record.policyVersion,
      action: decision.do,
      reasons: [...decision.reasons],
      intent: decision.intent,
      confidence: decision.confidence,
      threshold: decision.threshold,
      template: decision.template,
      slots: JSON.stringify(record.slots),
      missing: [...decision.missing],
      facts: JSON.stringify(record.facts),
      draft: record.draft ? JSON.stringify(record.draft) : null,
      situation: record.situation ? JSON.stringify(record.situation) : null,
      template_version: record.templateVersion ?? null,
      timings: JSON.stringify(record.timings ?? {}),
      ...('parts' in decision ? explained(decision) : {}),
    })
    .execute();
}

const explained = ({ parts, about, otherwise, team }: Decision) => ({
  parts: [...parts],
  about,
  team,
  otherwise: JSON.stringify(otherwise),
});

/** A line for people alone, beside the mails of a conversation. */
export async function insertNote(trx: Trx, conversationId: number, text: string, at: Date): Promise<void> {
  await trx
    .insertInto('message')
    .values({
      conversation_id: conversationId,
      direction: 'note',
      author: 'system',
      message_id: `<note-${conversationId}-${at.getTime()}@baton.invalid>`,
      from_address: '',
      subject: '',
      text,
      reply: text,
      at,
    })
    .execute();
}

export type ConversationChange = Readonly<{
  status?: string;
  handler?: 'bot' | 'human' | 'none';
  outcome?: string;
  reasons?: readonly string[];
  intent?: string;
  confidence?: number;
  tone?: Readonly<{ anger: number; sarcasm: number; negative: number }>;
  language?: string;
  summary?: readonly unknown[];
  handedOverAt?: Date;
  promisedBy?: Date | null;
  waitingSince?: Date | null;
}>;

export async function changeConversation(trx: Trx, id: number, change: ConversationChange): Promise<void> {
  const { tone, reasons, summary, handedOverAt, promisedBy, waitingSince, ...same } = change;
  const values = {
    ...same,
    ...(tone ? { anger: tone.anger, sarcasm: tone.sarcasm, negative: tone.negative } : {}),
    ...(reasons ? { reasons: [...reasons] } : {}),
    ...(summary ? { summary: JSON.stringify(summary) } : {}),
    ...(handedOverAt ? { handed_over_at: handedOverAt } : {}),
    ...(promisedBy !== undefined ? { promised_by: promisedBy } : {}),
    ...(waitingSince !== undefined ? { waiting_since: waitingSince } : {}),
  };
  if (Object.keys(values).length === 0) return;
  await trx.updateTable('conversation').set(values).where('id', '=', id).execute();
}
