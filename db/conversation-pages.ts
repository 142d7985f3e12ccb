// The inbox's list piece by piece, forwards and backwards from any place, in each of its orders; without counting rows off.

import { type RawBuilder, sql } from 'kysely';

import { type ConversationFilter, matches } from './conversation-filter.ts';
import { conversationRows } from './conversations.ts';
import type { Db } from './database.ts';

export const sorts = ['newest', 'oldest', 'urgency'] as const;
export type Sort = (typeof sorts)[number];

/** Where a conversation stands in an order: what stands earlier is smaller, part by part. */
export type Place = readonly number[];

export type ListedConversation = Awaited<ReturnType<typeof listPage>>['rows'][number];

export type PageAsked = Readonly<{
  sort: Sort;
  limit: number;
  /** Only what stands behind this place. */
  after?: Place | null;
  /** Only what stands before this place, the nearest of it; answered in the list's own order. */
  before?: Place | null;
  /** Up to and with this place. */
  until?: Place | null;
  /** Whose news the rows tell of. */
  reader?: number;
}>;

/** Stands for a promise that nobody made: later than all others. */
const noPromise = 9_000_000_000_000_000;

const moment = (micros: number) =>
  micros >= noPromise
    ? sql`'infinity'::timestamptz`
    : sql`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;
const micros = (column: RawBuilder<unknown>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;

type Order = Readonly<{
  columns: readonly RawBuilder<unknown>[];
  direction: 'asc' | 'desc';
  place: RawBuilder<number[]>;
  /** The columns' values at a place. */
  at: (place: Place) => RawBuilder<unknown>[];
}>;

const id = sql`conversation.id`;
const last = sql`conversation.last_message_at`;
const number = (place: Place, at: number) => sql`${place[at] ?? 0}::bigint`;
const promise = sql`coalesce(conversation.promised_by, 'infinity'::timestamptz)`;

const orders: Readonly<Record<Sort, Order>> = {
  newest: {
    columns: [last, id],
    direction: 'desc',
    place: sql<number[]>`array[-${micros(last)}, -${id}]`,
    at: (place) => [moment(-(place[0] ?? 0)), sql`-${number(place, 1)}`],
  },
  oldest: {
    columns: [last, id],
    direction: 'asc',
    place: sql<number[]>`array[${micros(last)}, ${id}]`,
    at: (place) => [moment(place[0] ?? 0), number(place, 1)],
  },
  urgency: {
    columns: [sql`(-conversation.rank)`, promise, id],
    direction: 'asc',
    place: sql<number[]>`array[-conversation.rank::bigint, case when conversation.promised_by is null
      then ${sql.lit(noPromise)} else ${micros(sql`conversation.promised_by`)} end, ${id}]`,
    at: (place) => [sql`${place[0] ?? 0}::int`, moment(place[1] ?? 0), number(place, 2)],
  },
};

/** `more`: there is more on the side to which it was read. */
export async function listPage(
  db: Db,
  filter: ConversationFilter,
  { sort, limit, after, before, until, reader }: PageAsked,
) {
  const { columns, direction, place, at } = orders[sort];
  const row = sql`(${sql.join(columns)})`;
  const rowAt = (of: Place) => sql`(${sql.join(at(of))})`;
  const [behind, ahead] = direction === 'asc' ? [sql`>`, sql`<`] : [sql`<`, sql`>`];
  let query = conversationRows(db, reader).select(place.as('place')).where(matches(filter));
  if (after) query = query.where(sql<boolean>`${row} ${behind} ${rowAt(after)}`);
  if (before) query = query.where(sql<boolean>`${row} ${ahead} ${rowAt(before)}`);
  if (until) query = query.where(sql<boolean>`${row} ${ahead}= ${rowAt(until)}`);
  const turned = direction === 'asc' ? 'desc' : 'asc';
  for (const column of columns) query = query.orderBy(column, before ? turned : direction);
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit).map((each) => ({ ...each, place: each.place.map(Number) }));
  return { rows: before ? page.reverse() : page, more: rows.length > limit };
}

/** The first ids of a list, for what is done to all of it. */
export async function listIds(db: Db, filter: ConversationFilter, sort: Sort, limit: number) {
  const { columns, direction } = orders[sort];
  let query = db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select('conversation.id')
    .where(matches(filter));
  for (const column of columns) query = query.orderBy(column, direction);
  const rows = await query.limit(limit).execute();
  return rows.map((each) => each.id);
}
