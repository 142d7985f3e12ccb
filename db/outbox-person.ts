// What an agent may do about a mail on its way out: take it back while it waits, or settle what nobody knows.

import { z } from 'zod';

import type { Database, Trx } from './database.ts';
import { enqueue } from './jobs.ts';
import { getOutboxEntry, type OutboxEntry, type OutboxState, setOutboxState } from './outbox.ts';
import type { BeforeReply } from './replies.ts';
import { returnToDraft } from './reply-drafts.ts';
import { listOutgoingFiles } from './write-mail.ts';

export type AboutMail = Readonly<{ conversationId: number; outboxId: number }>;

export type TakenBack =
  /** It is its writer's draft again, files and all; of a forward nothing is kept but the mail itself. */
  | Readonly<{ kind: 'taken-back' }>
  | Readonly<{ kind: 'too-late'; state: OutboxState }>
  | Readonly<{ kind: 'not-found' }>;

const addresses = z.array(z.object({ address: z.string(), name: z.string() }));
export const beforeReply: z.ZodType<BeforeReply> = z.object({
  status: z.string(),
  handler: z.string(),
  assigneeId: z.number().nullable(),
  waitingSince: z.string().nullable(),
  snoozedUntil: z.string().nullable().optional(),
  afterwards: z.enum(['waiting', 'resolved']).optional(),
  lastMessageAt: z.string(),
  draft: z
    .object({
      html: z.string(),
      subject: z.string().nullable(),
      cc: addresses,
      bcc: addresses,
      decisionId: z.number().nullable(),
    })
    .optional(),
});

/**
 * A person's answer that has not left becomes a draft again, and the conversation what it was. The row's lock decides
 * between this and the sender; the sender that comes second finds the mail withdrawn.
 */
export function takeBackReply(db: Database, { conversationId, outboxId }: AboutMail): Promise<TakenBack> {
  return db.transaction().execute(async (trx): Promise<TakenBack> => {
    const entry = await findLocked(trx, conversationId, outboxId);
    if (entry?.kind !== 'agent') return { kind: 'not-found' };
    if (entry.state !== 'queued') return { kind: 'too-late', state: entry.state };
    await withdrawReply(trx, entry, 'it was taken back');
    await restoreConversation(trx, entry);
    return { kind: 'taken-back' };
  });
}

/** It does not leave, and is its writer's draft again. */
export async function withdrawReply(trx: Trx, entry: OutboxEntry, reason: string): Promise<void> {
  await setOutboxState(trx, entry.id, 'withdrawn', { reason });
  const { data } = beforeReply.safeParse(entry.beforeReply);
  if (!data?.draft || entry.agentId === null || entry.isForward) return;
  const of = { conversationId: entry.conversationId, agentId: entry.agentId };
  await returnToDraft(trx, of, data.draft, await listOutgoingFiles(trx, entry.message.id));
}

/** Only where nothing else has come since: what happened after the answer stands. */
async function restoreConversation(trx: Trx, entry: OutboxEntry): Promise<void> {
  const before = beforeReply.safeParse(entry.beforeReply);
  if (!before.success) return;
  const { handler, assigneeId, waitingSince, snoozedUntil, lastMessageAt } = before.data;
  // What slept through its time meanwhile would sleep for ever.
  const isOver = snoozedUntil != null && Date.parse(snoozedUntil) <= Date.now();
  const status = before.data.status === 'snoozed' && isOver ? 'open' : before.data.status;
  const later = await trx
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', entry.conversationId)
    .where('id', '>', entry.message.id)
    .limit(1)
    .executeTakeFirst();
  if (later) return;
  // What the bot was about to say was held back for this answer: without either of them the customer waits for a person.
  const silenced = await trx
    .selectFrom('outbox')
    .select('id')
    .where('conversation_id', '=', entry.conversationId)
    .where('kind', '!=', 'agent')
    .where('state', '=', 'withdrawn')
    .where('updated_at', '>=', entry.message.at)
    .limit(1)
    .executeTakeFirst();
  await trx
    .updateTable('conversation')
    .set({
      ...(silenced
        ? { status: 'open', handler: 'human', waiting_since: waitingSince ?? lastMessageAt }
        : { status, handler, waiting_since: waitingSince }),
      ...(snoozedUntil === undefined ? {} : { snoozed_until: status === 'snoozed' ? snoozedUntil : null }),
      assignee_id: assigneeId,
      last_message_at: lastMessageAt,
    })
    .where('id', '=', entry.conversationId)
    .execute();
}

/**
 * Sends once more what failed or what nobody knows of: the same mail under the same Message-ID. RFC 5322, 3.6.4 gives an
 * id to one version of a message, and this is that version: where the first one did arrive, programs and servers that
 * know an id again show one mail instead of two; and an answer or a bounce that still comes is about either of them.
 * False where there is nothing to send again, as after a second click.
 */
export function sendAgain(
  db: Database,
  { conversationId, outboxId }: AboutMail,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const entry = await findLocked(trx, conversationId, outboxId);
    if (entry?.state !== 'unknown' && entry?.state !== 'failed') return false;
    await trx
      .updateTable('outbox')
      .set((eb) => ({
        state: 'queued',
        state_reason: '',
        due_at: new Date(0),
        first_tried_at: null,
        handed_over_at: null,
        offered_at: null,
        looks: 0,
        resends: eb('resends', '+', 1),
        updated_at: now,
      }))
      .where('id', '=', outboxId)
      .execute();
    await enqueue(trx, 'send-mail', { outboxId });
    await waitForCustomer(trx, entry);
    return true;
  });
}

/** A person knows that it arrived, from a call perhaps. False where nobody asks any more. */
export function confirmArrived(
  db: Database,
  { conversationId, outboxId }: AboutMail,
  by: string,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const entry = await findLocked(trx, conversationId, outboxId);
    if (entry?.state !== 'unknown') return false;
    await setOutboxState(trx, outboxId, 'sent', { reason: `${by} says that it arrived`, sentAt: now });
    await enqueue(trx, 'save-sent-copy', { outboxId });
    await waitForCustomer(trx, entry);
    return true;
  });
}

/** The conversation came to people because of this mail; now it is the customer's turn, unless they have written since. */
async function waitForCustomer(trx: Trx, entry: OutboxEntry): Promise<void> {
  const later = await trx
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', entry.conversationId)
    .where('author', '=', 'customer')
    .where('id', '>', entry.message.id)
    .limit(1)
    .executeTakeFirst();
  if (later) return;
  await trx
    .updateTable('conversation')
    .set({ status: 'waiting', waiting_since: null })
    .where('id', '=', entry.conversationId)
    .where('status', '=', 'open')
    .execute();
}

async function findLocked(trx: Trx, conversationId: number, outboxId: number): Promise<OutboxEntry | null> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', outboxId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row ? await getOutboxEntry(trx, outboxId, { lock: true }) : null;
}
