// The steps of one mail on its way out. Each is one statement that holds only for the try it belongs to.

import { sql } from 'kysely';

import type { FactLine } from '../triage/facts.ts';
import type { Db, Trx } from './database.ts';
import { copyPriority, enqueue } from './jobs.ts';

/** This mail is being tried; answers the number of the try, which every later step of it names. */
export async function beginTry(trx: Trx, id: number, now: Date): Promise<number> {
  const { attempts } = await trx
    .updateTable('outbox')
    .set((eb) => ({
      state: 'sending',
      state_reason: '',
      attempts: eb('attempts', '+', 1),
      first_tried_at: eb.fn.coalesce('first_tried_at', eb.val(now)),
      handed_over_at: null,
      updated_at: now,
    }))
    .where('id', '=', id)
    .returning('attempts')
    .executeTakeFirstOrThrow();
  return attempts;
}

/**
 * Asked when the server has said that it takes the mail (354) and before the first byte of it leaves. False: this try
 * has been overtaken, by another worker that took this one for dead or by a person; then nothing may be sent. Whoever
 * finds a mail that is being sent and was never handed over knows by this that it did not go, and will not.
 */
export async function markHandedOver(db: Db, id: number, attempt: number, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ handed_over_at: now })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', '=', 'sending')
    .where('handed_over_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type TryEnd =
  | Readonly<{ state: 'sent'; reason: string; response: string | null; at: Date }>
  | Readonly<{ state: 'queued'; reason: string; dueAt: Date }>
  | Readonly<{ state: 'failed' | 'withdrawn'; reason: string }>
  | Readonly<{ state: 'unknown'; reason: string; lookAt: Date }>;

/** How a try ended; false where something else has settled it meanwhile, such as a bounce that came first. */
export async function endTry(trx: Trx, id: number, attempt: number, end: TryEnd): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set({
      state: end.state,
      state_reason: end.reason,
      updated_at: new Date(),
      ...(end.state === 'sent' ? { sent_at: end.at, server_response: end.response } : {}),
      ...(end.state === 'queued' ? { due_at: end.dueAt, handed_over_at: null } : {}),
      ...(end.state === 'unknown' ? { looks: 0, offered_at: null } : {}),
    })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', 'in', ['sending', 'queued', ...(end.state === 'sent' ? ['unknown'] : [])])
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  if (end.state === 'sent')
    await enqueue(trx, 'save-sent-copy', { outboxId: id }, { priority: copyPriority });
  if (end.state === 'queued') await enqueue(trx, 'send-mail', { outboxId: id }, { runAt: end.dueAt });
  if (end.state === 'unknown') await enqueue(trx, 'find-sent-mail', { outboxId: id }, { runAt: end.lookAt });
  return true;
}

/** What went out under another Message-ID, before the database was set back, is known by that one again. */
export async function takeMessageId(trx: Trx, messageRow: number, messageId: string): Promise<void> {
  await trx.updateTable('message').set({ message_id: messageId }).where('id', '=', messageRow).execute();
}

/** A mail of which nobody knew whether it went was looked for once more; `nextAt` null: that was the last time. */
export async function noteLook(
  trx: Trx,
  id: number,
  look: { reason: string; nextAt: Date | null; offeredAt: Date | null },
): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set((eb) => ({
      looks: eb('looks', '+', 1),
      state_reason: look.reason,
      updated_at: new Date(),
      ...(look.offeredAt ? { offered_at: look.offeredAt } : {}),
    }))
    .where('id', '=', id)
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  if (look.nextAt) await enqueue(trx, 'find-sent-mail', { outboxId: id }, { runAt: look.nextAt });
  return true;
}

/** A mail of which nobody knew whether it went did go. */
export async function settleAsSent(trx: Trx, id: number, reason: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('outbox')
    .set({ state: 'sent', state_reason: reason, sent_at: at, updated_at: at })
    .where('id', '=', id)
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await enqueue(trx, 'save-sent-copy', { outboxId: id }, { priority: copyPriority });
  return true;
}

/** Has a mail come in that refers to this one? Then it arrived. */
export async function wasAnswered(db: Db, conversationId: number, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'in')
    // A bounce refers to it too, and says the opposite.
    .where('automated_kind', 'not in', ['bounce', 'delivery-report'])
    .where((eb) => eb.or([eb('in_reply_to', '=', messageId), eb(eb.val(messageId), '=', eb.fn.any('refs'))]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was found out only when a mail was about to go stands beside what the decision was made from. */
export async function addDecisionFact(trx: Trx, messageRow: number, fact: FactLine): Promise<void> {
  await sql`update decision set facts = facts || ${JSON.stringify([fact])}::jsonb
    where id = (select max(id) from decision where message_id = ${messageRow})`.execute(trx);
}

/** Null where mail can be handed in again. Tells pages only where that changes. */
export async function setSendingFault(db: Db, mailboxId: number, fault: string | null): Promise<void> {
  await db
    .updateTable('mailbox')
    .set((eb) => ({
      sending_fault: fault,
      sending_fault_since: fault === null ? null : eb.fn.coalesce('sending_fault_since', eb.val(new Date())),
    }))
    .where('id', '=', mailboxId)
    .where('sending_fault', 'is distinct from', fault)
    .execute();
}
