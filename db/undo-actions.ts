// What an agent does to conversations, kept so that it can be undone: each as it was and as it became.

import { type RawBuilder, sql } from 'kysely';

import type { Database, Db, Trx } from './database.ts';
import { namedColumns } from './json-columns.ts';
import { type About, type ActionDetail, type ActionKind, keepRowsOf, recordAction } from './kept-actions.ts';
import { type PutBack, putRowsBack, type RowsOf, watchRows } from './kept-rows.ts';
import { undoMerge } from './merge.ts';
import { tellUndone } from './undone-news.ts';
import { type RejoinRefusal, undoSplit } from './unsplit.ts';

/** What of a conversation can be put back, beside its tags and its reminder. */
const columns = [
  'status',
  'handler',
  'assignee_id',
  'team',
  'priority',
  'snoozed_until',
  'waiting_since',
  'promised_by',
] as const;

export type Done = Readonly<{
  /** For `undoAction`; null where nothing changed. */
  actionId: number | null;
  /** Of how many it was asked for that exist. */
  found: number;
  /** How many it changed: the others were so already. */
  changed: number;
}>;

export type Undoable = Readonly<{
  agentId: number;
  kind: ActionKind;
  /** None: it is about no conversation. */
  ids: readonly number[];
  /** What it changes beside the conversations' own columns, tags and reminders. */
  rows?: readonly RowsOf[];
  about?: About;
}>;

/** Locks the conversations, has `change` change them, and keeps the difference. */
export async function actUndoably(
  trx: Trx,
  { agentId, kind, ids, rows = [], about = {} }: Undoable,
  change: (ids: readonly number[], actionId: number) => Promise<unknown>,
): Promise<Done> {
  const found = ids.length === 0 ? [] : await lock(trx, sql`${ids}::bigint[]`);
  if (ids.length > 0 && found.length === 0) return { actionId: null, found: 0, changed: 0 };
  const actionId = await recordAction(trx, { agentId, kind, about });
  await sql`insert into queue_action_change (action_id, conversation_id, before, after)
    select ${actionId}, id, ${state}, '{}' from conversation where id = any(${found}::bigint[])`.execute(trx);
  const changedRows = await watchRows(trx, rows, async () => {
    await change(found, actionId);
  });
  const changed = await keepDifference(trx, actionId);
  if (changedRows.length > 0) await keepRowsOf(trx, actionId, { about, rows: changedRows });
  if (changed > 0 || changedRows.length > 0)
    return { actionId, found: found.length, changed: Math.max(changed, 1) };
  await trx.deleteFrom('queue_action').where('id', '=', actionId).execute();
  return { actionId: null, found: found.length, changed };
}

const tagsNow = sql`(select coalesce(jsonb_agg(tag order by tag), '[]') from conversation_tag
  where conversation_id = conversation.id)`;
const reminderNow = sql`(select to_jsonb(reminder) from reminder where conversation_id = conversation.id)`;
const state = sql`jsonb_build_object('tags', ${tagsNow}, 'reminder', ${reminderNow},
  ${namedColumns('conversation', columns)})`;

/** One after the other in the same order as everybody, so that two who change many do not lock each other out. */
async function lock(trx: Trx, ids: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from conversation where id = any(${ids})
    order by id for update`.execute(trx);
  return rows.map((row) => row.id);
}

async function keepDifference(trx: Trx, actionId: number): Promise<number> {
  const unlike = (one: string, other: string) => sql`(select coalesce(jsonb_object_agg(key, value), '{}')
    from jsonb_each(${sql.ref(one)}) where value is distinct from ${sql.ref(other)} -> key)`;
  await sql`update queue_action_change as kept
    set before = ${unlike('kept.before', 'now.state')}, after = ${unlike('now.state', 'kept.before')}
    from (select id, ${state} as state from conversation
      where id in (select conversation_id from queue_action_change where action_id = ${actionId})) as now
    where kept.action_id = ${actionId} and kept.conversation_id = now.id`.execute(trx);
  await sql`delete from queue_action_change where action_id = ${actionId} and after = '{}'`.execute(trx);
  const { rows } = await sql<{ count: number }>`select count(*) as count from queue_action_change
    where action_id = ${actionId}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** The newest thing that this agent has done since, to say so and to offer its undoing; null: nothing. */
export async function findLastAction(db: Db, agentId: number, since: Date) {
  const { rows } = await sql<LastAction>`select action.id, action.kind, action.at,
      action.detail -> 'about' as about, coalesce(changes.count, jsonb_array_length(action.detail -> 'rows'), 0) as count,
      changes.conversation_id as "conversationId", agent.name as assignee,
      changes.after ->> 'team' as team, changes.after ->> 'priority' as priority,
      (changes.after ->> 'snoozed_until')::timestamptz as "snoozedUntil"
    from queue_action as action
    left join lateral (select count(*) over () as count, conversation_id, after from queue_action_change
      where action_id = action.id order by conversation_id limit 1) as changes on true
    left join agent on agent.id = (changes.after ->> 'assignee_id')::bigint
    where action.agent_id = ${agentId} and action.at > ${since} and action.undone_at is null
    order by action.at desc, action.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** `conversationId` and what follows: of the first of those that it changed. */
export type LastAction = Readonly<{
  id: number;
  kind: ActionKind;
  at: Date;
  about: About | null;
  count: number;
  conversationId: number | null;
  assignee: string | null;
  team: string | null;
  priority: string | null;
  snoozedUntil: Date | null;
}>;

export type Undone = Readonly<{
  kind: ActionKind;
  restored: number;
  /** Somebody, or the customer, has changed these since: they stay as they are. */
  changedSince: readonly number[];
  /** Of what it had changed beside conversations. */
  rows?: PutBack;
  /** Why two conversations stay as they are; null: they are what they were. */
  refused?: RejoinRefusal | null;
}>;

/** Null where this agent has done no such thing, or has undone it already. */
export async function undoAction(
  db: Database,
  { agentId, actionId, now }: Readonly<{ agentId: number; actionId: number; now: Date }>,
): Promise<Undone | null> {
  return await db.transaction().execute(async (trx) => {
    const action = await trx
      .updateTable('queue_action')
      .set({ undone_at: sql<Date>`now()` })
      .where('id', '=', actionId)
      .where('agent_id', '=', agentId)
      .where('undone_at', 'is', null)
      .returning(['kind', 'detail'])
      .executeTakeFirst();
    if (!action) return null;
    // Written by `recordAction` and `keepRowsOf` alone.
    const kind = action.kind as ActionKind;
    const { about = {}, rows = [] } = action.detail as ActionDetail;
    if (kind === 'split' || kind === 'merge')
      return { kind, restored: 0, changedSince: [], refused: await part(trx, about, { agentId, now }) };
    // What was read of one conversation has nothing to do with the next.
    const each = kind === 'read' || kind === 'unread';
    // Customers before their conversations, as by whoever takes mail in.
    const back = rows.length > 0 ? await putRowsBack(trx, rows, { each }) : null;
    const ids = await lock(
      trx,
      sql`array(select conversation_id from queue_action_change where action_id = ${actionId})`,
    );
    const restored = new Set(await restore(trx, actionId));
    await restoreTags(trx, agentId, actionId, [...restored]);
    await restoreReminders(trx, actionId, [...restored]);
    const beside = back !== null && back.restored > 0;
    await tellUndone(trx, { kind, about, agentId, restored: [...restored], beside, now });
    return {
      ...{ kind, restored: restored.size, changedSince: ids.filter((id) => !restored.has(id)) },
      ...(back ? { rows: back } : {}),
    };
  });
}

/** What was merged or split has an undoing of its own, which others than its doer may ask for as well. */
async function part(
  trx: Trx,
  { splitId, mergeId }: About,
  by: Readonly<{ agentId: number; now: Date }>,
): Promise<RejoinRefusal | null> {
  if (splitId !== undefined) return (await undoSplit(trx, splitId, by)).refused;
  return (await undoMerge(trx, mergeId ?? 0, by)) === null ? 'over' : null;
}

/**
 * Only what is still as the action left it, and what no later action has touched: a change and its change back count as two.
 * Of tags only those count that the action set or took.
 */
async function restore(trx: Trx, actionId: number): Promise<number[]> {
  const all = (of: string) => sql.join(columns.map((column) => sql.ref(`${of}.${column}`)));
  const set = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`earlier.${column}`)}`);
  const { rows } = await sql<{ id: number }>`update conversation set ${sql.join(set)}
    from (select conversation.id as of, was.*
      from queue_action_change as kept
      join conversation on conversation.id = kept.conversation_id
      cross join lateral jsonb_populate_record(conversation, kept.before - 'tags') as was
      cross join lateral jsonb_populate_record(conversation, kept.after - 'tags') as became
      where kept.action_id = ${actionId}
        and (${all('conversation')}) is not distinct from (${all('became')})
        and not exists (select from ${tagsOf('after', 'before')} where not ${tagsNow} ? tag)
        and not exists (select from ${tagsOf('before', 'after')} where ${tagsNow} ? tag)
        and not exists (select from queue_action_change as later
          join queue_action on queue_action.id = later.action_id
          where later.conversation_id = kept.conversation_id and later.action_id > kept.action_id
            and queue_action.undone_at is null
            and later.after ?| array(select jsonb_object_keys(kept.after - 'tags')))) as earlier
    where conversation.id = earlier.of
    returning conversation.id`.execute(trx);
  return rows.map((row) => row.id);
}

/** The tags that stand in one of `before` and `after`, and not in the other. */
const tagsOf = (one: 'before' | 'after', other: 'before' | 'after') => sql`(
  select jsonb_array_elements_text(coalesce(${sql.ref(`kept.${one}`)} -> 'tags', '[]')) as tag
  except select jsonb_array_elements_text(coalesce(${sql.ref(`kept.${other}`)} -> 'tags', '[]'))) as each`;

async function restoreTags(
  trx: Trx,
  agentId: number,
  actionId: number,
  ids: readonly number[],
): Promise<void> {
  const kept = sql`queue_action_change as kept`;
  const ours = sql`kept.action_id = ${actionId} and kept.conversation_id = any(${ids}::bigint[])`;
  await sql`delete from conversation_tag using ${kept} cross join lateral ${tagsOf('after', 'before')}
    where ${ours} and conversation_tag.conversation_id = kept.conversation_id
      and conversation_tag.tag = each.tag`.execute(trx);
  // A tag that was deleted everywhere meanwhile stays so.
  await sql`insert into conversation_tag (conversation_id, tag, agent_id)
    select kept.conversation_id, each.tag, ${agentId}::bigint
    from ${kept} cross join lateral ${tagsOf('before', 'after')}
    where ${ours} and each.tag in (select name from tag) on conflict do nothing`.execute(trx);
}

/** What sleeps again may have slept through its time. */
async function restoreReminders(trx: Trx, actionId: number, ids: readonly number[]): Promise<void> {
  const kept = sql`queue_action_change where action_id = ${actionId}
    and conversation_id = any(${ids}::bigint[]) and before ? 'reminder'`;
  await sql`delete from reminder where conversation_id in (select conversation_id from ${kept})`.execute(trx);
  await sql`insert into reminder select (jsonb_populate_record(null::reminder, before -> 'reminder')).*
    from ${kept} and jsonb_typeof(before -> 'reminder') = 'object'`.execute(trx);
  await sql`select graphile_worker.add_job('wake-conversation',
      payload => json_build_object('conversationId', conversation_id), run_at => due_at)
    from reminder where conversation_id = any(${ids}::bigint[]) and due_at is not null and ended_at is null`.execute(
    trx,
  );
}
