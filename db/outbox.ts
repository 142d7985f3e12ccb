// Mail on its way out: written in the same transaction as what caused it, and sent at most once.

import { sql } from 'kysely';

import type { Address } from '../triage/mail.ts';
import type { Db, Trx } from './database.ts';
import { listAnsweredByBot } from './triage.ts';
import { type NewMail, writeMails } from './write-mail.ts';

/** `test`: a template as its author asked to see it; `code`: a one-time code to the address on an order; `delay`: a promise is moved. */
export type OutboxKind = 'reply' | 'ask' | 'handover' | 'agent' | 'test' | 'code' | 'delay';
export type OutboxState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'withdrawn';

/** A mail of the bot. */
export type OutgoingMail = Readonly<{
  conversationId: number;
  kind: Exclude<OutboxKind, 'agent' | 'test'>;
  /** The message that this one answers, once. */
  answers: Readonly<{ id: number; messageId: string; references: readonly string[] }>;
  messageId: string;
  from: Address;
  to: Address;
  subject: string;
  /** With what it quotes. */
  text: string;
  /** Without; default: all of the text. */
  reply?: string;
  html: string;
  /** Sender of the envelope; default: the mailbox's own address. */
  envelopeFrom?: string | null;
  at: Date;
}>;

/**
 * Queues mails of the bot in the caller's transaction, of each conversation at most one; answers the conversations that get
 * theirs. A mail that has been answered before is not answered again.
 */
export async function queueBotMails(trx: Trx, mails: readonly OutgoingMail[]): Promise<ReadonlySet<number>> {
  if (mails.length === 0) return new Set();
  const answered = mails.map(({ answers }) => answers.id);
  // Two who answer the same mail at once: the second waits here and then finds the first one's answer.
  await trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', sql<number>`any(${answered}::bigint[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const twins = await listAnsweredByBot(trx, answered);
  const fresh = mails.filter(({ answers }) => !twins.has(answers.id));
  await writeMails(trx, fresh.map(toNewMail));
  return new Set(fresh.map(({ conversationId }) => conversationId));
}

const toNewMail = ({ answers, ...mail }: OutgoingMail): NewMail => ({
  ...mail,
  agentId: null,
  answersRow: answers.id,
  inReplyTo: answers,
  reply: mail.reply ?? mail.text,
  files: [],
  envelopeFrom: mail.envelopeFrom ?? null,
  // Nobody takes back what the bot writes: it goes at once.
  dueAt: null,
  beforeReply: null,
});

export type OutboxEntry = Readonly<{
  id: number;
  conversationId: number;
  mailboxId: number;
  kind: OutboxKind;
  state: OutboxState;
  inAnswerTo: number | null;
  /** When the mail that is answered reached the mailbox. */
  answeredArrivedAt: Date | null;
  attempts: number;
  resends: number;
  looks: number;
  dueAt: Date;
  /** By the database's clock, as the jobs go by it. */
  isDue: boolean;
  createdAt: Date;
  firstTriedAt: Date | null;
  handedOverAt: Date | null;
  offeredAt: Date | null;
  envelopeFrom: string | null;
  toAddress: string;
  /** When the database was last found set back to an older state: what may have gone out before is not known to it. */
  setBackAt: Date | null;
  /** Nothing could be handed in from its mailbox when that was last tried. */
  hasSendingFault: boolean;
  beforeReply: unknown;
  /** When its writer wants it to leave; null: as soon as it may. */
  scheduledFor: Date | null;
  agentId: number | null;
  isForward: boolean;
  message: Readonly<{
    id: number;
    messageId: string;
    inReplyTo: string | null;
    references: readonly string[];
    from: Address;
    to: readonly Address[];
    cc: readonly Address[];
    /** In the envelope alone. */
    bcc: readonly Address[];
    subject: string;
    text: string;
    reply: string;
    html: string | null;
    hasFiles: boolean;
    at: Date;
  }>;
}>;

/** With `lock` the row stays the caller's until its transaction ends. */
export async function getOutboxEntry(db: Db, id: number, { lock }: { lock: boolean }): Promise<OutboxEntry> {
  let query = db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .innerJoin('conversation', 'conversation.id', 'outbox.conversation_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .leftJoin('message as answered', 'answered.id', 'outbox.in_answer_to')
    .select([
      'answered.at as answeredArrivedAt',
      'mailbox.sending_fault',
      'outbox.id',
      'outbox.conversation_id',
      'conversation.mailbox_id',
      'outbox.kind',
      'outbox.state',
      'outbox.in_answer_to',
      'outbox.attempts',
      'outbox.resends',
      'outbox.looks',
      'outbox.due_at',
      'outbox.created_at',
      'outbox.first_tried_at',
      'outbox.handed_over_at',
      'outbox.offered_at',
      'outbox.envelope_from',
      'outbox.to_address',
      'outbox.before_reply',
      'outbox.scheduled_for',
      'message.id as messageRow',
      'message.message_id',
      'message.in_reply_to',
      'message.refs',
      'message.from_address',
      'message.from_name',
      'message.to_addresses',
      'message.cc_addresses',
      'message.bcc_addresses',
      'message.agent_id',
      'message.is_forward',
      'message.subject',
      'message.text',
      'message.reply',
      'message.html',
      'message.at',
    ])
    .select([
      sql<boolean>`exists (select from attachment where message_id = message.id)`.as('hasFiles'),
      sql<boolean>`due_at <= now()`.as('isDue'),
      sql<Date | null>`(select set_back_at from database_life)`.as('setBackAt'),
    ])
    .where('outbox.id', '=', id);
  if (lock) query = query.forUpdate(['outbox', 'conversation']);
  const row = await query.executeTakeFirstOrThrow();
  return {
    id: row.id,
    conversationId: row.conversation_id,
    mailboxId: row.mailbox_id,
    kind: row.kind as OutboxKind,
    state: row.state as OutboxState,
    inAnswerTo: row.in_answer_to,
    answeredArrivedAt: row.answeredArrivedAt,
    attempts: row.attempts,
    resends: row.resends,
    looks: row.looks,
    dueAt: row.due_at,
    isDue: row.isDue,
    createdAt: row.created_at,
    firstTriedAt: row.first_tried_at,
    handedOverAt: row.handed_over_at,
    offeredAt: row.offered_at,
    envelopeFrom: row.envelope_from,
    toAddress: row.to_address,
    setBackAt: row.setBackAt,
    hasSendingFault: row.sending_fault !== null,
    beforeReply: row.before_reply,
    scheduledFor: row.scheduled_for,
    agentId: row.agent_id,
    isForward: row.is_forward,
    message: {
      id: row.messageRow,
      messageId: row.message_id,
      inReplyTo: row.in_reply_to,
      references: row.refs,
      from: { address: row.from_address, name: row.from_name },
      to: row.to_addresses as unknown as Address[],
      cc: row.cc_addresses as unknown as Address[],
      bcc: row.bcc_addresses as unknown as Address[],
      subject: row.subject,
      text: row.text,
      reply: row.reply,
      html: row.html,
      hasFiles: row.hasFiles,
      at: row.at,
    },
  };
}

export async function setOutboxState(
  db: Db,
  id: number,
  state: OutboxState,
  detail: { reason?: string; response?: string; attempt?: boolean; sentAt?: Date } = {},
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      state,
      state_reason: detail.reason ?? '',
      updated_at: new Date(),
      ...(detail.response !== undefined ? { server_response: detail.response } : {}),
      ...(detail.attempt ? { attempts: eb('attempts', '+', 1) } : {}),
      ...(detail.sentAt ? { sent_at: detail.sentAt } : {}),
    }))
    .where('id', '=', id)
    .execute();
}

export async function markSentCopy(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable('outbox').set({ sent_copy_at: at }).where('id', '=', id).execute();
}

export type SendState = Readonly<{
  handler: string;
  outcome: string;
  blocked: boolean;
  /**
   * The customer's mails after the one that is answered. `acted-on`: another answer or a person takes care of them;
   * `undecided`: nobody knows yet. A thank-you, which is filed, counts as none: nobody else would answer the first mail.
   */
  newerMail: 'none' | 'undecided' | 'acted-on';
}>;

/** What has changed since a mail was queued, asked under the row lock right before it is sent. */
export async function getSendState(trx: Trx, entry: OutboxEntry): Promise<SendState> {
  // Not after our own: a mail that came while this one was being written is newer too.
  const since = entry.inAnswerTo ?? entry.message.id;
  const row = await trx
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select([
      'conversation.handler',
      'conversation.outcome',
      'customer.blocked_at',
      sql<(string | null)[]>`array(select decision.action from message
        left join decision on decision.message_id = message.id
        where message.conversation_id = conversation.id and message.author = 'customer'
        and message.id > ${since})`.as('newer'),
    ])
    .where('conversation.id', '=', entry.conversationId)
    .executeTakeFirstOrThrow();
  const actedOn = row.newer.some((action) => action !== null && action !== 'file');
  return {
    handler: row.handler,
    outcome: row.outcome,
    blocked: row.blocked_at !== null,
    newerMail: actedOn ? 'acted-on' : row.newer.includes(null) ? 'undecided' : 'none',
  };
}
