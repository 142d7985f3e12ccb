// What an agent or a program writes to a customer. A page never sends: it queues.

import { sql } from 'kysely';

import type { Address } from '../triage/mail.ts';
import type { Database, Db, Trx } from './database.ts';
import { noteDraftSent } from './draft-use.ts';
import { deleteReplyDraft, type ReplyDraft } from './reply-drafts.ts';
import { type NewMail, type OutgoingFile, writeMails } from './write-mail.ts';

/** The mail that an agent answers, for what the answer quotes. */
export type Answered = Readonly<{ name: string; address: string; text: string; at: Date }>;

export type Reply = Readonly<{
  conversationId: number;
  /** Without an id: another program, by its token's name. */
  agent: Readonly<{ id: number | null; name: string }>;
  subject: string;
  text: string;
  /** Puts signature and quoted mail below the text; default: the text alone. Called under the conversation's lock. */
  compose?: (answered: Answered | null) => Readonly<{ text: string; html: string | null }>;
  files?: readonly OutgoingFile[];
  /** Made from the form's own key: the same form sent twice has the same one, and makes one mail. */
  messageId: string;
  /** The newest mail that the agent had on the page. */
  seenMessageId: number;
  /** The newest one there was when they began; a colleague's later answer stops this one. Default: `seenMessageId`. */
  begunMessageId?: number;
  /** A colleague's answer that the agent has read and wants to write after. */
  overMessageId?: number;
  cc?: readonly Address[];
  bcc?: readonly Address[];
  /** The agent wants it to leave then. */
  scheduledFor?: Date | null;
  /** What it was as a draft, for when it is taken back; that draft is over once this is queued. */
  draft?: ReplyDraft;
  resolve: boolean;
  /** The decision whose draft the agent took over; what was made of it is noted. */
  draftOf?: number | null;
  now: Date;
  /** It may be taken back for so long; default: it leaves at once. */
  undoSeconds?: number;
}>;

export type ReplyResult =
  /** `dueAt`: until then it may be taken back. */
  | Readonly<{ kind: 'queued'; outboxId: number; dueAt: Date | null }>
  /** This very reply is already on its way. */
  | Readonly<{ kind: 'repeated' }>
  /** The customer wrote again meanwhile: an answer might miss what they said. */
  | Readonly<{ kind: 'newer-mail' }>
  /** Another agent has just answered: the customer would get two answers. */
  | Readonly<{ kind: 'colleague-sent'; messageId: number; name: string; at: Date }>
  | Readonly<{ kind: 'not-found' }>;

/** How a conversation stood before an answer; goes back to this where the answer is taken back. */
export type BeforeReply = Readonly<{
  status: string;
  handler: string;
  assigneeId: number | null;
  waitingSince: string | null;
  /** Absent in answers of earlier versions. */
  snoozedUntil?: string | null;
  lastMessageAt: string;
  /** What it becomes when an answer leaves that was written for later. */
  afterwards?: 'waiting' | 'resolved';
  /** The words as they were written, which become a draft again. */
  draft?: ReplyDraft | undefined;
}>;

/** An answer of a colleague's that is younger than this stops another, even one that was begun after it. */
const justSentSeconds = 60;

/** Message, outbox row, conversation and job commit together, or not at all. */
export function queueReply(db: Database, reply: Reply): Promise<ReplyResult> {
  return db.transaction().execute(async (trx): Promise<ReplyResult> => {
    const conversation = await lockConversation(trx, reply.conversationId);
    if (!conversation) return { kind: 'not-found' };
    if (await isStored(trx, reply)) return { kind: 'repeated' };
    const answered = await findLastIncoming(trx, reply.conversationId);
    if (answered && answered.id > reply.seenMessageId) return { kind: 'newer-mail' };
    const colleague = await findColleaguesAnswer(trx, reply);
    if (colleague) return { kind: 'colleague-sent', ...colleague };

    const theirs = await findOfRecipient(trx, reply.conversationId, conversation.customer_email);
    const body = reply.compose?.(theirs ? toAnswered(theirs) : null) ?? { text: reply.text, html: null };
    const undoAt = reply.undoSeconds ? new Date(reply.now.getTime() + reply.undoSeconds * 1_000) : null;
    const scheduledFor = reply.scheduledFor ?? null;
    const dueAt = scheduledFor ?? undoAt;
    const afterwards = reply.resolve ? 'resolved' : 'waiting';
    const mail: NewMail = {
      conversationId: reply.conversationId,
      kind: 'agent',
      agentId: reply.agent.id,
      answersRow: null,
      inReplyTo: theirs ? { messageId: theirs.message_id, references: theirs.refs } : null,
      messageId: reply.messageId,
      from: {
        address: conversation.mailbox_address,
        name: [reply.agent.name, conversation.mailbox_name].filter(Boolean).join(', '),
      },
      to: { address: conversation.customer_email, name: conversation.customer_name },
      cc: reply.cc ?? [],
      bcc: reply.bcc ?? [],
      subject: reply.subject,
      ...body,
      reply: reply.text,
      files: reply.files ?? [],
      envelopeFrom: null,
      at: reply.now,
      dueAt,
      scheduledFor,
      beforeReply: {
        status: conversation.status,
        handler: conversation.handler,
        assigneeId: conversation.assignee_id,
        waitingSince: conversation.waiting_since?.toISOString() ?? null,
        snoozedUntil: conversation.snoozed_until?.toISOString() ?? null,
        lastMessageAt: conversation.last_message_at.toISOString(),
        afterwards,
        draft: reply.draft,
      } satisfies BeforeReply,
    };
    const [outboxId = 0] = await writeMails(trx, [mail]);
    await trx
      .updateTable('conversation')
      .set({
        // Until it leaves, the customer still waits for it; nobody has to do anything meanwhile.
        ...(scheduledFor
          ? { status: 'snoozed', snoozed_until: scheduledFor }
          : { status: afterwards, waiting_since: null }),
        handler: 'human',
        last_message_at: reply.now,
        assignee_id: sql<number | null>`coalesce(assignee_id, ${reply.agent.id})`,
      })
      .where('id', '=', reply.conversationId)
      .execute();
    const { conversationId, draftOf: decisionId, text: sent, agent } = reply;
    if (reply.draft && agent.id !== null) await deleteReplyDraft(trx, { conversationId, agentId: agent.id });
    if (decisionId && agent.id !== null) {
      await noteDraftSent(trx, { conversationId, decisionId, agentId: agent.id, sent, outboxId });
    }
    return { kind: 'queued', outboxId, dueAt };
  });
}

function lockConversation(trx: Trx, id: number) {
  return trx
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .innerJoin('mailbox', 'mailbox.id', 'conversation.mailbox_id')
    .select([
      'conversation.id',
      'conversation.status',
      'conversation.handler',
      'conversation.assignee_id',
      'conversation.waiting_since',
      'conversation.snoozed_until',
      'conversation.last_message_at',
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

/** The newest answer of another agent that this one did not know of when it was begun, or can hardly have read. */
async function findColleaguesAnswer(trx: Trx, reply: Reply) {
  const { conversationId, agent, now, seenMessageId, begunMessageId = seenMessageId } = reply;
  const row = await trx
    .selectFrom('message')
    .innerJoin('outbox', 'outbox.message_id', 'message.id')
    .innerJoin('agent', 'agent.id', 'message.agent_id')
    .select(['message.id as messageId', 'agent.name', 'message.at'])
    .where('message.conversation_id', '=', conversationId)
    .where('outbox.kind', '=', 'agent')
    .where('outbox.state', '!=', 'withdrawn')
    .where('message.is_forward', '=', false)
    .where((eb) => (agent.id === null ? eb.lit(true) : eb('message.agent_id', '!=', agent.id)))
    .where('message.id', '>', reply.overMessageId ?? 0)
    .where((eb) =>
      eb.or([
        eb('message.id', '>', begunMessageId),
        eb('message.at', '>', new Date(now.getTime() - justSentSeconds * 1_000)),
      ]),
    )
    .orderBy('message.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest mail a person can answer: not what a machine wrote, where there is any other; never a third party's. */
/** Whoever wrote it: after it an answer that has not seen it waits. */
const findLastIncoming = (trx: Trx, conversationId: number) =>
  lastIncoming(trx, conversationId).executeTakeFirst();

/**
 * The last mail that this answer's recipient wrote, or was written to: where the mails of strangers have been merged, nobody is
 * quoted another's words.
 */
function findOfRecipient(trx: Trx, conversationId: number, email: string) {
  const asRecipient = JSON.stringify([{ address: email }]);
  return lastIncoming(trx, conversationId)
    .where((eb) =>
      eb.or([
        eb('from_address', '=', email),
        sql<boolean>`to_addresses @> ${asRecipient}::jsonb`,
        sql<boolean>`cc_addresses @> ${asRecipient}::jsonb`,
      ]),
    )
    .executeTakeFirst();
}

function lastIncoming(trx: Trx, conversationId: number) {
  return trx
    .selectFrom('message')
    .select(['id', 'message_id', 'refs', 'from_name', 'from_address', 'text', 'at'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'in')
    .where('author', '!=', 'third_party')
    .orderBy(sql`(automated_kind = 'none')`, 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

const toAnswered = (row: NonNullable<Awaited<ReturnType<typeof findOfRecipient>>>): Answered => ({
  name: row.from_name,
  address: row.from_address,
  text: row.text,
  at: row.at,
});

/** An answer by its Message-ID, as it stands in the outbox. */
export async function findReply(db: Db, conversationId: number, messageId: string) {
  const row = await db
    .selectFrom('message')
    .innerJoin('outbox', 'outbox.message_id', 'message.id')
    .select([
      'message.id',
      'message.message_id',
      'message.conversation_id',
      'message.agent_id',
      'message.reply',
      'message.at',
      'outbox.state',
      'outbox.due_at',
    ])
    .where('message.message_id', '=', messageId)
    .where('message.conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row ?? null;
}

export type StoredReply = NonNullable<Awaited<ReturnType<typeof findReply>>>;
