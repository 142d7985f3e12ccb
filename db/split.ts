// A mail and what follows it become a conversation of their own: a customer has begun another matter in the same thread.

import { sql } from 'kysely';
import { type Outcome, outcomeAfter } from '../triage/decide/outcome.ts';
import type { Decision } from '../triage/decide/types.ts';
import { recordEvent } from './conversation-events.ts';
import type { Database, Trx } from './database.ts';
import { recordAction } from './kept-actions.ts';
import { linkConversations } from './links.ts';
import { createConversation } from './messages.ts';
import { endCodes, moveMessages } from './move-messages.ts';
import { copyReading } from './reading.ts';
import { unansweredSince } from './unanswered.ts';
import { keepSplit, stateBeforeSplit } from './unsplit.ts';

export type Split = Readonly<{
  conversationId: number;
  /** The first that moves. */
  messageId: number;
  agentId: number;
  now: Date;
}>;

/** Answers the new conversation; null where there is no such mail, or nothing would stay. */
export async function splitConversation(db: Database, split: Split): Promise<number | null> {
  const { conversationId, messageId, agentId, now } = split;
  return await db.transaction().execute(async (trx) => {
    const old = await trx
      .selectFrom('conversation')
      .innerJoin('customer', 'customer.id', 'conversation.customer_id')
      .selectAll('conversation')
      .select(['customer.email', 'customer.name'])
      .where('conversation.id', '=', conversationId)
      .where('conversation.merged_into', 'is', null)
      .forUpdate('conversation')
      .executeTakeFirst();
    const messages = await listMails(trx, conversationId);
    const place = messages.findIndex(({ id }) => id === messageId);
    const first = messages[place];
    if (!old || !first || place === 0) return null;
    const moved = messages.slice(place);
    const writer = moved.find(({ author }) => author === 'customer');
    const customer = writer
      ? { address: writer.from_address, name: writer.from_name }
      : { address: old.email, name: old.name };
    const { id } = await createConversation(trx, {
      ...{ mailboxId: old.mailbox_id, customer, at: first.at, resolved: true },
      subject: moved.find(({ subject }) => subject !== '')?.subject ?? old.subject,
    });
    const ids = moved.map(({ id }) => id);
    const before = await stateBeforeSplit(trx, conversationId);
    const codeIds = await endCodes(trx, [conversationId], now);
    const whole = await outcomeOf(trx, conversationId);
    await moveMessages(trx, ids, id);
    await copyReading(trx, conversationId, id);
    const [ofMoved, ofRest] = await Promise.all([outcomeOf(trx, id), outcomeOf(trx, conversationId)]);
    await trx
      .updateTable('conversation')
      .set({
        ...{ status: 'open', handler: 'human', assignee_id: agentId, outcome: ofMoved },
        ...{ created_at: first.at, language: old.language, team: old.team, urgency: old.urgency },
        ...(ofMoved === 'handed_over' ? { handed_over_at: old.handed_over_at, reasons: old.reasons } : {}),
        intent: sql<string | null>`(select intent from decision where conversation_id = ${id}
          order by decision.id desc limit 1)`,
        last_message_at: latestIn(id),
        waiting_since: unansweredSince(id),
      })
      .where('id', '=', id)
      .execute();
    await trx
      .updateTable('conversation')
      .set({
        last_message_at: latestIn(conversationId),
        ...(old.status === 'open' ? { waiting_since: unansweredSince(conversationId) } : {}),
        // Where decisions alone had made it what it is; what else was done to it stays done.
        ...(old.outcome === whole ? { outcome: ofRest } : {}),
      })
      .where('id', '=', conversationId)
      .execute();
    await linkConversations(trx, conversationId, id, { agentId, quietly: true });
    const splitId = await keepSplit(trx, {
      ...{ sourceId: conversationId, madeId: id, agentId, now, before, codeIds },
    });
    const about = { conversationId, other: id, count: ids.length, splitId };
    await recordAction(trx, { agentId, kind: 'split', about });
    const detail = { into: id, mails: ids.length, splitId };
    await recordEvent(trx, conversationId, { kind: 'split', detail, agentId });
    await recordEvent(trx, id, { kind: 'split_from', detail: { from: conversationId }, agentId });
    return id;
  });
}

const listMails = (trx: Trx, conversationId: number) =>
  trx
    .selectFrom('message')
    .select(['id', 'author', 'from_address', 'from_name', 'subject', 'at'])
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .execute();

/** What the decisions on its mails come to; mail that nothing was decided about waits for nothing. */
async function outcomeOf(trx: Trx, conversationId: number): Promise<Outcome> {
  const rows = await trx
    .selectFrom('decision')
    .select('action')
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return 'filed';
  return rows.reduce<Outcome>(
    (outcome, { action }) => outcomeAfter(outcome, action as Decision['do']),
    'pending',
  );
}

const latestIn = (id: number) => sql<Date>`(select max(at) from message where conversation_id = ${id})`;
