// The list of what each agent has done and may undo: what it was, and what a notice says of it.

import { sql } from 'kysely';

import type { Db, Trx } from './database.ts';
import type { RowChange } from './kept-rows.ts';

export type ActionKind =
  | 'assign'
  | 'team'
  | 'priority'
  | 'tag'
  | 'untag'
  | 'snooze'
  | 'remind'
  | 'resolve'
  | 'reopen'
  | 'spam'
  | 'hand-back'
  | 'merge'
  | 'split'
  | 'link'
  | 'unlink'
  | 'block'
  | 'unblock'
  | 'note-edit'
  | 'note-delete'
  | 'discard-draft'
  | 'discard-reply'
  | 'remove-file'
  | 'correct'
  | 'take-back'
  | 'read'
  | 'unread'
  | 'customer-tag'
  | 'customer-untag'
  | 'customer-note'
  | 'customer-edit'
  | 'customer-join'
  | 'customer-part'
  | 'works-again'
  | 'change-view'
  | 'delete-view';

export type CustomerActionKind = Extract<ActionKind, `customer-${string}` | 'works-again'>;

/** What a notice, and the undoing, must know beside the conversations that changed. */
export type About = Readonly<{
  conversationId?: number;
  /** The other one of two conversations. */
  other?: number;
  /** How many it is about, where its rows do not say. */
  count?: number;
  splitId?: number;
  mergeId?: number;
  pattern?: string;
  /** A view's or a file's. */
  name?: string;
  /** A customer's name or address. */
  customer?: string;
  customerId?: number;
}>;

export type ActionDetail = Readonly<{ about?: About; rows?: readonly RowChange[] }>;

/** Nobody undoes what was done before this. */
const keptHours = 24;

/**
 * What was thrown away stands in these: a deleted note, an unsent answer's files. So they go in time whether or not their
 * agent ever does anything again. Answers how many were forgotten.
 */
export async function forgetActions(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from queue_action
    where at < ${now}::timestamptz - make_interval(hours => ${keptHours})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Answers its id. */
export async function recordAction(
  trx: Trx,
  { agentId, kind, about = {} }: Readonly<{ agentId: number; kind: ActionKind; about?: About }>,
): Promise<number> {
  const { id } = await trx
    .insertInto('queue_action')
    .values({ agent_id: agentId, kind, detail: JSON.stringify({ about } satisfies ActionDetail) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function keepRowsOf(trx: Trx, actionId: number, { about, rows }: ActionDetail): Promise<void> {
  await trx
    .updateTable('queue_action')
    .set({ detail: JSON.stringify({ about, rows }) })
    .where('id', '=', actionId)
    .execute();
}

/** It was undone in another way than by its notice; who presses that one's button just now hears so, and is not waited for. */
export async function settleAction(
  trx: Trx,
  { agentId, about, now }: Readonly<{ agentId: number | null; about: About; now: Date }>,
): Promise<void> {
  await sql`update queue_action set undone_at = ${now} where id in (
    select id from queue_action where agent_id = ${agentId} and undone_at is null
      and detail -> 'about' @> ${JSON.stringify(about)}::jsonb for update skip locked)`.execute(trx);
}
