// A conversation that was split is put together again, as it was: where nothing has come of either half since.

import { sql } from 'kysely';

import { recordEvent } from './conversation-events.ts';
import { type Db, inTransaction, type Trx } from './database.ts';
import { namedColumns } from './json-columns.ts';
import { settleAction } from './kept-actions.ts';
import { ended, takeDrafts, undoHours } from './merge.ts';
import { mergeReading } from './merged-reading.ts';
import { moveMessages } from './move-messages.ts';

/** What a split changes of the conversation that is split. */
const changed = ['outcome', 'waiting_since', 'last_message_at'] as const;

/** Where one of these differs, people or the bot have gone on. */
const standing = [
  ...changed,
  'status',
  'handler',
  'assignee_id',
  'team',
  'priority',
  'snoozed_until',
  'promised_by',
  'handed_over_at',
  'merged_into',
] as const;

/** An answer that was taken back is no mail. Notes are none either: they come along. */
const standingOf = (of: 'source' | 'made') => sql`jsonb_build_object(${namedColumns(of, standing)},
  'mails', (select count(*) from message where conversation_id = ${sql.ref(`${of}.id`)} and direction <> 'note'
    and not exists (select from outbox where message_id = message.id and state = 'withdrawn')),
  'decisions', (select count(*) from decision where conversation_id = ${sql.ref(`${of}.id`)}),
  'tags', (select coalesce(jsonb_agg(tag order by tag), '[]') from conversation_tag
    where conversation_id = ${sql.ref(`${of}.id`)}))`;

/** To the microsecond, as JSON text; for `keepSplit`. */
export async function stateBeforeSplit(trx: Trx, sourceId: number): Promise<string> {
  const { rows } = await sql<{
    state: string;
  }>`select jsonb_build_object(${namedColumns('source', changed)})::text as state
    from conversation as source where id = ${sourceId}`.execute(trx);
  return rows[0]?.state ?? '{}';
}

type Kept = Readonly<{
  sourceId: number;
  madeId: number;
  agentId: number;
  now: Date;
  before: string;
  codeIds: readonly number[];
}>;

/** In the split's own transaction, once all is done. Answers the id to undo it by. */
export async function keepSplit(trx: Trx, kept: Kept): Promise<number> {
  const { sourceId, madeId, agentId, now, before, codeIds } = kept;
  const { rows } = await sql<{ id: number }>`
    insert into conversation_split (source_id, made_id, agent_id, at, before, after, code_ids)
    select source.id, made.id, ${agentId}::bigint, ${now}::timestamptz, ${before}::jsonb,
      jsonb_build_object('source', ${standingOf('source')}, 'made', ${standingOf('made')}), ${codeIds}::bigint[]
    from conversation source, conversation made where source.id = ${sourceId} and made.id = ${madeId}
    returning id`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('a split was not kept');
  return row.id;
}

const since = (now: Date) => new Date(now.getTime() - undoHours * 3_600_000);

/** Those out of a conversation that can still be undone. */
export async function listUndoableSplits(db: Db, sourceId: number, now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select split.id from conversation_split as split
    join conversation as source on source.id = split.source_id
    join conversation as made on made.id = split.made_id
    where split.source_id = ${sourceId} and split.undone_at is null and split.at > ${since(now)}
      and split.after = jsonb_build_object('source', ${standingOf('source')}, 'made', ${standingOf('made')})
    order by split.id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * `over`: it was undone already, or too long ago; `mail`: one came, or was sent; `decision`: the bot has decided something;
 * `changed`: somebody has gone on with one of them.
 */
export type RejoinRefusal = 'over' | 'mail' | 'decision' | 'changed';

export type Rejoined = Readonly<
  { refused: RejoinRefusal } | { refused: null; sourceId: number; madeId: number }
>;

/**
 * Its mails go back, and the conversation stands as it stood; notes and unsent answers of the other half come along. That
 * one's number leads here from then on.
 */
export async function undoSplit(
  db: Db,
  splitId: number,
  { agentId, now }: Readonly<{ agentId: number | null; now: Date }>,
): Promise<Rejoined> {
  return await inTransaction(db, async (trx): Promise<Rejoined> => {
    const split = await trx
      .selectFrom('conversation_split')
      .select(['source_id', 'made_id', 'agent_id', 'code_ids', 'at'])
      .where('id', '=', splitId)
      .executeTakeFirst();
    if (!split) return { refused: 'over' };
    const { source_id: sourceId, made_id: madeId } = split;
    // In the order of their ids, as who merges them.
    await sql`select from conversation where id in (${sourceId}, ${madeId}) order by id for update`.execute(
      trx,
    );
    const refused = await whyNot(trx, splitId, now);
    if (refused) return { refused };
    await mergeReading(trx, madeId, sourceId);
    const messages = trx.selectFrom('message').select('id').where('conversation_id', '=', madeId);
    const messageIds = (await messages.execute()).map(({ id }) => id);
    await moveMessages(trx, messageIds, sourceId);
    await takeDrafts(trx, madeId, sourceId);
    await standAgain(trx, splitId);
    await putAway(trx, sourceId, madeId);
    // Among the same mails again they prove what they proved.
    await sql`update sender_code set ended_at = null
      where id = any(${split.code_ids}::bigint[]) and ended_at = ${split.at}`.execute(trx);
    await trx.updateTable('conversation_split').set({ undone_at: now }).where('id', '=', splitId).execute();
    await settleAction(trx, { agentId: split.agent_id, about: { splitId }, now });
    await recordEvent(trx, sourceId, { kind: 'rejoined', detail: { from: madeId }, agentId });
    return { refused: null, sourceId, madeId };
  });
}

type Stand = Readonly<Record<string, unknown> & { mails: number; decisions: number }>;

/** Both are locked: what is compared stays so. */
async function whyNot(trx: Trx, splitId: number, at: Date): Promise<RejoinRefusal | null> {
  const { rows } = await sql<{ over: boolean; stood: Stand[]; stand: Stand[] }>`
    select split.undone_at is not null or split.at <= ${since(at)} as over,
      jsonb_build_array(split.after -> 'source', split.after -> 'made') as stood,
      jsonb_build_array(${standingOf('source')}, ${standingOf('made')}) as stand
    from conversation_split as split
    join conversation as source on source.id = split.source_id
    join conversation as made on made.id = split.made_id
    where split.id = ${splitId}`.execute(trx);
  const [row] = rows;
  if (!row || row.over) return 'over';
  const grown = (of: 'mails' | 'decisions') =>
    row.stood.some((half, place) => (row.stand[place]?.[of] ?? 0) > half[of]);
  if (grown('decisions')) return 'decision';
  if (grown('mails')) return 'mail';
  return JSON.stringify(row.stood) === JSON.stringify(row.stand) ? null : 'changed';
}

async function standAgain(trx: Trx, splitId: number): Promise<void> {
  const set = changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`was.${column}`)}`);
  await sql`update conversation set ${sql.join(set)} from conversation_split as split
    join conversation as source on source.id = split.source_id
    cross join lateral jsonb_populate_record(source, split.before) as was
    where split.id = ${splitId} and conversation.id = source.id`.execute(trx);
}

/** What else was said of it stands in the one thread; that it was made is said there already. */
async function putAway(trx: Trx, sourceId: number, madeId: number): Promise<void> {
  await trx
    .updateTable('conversation_event')
    .set({ conversation_id: sourceId })
    .where('conversation_id', '=', madeId)
    .where('kind', '!=', 'split_from')
    .execute();
  await trx
    .deleteFrom('conversation_link')
    .where('one_id', '=', Math.min(sourceId, madeId))
    .where('other_id', '=', Math.max(sourceId, madeId))
    .execute();
  // Whatever had been merged into it is led on as well: nobody, and no mail, is led twice.
  await trx
    .updateTable('conversation')
    .set({ merged_into: sourceId })
    .where('merged_into', '=', madeId)
    .execute();
  await trx
    .updateTable('conversation')
    .set({ ...ended, merged_into: sourceId })
    .where('id', '=', madeId)
    .execute();
}
