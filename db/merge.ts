// Two conversations become one: all mails of one go into the other, and whoever asks for it is led there.

import { type Selectable, sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Database, type Db, inTransaction, type Trx } from './database.ts';
import { recordAction, settleAction } from './kept-actions.ts';
import { mergeReading, unmergeReading } from './merged-reading.ts';
import { type MergedState, mergedColumns, mergedState } from './merged-state.ts';
import { endCodes, moveMessages } from './move-messages.ts';
import type { DB } from './schema.ts';

type Row = Selectable<DB['conversation']>;

/** Later than this people have built on it: taking it apart would tear more than it mends. */
export const undoHours = 24;

export type MergeRefusal = 'not-found' | 'itself' | 'other-mailbox' | 'merged-already';
export type MergeResult = Readonly<{ refused: MergeRefusal } | { refused: null; mergeId: number }>;

export type Merge = Readonly<{ sourceId: number; targetId: number; agentId: number | null; now: Date }>;

type Before = Readonly<{
  source: MergedState;
  target: MergedState;
  after: MergedState;
  /** Conversations that had been merged into the source. */
  followed: readonly number[];
  events: readonly number[];
  tags: readonly string[];
  /** Absent in merges of earlier versions. */
  reads?: Awaited<ReturnType<typeof mergeReading>>;
}>;

export async function mergeConversations(db: Database, merge: Merge): Promise<MergeResult> {
  const { sourceId, targetId, agentId, now } = merge;
  if (sourceId === targetId) return { refused: 'itself' };
  return await db.transaction().execute(async (trx): Promise<MergeResult> => {
    const { source, target, refused } = await lockBoth(trx, sourceId, targetId);
    if (refused) return { refused };
    const messages = await trx
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', sourceId)
      .orderBy('id')
      .execute();
    const messageIds = messages.map(({ id }) => id);
    await endCodes(trx, [sourceId, targetId], now);
    const reads = await mergeReading(trx, sourceId, targetId);
    await moveMessages(trx, messageIds, targetId);
    const after = mergedState(target, source);
    await setState(trx, targetId, after);
    await takeDrafts(trx, sourceId, targetId);
    const before: Before = {
      ...{ source: pick(source), target: pick(target), after, reads },
      ...(await takeAlong(trx, sourceId, targetId)),
    };
    await trx
      .updateTable('conversation')
      .set({ ...ended, merged_into: targetId })
      .where('id', '=', sourceId)
      .execute();
    const { id: mergeId } = await trx
      .insertInto('conversation_merge')
      .values({
        ...{ source_id: sourceId, target_id: targetId, agent_id: agentId, at: now },
        ...{ message_ids: messageIds, before: JSON.stringify(before) },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const detail = { mergeId, from: sourceId, mails: messageIds.length };
    await recordEvent(trx, targetId, { kind: 'merged', detail, agentId });
    const about = { conversationId: sourceId, other: targetId, mergeId };
    if (agentId !== null) await recordAction(trx, { agentId, kind: 'merge', about });
    return { refused: null, mergeId };
  });
}

/** In the order of their ids, so that two who merge the same ones never wait for each other; no mail comes in meanwhile. */
async function lockBoth(trx: Trx, sourceId: number, targetId: number) {
  const rows = await trx
    .selectFrom('conversation')
    .selectAll()
    .where('id', 'in', [sourceId, targetId])
    .orderBy('id')
    .forUpdate()
    .execute();
  const source = rows.find(({ id }) => id === sourceId);
  const target = rows.find(({ id }) => id === targetId);
  if (!source || !target) return { refused: 'not-found' } as const;
  if (source.merged_into !== null || target.merged_into !== null)
    return { refused: 'merged-already' } as const;
  // Mail to one mailbox never joins a conversation of another: answers to what was merged would find no way in.
  if (source.mailbox_id !== target.mailbox_id) return { refused: 'other-mailbox' } as const;
  return { source, target, refused: null } as const;
}

/** What is not a mail's: the lines of its thread, its tags, and whatever had been merged into it before. */
async function takeAlong(trx: Trx, sourceId: number, targetId: number) {
  const events = await trx
    .updateTable('conversation_event')
    .set({ conversation_id: targetId })
    .where('conversation_id', '=', sourceId)
    .returning('id')
    .execute();
  const followed = await trx
    .updateTable('conversation')
    .set({ merged_into: targetId })
    .where('merged_into', '=', sourceId)
    .returning('id')
    .execute();
  const { rows: tags } = await sql<{ tag: string }>`
    insert into conversation_tag (conversation_id, tag, agent_id, created_at)
    select ${targetId}, tag, agent_id, created_at from conversation_tag where conversation_id = ${sourceId}
    on conflict do nothing returning tag`.execute(trx);
  return {
    events: events.map(({ id }) => id),
    followed: followed.map(({ id }) => id),
    tags: tags.map(({ tag }) => tag),
  };
}

/** What people were writing stays theirs: who was writing in both has the words one below the other. */
export async function takeDrafts(trx: Trx, sourceId: number, targetId: number): Promise<void> {
  await sql`update reply_draft as target set html = target.html || source.html, version = target.version + 1
    from reply_draft as source where target.conversation_id = ${targetId}
      and source.conversation_id = ${sourceId} and source.agent_id = target.agent_id`.execute(trx);
  await sql`delete from reply_draft as source where conversation_id = ${sourceId} and exists (
    select from reply_draft where conversation_id = ${targetId} and agent_id = source.agent_id)`.execute(trx);
  for (const table of ['reply_draft', 'reply_file'] as const)
    await trx
      .updateTable(table)
      .set({ conversation_id: targetId })
      .where('conversation_id', '=', sourceId)
      .execute();
}

/** In nobody's queue and in no figure. */
export const ended = {
  status: 'resolved',
  handler: 'none',
  handed_over_at: null,
  promised_by: null,
  waiting_since: null,
  snoozed_until: null,
  assignee_id: null,
} as const;

/** Answers the conversation that is there again; null where that is no longer possible. */
export async function undoMerge(
  db: Db,
  mergeId: number,
  { agentId, now }: Readonly<{ agentId: number | null; now: Date }>,
): Promise<number | null> {
  return await inTransaction(db, async (trx) => {
    const merge = await undoable(trx, now).where('id', '=', mergeId).executeTakeFirst();
    if (!merge) return null;
    const { source_id: sourceId, target_id: targetId } = merge;
    const rows = await trx
      .selectFrom('conversation')
      .selectAll()
      .where('id', 'in', [sourceId, targetId])
      .orderBy('id')
      .forUpdate()
      .execute();
    const target = rows.find(({ id }) => id === targetId);
    const source = rows.find(({ id }) => id === sourceId);
    // Two may undo it at once: the second finds that it is undone.
    if (!target || source?.merged_into !== targetId) return null;
    const before = merge.before as unknown as Before;
    await endCodes(trx, [sourceId, targetId], now);
    // Those that are still there: some may have gone on into a conversation of their own.
    const still = await trx
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', targetId)
      .where('id', 'in', merge.message_ids.length > 0 ? merge.message_ids : [0])
      .execute();
    const messageIds = still.map(({ id }) => id);
    await moveMessages(trx, messageIds, sourceId);
    await trx.updateTable('conversation').set({ merged_into: null }).where('id', '=', sourceId).execute();
    await setState(trx, sourceId, before.source);
    await setState(trx, targetId, unchangedSince(target, before));
    await putBack(trx, sourceId, targetId, before);
    await unmergeReading(trx, sourceId, targetId, before.reads ?? []);
    await trx.updateTable('conversation_merge').set({ undone_at: now }).where('id', '=', mergeId).execute();
    await settleAction(trx, { agentId: merge.agent_id, about: { mergeId }, now });
    await recordEvent(trx, targetId, { kind: 'unmerged', detail: { from: sourceId }, agentId });
    await recordEvent(trx, sourceId, { kind: 'unmerged', detail: { from: targetId }, agentId });
    return sourceId;
  });
}

/** What nobody has changed since the merge stands again as it stood; the rest stays. */
function unchangedSince(target: Row, { target: before, after }: Before): Partial<MergedState> {
  const same = mergedColumns.filter(
    (column) => JSON.stringify(target[column]) === JSON.stringify(after[column]),
  );
  return Object.fromEntries(same.map((column) => [column, before[column]]));
}

async function putBack(trx: Trx, sourceId: number, targetId: number, before: Before): Promise<void> {
  await sql`update conversation_event set conversation_id = ${sourceId}
    where id = any(${before.events}::bigint[])`.execute(trx);
  await sql`update conversation set merged_into = ${sourceId}
    where id = any(${before.followed}::bigint[]) and merged_into = ${targetId}`.execute(trx);
  await sql`delete from conversation_tag where conversation_id = ${targetId}
    and tag = any(${before.tags}::text[])`.execute(trx);
}

/** The merges into a conversation that can be undone. */
export async function listUndoableMerges(db: Db, targetId: number, now: Date): Promise<number[]> {
  const rows = await undoable(db, now).where('target_id', '=', targetId).execute();
  return rows.map(({ id }) => id);
}

/** The conversations whose mails are in this one now; `rejoined`: it had been split off, and that was undone. */
export async function listMergedInto(db: Db, targetId: number) {
  return await db
    .selectFrom('conversation')
    .select('id')
    .select(
      sql<boolean>`exists (select from conversation_split as split
        where split.made_id = conversation.id and split.undone_at is not null)`.as('rejoined'),
    )
    .where('merged_into', '=', targetId)
    .orderBy('id')
    .execute();
}

const undoable = (db: Db, now: Date) =>
  db
    .selectFrom('conversation_merge')
    .selectAll()
    .where('undone_at', 'is', null)
    .where('at', '>', new Date(now.getTime() - undoHours * 3_600_000))
    // Not where its target has gone on into another one: that is to be undone first.
    .where(
      sql<boolean>`exists (select from conversation where conversation.id = conversation_merge.source_id
        and conversation.merged_into = conversation_merge.target_id)`,
    );

/** Where a conversation is now; null where it stands for itself, or is not there. */
export async function findMergedInto(db: Db, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('conversation')
    .select('merged_into')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.merged_into ?? null;
}

const pick = (row: Row) =>
  Object.fromEntries(mergedColumns.map((column) => [column, row[column]])) as MergedState;

async function setState(trx: Trx, id: number, state: Partial<MergedState>): Promise<void> {
  if (Object.keys(state).length === 0) return;
  const { summary, ...rest } = state;
  await trx
    .updateTable('conversation')
    .set({ ...rest, ...(summary === undefined ? {} : { summary: JSON.stringify(summary) }) })
    .where('id', '=', id)
    .execute();
}
