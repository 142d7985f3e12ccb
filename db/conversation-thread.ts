// All that one conversation holds, as its page and the API need it.

import { sql } from 'kysely';

import { findDraft } from './briefs.ts';
import { findConversation } from './conversations.ts';
import { listCorrections } from './corrections.ts';
import type { Db } from './database.ts';
import { findDecisionDraft } from './draft-use.ts';
import { addressIdsOf } from './known-customers.ts';
import { findLatestAct } from './latest-act.ts';
import { listOwnIntents } from './models.ts';
import { listNoteDetails } from './notes.ts';
import { listOrdersOfCustomer } from './orders.ts';
import { findReminder } from './reminders.ts';
import { scheduledFor } from './scheduled-for.ts';
import { listSimilar } from './similar.ts';

export type Thread = NonNullable<Awaited<ReturnType<typeof findThread>>>;
export type ThreadMessage = Thread['messages'][number];
export type ThreadDecision = Thread['decisions'][number];

/** How many of a customer's other conversations and orders stand beside the thread. */
const besides = 5;

/** `newest`: only that many messages, with what belongs to them; without it, all. */
export async function findThread(db: Db, id: number, { newest }: Readonly<{ newest?: number }> = {}) {
  const conversation = await findConversation(db, id);
  if (!conversation) return null;
  const reach = newest === undefined ? everything : await findReach(db, id, { count: newest, before: null });
  const [
    mails,
    corrections,
    orders,
    earlier,
    draft,
    botDraft,
    similar,
    ownIntents,
    notes,
    reminder,
    latestAct,
  ] = await Promise.all([
    listMails(db, id, reach),
    listCorrections(db, id),
    listOrdersOfCustomer(db, conversation.customer_email, besides),
    listEarlier(db, conversation.customer_id, id),
    findDraft(db, id),
    findDecisionDraft(db, id),
    listSimilar(db, id, 3),
    listOwnIntents(db),
    listNoteDetails(db, id),
    findReminder(db, id),
    findLatestAct(db, id),
  ]);
  return {
    conversation,
    ...mails,
    corrections,
    orders,
    earlier,
    draft,
    ownIntents,
    notes,
    reminder,
    latestAct,
    botDraft,
    similar,
  };
}

/** `count` mails of a conversation before the one of this id, as `findThread` has them; null where there is no such conversation. */
export async function findEarlierMails(
  db: Db,
  id: number,
  { count, before }: Readonly<{ count: number; before: number }>,
) {
  const conversation = await findConversation(db, id);
  if (!conversation) return null;
  return { conversation, ...(await listMails(db, id, await findReach(db, id, { count, before }))) };
}

type Reach = Readonly<{
  /** The first message and the one after the last, by their ids. */
  from: number;
  before: number | null;
  /** How many there are before `from`. */
  older: number;
}>;

const everything: Reach = { from: 0, before: null, older: 0 };

async function findReach(
  db: Db,
  id: number,
  { count, before }: Readonly<{ count: number; before: number | null }>,
): Promise<Reach> {
  const { rows } = await sql<{ from: number | null; older: number }>`
    with page as (select id from message where conversation_id = ${id} and (${before}::bigint is null or id < ${before})
      order by id desc limit ${count})
    select min(id) as "from",
      (select count(*) from message where conversation_id = ${id} and id < (select min(id) from page)) as older
    from page`.execute(db);
  return { from: rows[0]?.from ?? 0, before, older: rows[0]?.older ?? 0 };
}

async function listMails(db: Db, id: number, reach: Reach) {
  const [messages, attachments, decisions, understandings] = await Promise.all([
    listMessages(db, id, reach),
    listAttachments(db, id, reach),
    listDecisions(db, id, reach),
    listUnderstandings(db, id, reach),
  ]);
  return { messages, attachments, decisions, understandings, older: reach.older };
}

/** Whether the message of this column is within reach, or, for what was decided, whether it is why the conversation is where it is. */
const within = (column: string, { from, before }: Reach) =>
  sql<boolean>`${sql.ref(column)} >= ${from} and (${before}::bigint is null or ${sql.ref(column)} < ${before})`;

const deciding = (conversationId: number) => sql`
  select max(id) from decision where conversation_id = ${conversationId} and action = 'escalate'
  union all
  select max(id) from decision where conversation_id = ${conversationId} and action <> 'file'`;

/** What came with a mail for its frame; null where it has no HTML. */
export async function findMessageHtml(db: Db, id: number) {
  const row = await db
    .selectFrom('message')
    .leftJoin('picture_sender', 'picture_sender.address', 'message.from_address')
    .select(['message.html', 'message.text', 'message.authenticity'])
    .select(sql<boolean>`picture_sender.address is not null and message.direction = 'in'`.as('allowed'))
    .where('message.id', '=', id)
    .executeTakeFirst();
  if (!row || row.html === null) return null;
  // Whoever only claims to be that sender gets no pictures fetched in his name.
  return { html: row.html, text: row.text, picturesAllowed: row.allowed && row.authenticity !== 'fail' };
}

/** One attachment with the source of the mail it came in, or with its own bytes where it went out. */
export async function findAttachment(db: Db, id: number) {
  const row = await db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .leftJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .leftJoin('attachment_content', 'attachment_content.attachment_id', 'attachment.id')
    .select([
      'attachment.filename',
      'attachment.content_type',
      'attachment.position',
      'raw_mail.source',
      'attachment_content.content',
    ])
    .where('attachment.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The pictures that a mail brings along for its own HTML, and the source that they stand in; null where there are none. */
export async function findInlineImages(db: Db, messageId: number) {
  const images = await db
    .selectFrom('attachment')
    .select(['position', 'content_type as contentType', 'content_id as contentId', 'size'])
    .where('message_id', '=', messageId)
    .where('content_id', 'is not', null)
    .where('content_type', 'like', 'image/%')
    .orderBy('position')
    .execute();
  if (images.length === 0) return null;
  const row = await db
    .selectFrom('message')
    .innerJoin('raw_mail', 'raw_mail.id', 'message.raw_mail_id')
    .select('raw_mail.source')
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  return row ? { images, source: row.source } : null;
}

function listMessages(db: Db, conversationId: number, reach: Reach) {
  return (
    db
      .selectFrom('message')
      .leftJoin('outbox', 'outbox.message_id', 'message.id')
      .leftJoin('agent', 'agent.id', 'message.agent_id')
      .select([
        'message.id',
        'message.direction',
        'message.author',
        'message.message_id',
        'message.in_reply_to',
        'message.refs',
        'message.from_address',
        'message.from_name',
        'message.to_addresses',
        'message.cc_addresses',
        'message.subject',
        'message.text',
        'message.reply',
        'message.automated_kind',
        'message.automated_reason',
        'message.authenticity',
        'message.authenticity_reason',
        'message.at',
        'message.agent_id',
        'agent.name as agent_name',
        'outbox.kind as outbox_kind',
        'outbox.state as outbox_state',
        'outbox.state_reason as outbox_reason',
        'outbox.sent_at as outbox_sent_at',
        'outbox.attempts as outbox_attempts',
        'outbox.id as outbox_id',
        'outbox.due_at as outbox_due_at',
        'outbox.scheduled_for as outbox_scheduled_for',
        'message.bcc_addresses',
        'message.is_forward',
        'outbox.offered_at as outbox_offered_at',
      ])
      // The HTML itself may be large and is fetched apart.
      .select(sql<boolean>`message.html is not null`.as('has_html'))
      .select(sql<boolean>`message.raw_mail_id is not null`.as('has_source'))
      .where('message.conversation_id', '=', conversationId)
      .where(within('message.id', reach))
      .orderBy('message.id')
      .execute()
  );
}

function listAttachments(db: Db, conversationId: number, reach: Reach) {
  return (
    db
      .selectFrom('attachment')
      .innerJoin('message', 'message.id', 'attachment.message_id')
      .leftJoin('attachment_content', 'attachment_content.attachment_id', 'attachment.id')
      // Of old mail only the headers may have been taken.
      .select(
        sql<boolean>`message.raw_mail_id is not null or attachment_content.attachment_id is not null`.as(
          'kept',
        ),
      )
      .select([
        'attachment.id',
        'attachment.message_id',
        'attachment.filename',
        'attachment.content_type',
        'attachment.size',
        'attachment.inline',
      ])
      .where('message.conversation_id', '=', conversationId)
      .where(within('message.id', reach))
      .orderBy('attachment.message_id')
      .orderBy('attachment.position')
      .execute()
  );
}

function listDecisions(db: Db, conversationId: number, reach: Reach) {
  return db
    .selectFrom('decision')
    .leftJoin('policy', 'policy.version', 'decision.policy_version')
    .leftJoin('understanding', 'understanding.id', 'decision.understanding_id')
    .selectAll('decision')
    .select(['policy.body as policy', 'understanding.body as understanding'])
    .where('conversation_id', '=', conversationId)
    .where(
      sql<boolean>`(${within('decision.message_id', reach)} or decision.id in (${deciding(conversationId)}))`,
    )
    .orderBy('decision.id')
    .execute();
}

/** The latest for each message. */
function listUnderstandings(db: Db, conversationId: number, reach: Reach) {
  return db
    .selectFrom('understanding')
    .innerJoin('message', 'message.id', 'understanding.message_id')
    .distinctOn('understanding.message_id')
    .select(['understanding.message_id', 'understanding.body'])
    .where('message.conversation_id', '=', conversationId)
    .where(
      sql<boolean>`(${within('message.id', reach)} or message.id in
        (select message_id from decision where id in (${deciding(conversationId)})))`,
    )
    .orderBy('understanding.message_id')
    .orderBy('understanding.id', 'desc')
    .execute();
}

function listEarlier(db: Db, customerId: number, id: number) {
  return db
    .selectFrom('conversation')
    .select(['id', 'subject', 'status', 'handler', 'outcome', 'last_message_at'])
    .select([sql<number>`count(*) over ()`.as('total'), scheduledFor.as('scheduled_for')])
    .where('customer_id', 'in', addressIdsOf(customerId))
    .where('id', '<>', id)
    .where('merged_into', 'is', null)
    .orderBy('last_message_at', 'desc')
    .limit(besides)
    .execute();
}
