// When a conversation comes back to people: at a time, when the customer writes, or when they have not written by a time.

import { sql } from 'kysely';

import { recordEvent, recordEvents } from './conversation-events.ts';
import type { Database, Db, Trx } from './database.ts';
import { enqueueAll } from './jobs.ts';
import { notifyAgents } from './notifications.ts';

/**
 * `until`, `reply`: out of sight meanwhile; `follow_up`: it waits for the customer. Each ends at once when the customer
 * writes.
 */
export type Reminder = Readonly<
  { kind: 'until' | 'follow_up'; dueAt: Date } | { kind: 'reply'; dueAt: null }
>;

/** Answers the conversations that it was set on. One that nobody has is then this agent's; null: a program set it. */
export async function setReminder(
  trx: Trx,
  conversationIds: readonly number[],
  agentId: number | null,
  reminder: Reminder,
): Promise<number[]> {
  const { kind, dueAt } = reminder;
  const rows = await trx
    .updateTable('conversation')
    .set((eb) => ({
      status: kind === 'follow_up' ? 'waiting' : 'snoozed',
      handler: 'human',
      snoozed_until: kind === 'until' ? dueAt : null,
      ...(agentId === null ? {} : { assignee_id: eb.fn.coalesce('assignee_id', eb.val(agentId)) }),
    }))
    .where('id', '=', sql<number>`any(${conversationIds}::bigint[])`)
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  await sql`insert into reminder (conversation_id, agent_id, kind, due_at, created_at)
    select id, ${agentId}::bigint, ${kind}, ${dueAt}::timestamptz, clock_timestamp() from unnest(${ids}::bigint[]) as each (id)
    on conflict (conversation_id) do update set agent_id = excluded.agent_id, kind = excluded.kind,
      due_at = excluded.due_at, created_at = excluded.created_at, ended_at = null`.execute(trx);
  if (dueAt) {
    const jobs = ids.map((conversationId) => ({ payload: { conversationId }, runAt: dueAt }));
    await enqueueAll(trx, 'wake-conversation', jobs);
  }
  if (kind === 'reply') await recordEvents(trx, ids, { kind: 'awaiting_reply', detail: {}, agentId });
  else {
    const detail = { until: dueAt.toISOString() };
    await recordEvents(trx, ids, { kind: kind === 'until' ? 'snoozed' : 'follow_up', detail, agentId });
  }
  return ids;
}

/** As it was before: an undo. */
export async function removeReminder(trx: Trx, conversationIds: readonly number[]): Promise<void> {
  await sql`delete from reminder where conversation_id = any(${conversationIds}::bigint[])`.execute(trx);
}

/** The customer has not written since it was set. */
const silent = sql<boolean>`not exists (select from message where message.conversation_id = conversation.id
  and direction = 'in' and automated_kind = 'none' and message.created_at > reminder.created_at)`;

/** By this reminder, and not until an answer leaves that was written for later. */
const sleeps = sql<boolean>`conversation.snoozed_until is not distinct from reminder.due_at`;

/** Opens the conversation where its time has come, and tells who asked for it; one that was set for later sleeps on. */
export async function wakeConversation(db: Database, id: number, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ agentId: number | null }>`
      select coalesce(reminder.agent_id, conversation.assignee_id) as "agentId"
      from conversation join reminder on reminder.conversation_id = conversation.id
      where conversation.id = ${id} and reminder.ended_at is null and reminder.due_at <= ${now}
        and case reminder.kind when 'follow_up' then conversation.status = 'waiting' and ${silent}
          else conversation.status = 'snoozed' and ${sleeps} end
      for update of conversation`.execute(trx);
    const [due] = rows;
    if (!due) return;
    await trx
      .updateTable('conversation')
      .set({ status: 'open', snoozed_until: null })
      .where('id', '=', id)
      .execute();
    await trx.updateTable('reminder').set({ ended_at: now }).where('conversation_id', '=', id).execute();
    await recordEvent(trx, id, { kind: 'woken', detail: {}, agentId: null });
    if (due.agentId !== null)
      await notifyAgents(trx, [{ agentId: due.agentId, kind: 'reminder', conversationId: id }]);
  });
}

export type StoredReminder = Readonly<{
  kind: Reminder['kind'];
  dueAt: Date | null;
  by: string | null;
  /** Why it came back; null: that is yet to come. */
  cameBack: 'time' | 'no_answer' | 'customer' | null;
}>;

/** Null where there is none, or where it has come back and a person has answered since. */
export async function findReminder(db: Db, conversationId: number): Promise<StoredReminder | null> {
  const { rows } = await sql<
    Omit<StoredReminder, 'cameBack'> & { status: string; ended: boolean; silent: boolean; sleeps: boolean }
  >`
    select reminder.kind, reminder.due_at as "dueAt", agent.name as by, conversation.status,
      reminder.ended_at is not null as ended, ${silent} as silent, ${sleeps} as sleeps
    from reminder join conversation on conversation.id = reminder.conversation_id
    left join agent on agent.id = reminder.agent_id
    where reminder.conversation_id = ${conversationId} and (conversation.status <> 'open'
      or not exists (select from outbox where outbox.conversation_id = ${conversationId} and outbox.kind = 'agent'
        and state <> 'withdrawn' and outbox.created_at > coalesce(reminder.ended_at, reminder.created_at)))`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return null;
  const { kind, dueAt, by, status, ended, silent: hasNotWritten } = row;
  const pending =
    !ended &&
    (kind === 'follow_up' ? status === 'waiting' && hasNotWritten : status === 'snoozed' && row.sleeps);
  if (pending) return { kind, dueAt, by, cameBack: null };
  if (status !== 'open') return null;
  return { kind, dueAt, by, cameBack: !ended ? 'customer' : kind === 'follow_up' ? 'no_answer' : 'time' };
}
