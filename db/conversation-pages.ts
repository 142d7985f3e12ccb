// The inbox's list piece by piece, forwards and backwards from any place, in each of its orders; without counting rows off.

import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

import { type ConversationFilter, inFacets, matches } from './conversation-filter.ts';
import { listedRows } from './conversations.ts';
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
export async function listPage(db: Db, filter: ConversationFilter, asked: PageAsked) {
  const { sort, limit, before, reader = null } = asked;
  const { place } = orders[sort];
  const all = listedRows(db, reader).select(place.as('place'));
  const few = await listFew(db, filter);
  // What is unread is looked up and then put in order: what is shown is read for those few that the page has, and not for all.
  const found =
    filter.unreadBy === undefined || few ? few : await listIds(db, filter, { ...asked, limit: limit + 1 });
  const wanted = found
    ? all.where('conversation.id', 'in', [0, ...found]).where(standsWhere(asked))
    : all.where(matches(filter)).where(standsWhere(asked));
  const rows = await wanted
    .orderBy(inOrder(asked))
    // Written out: for a number that is still to come a kept plan reckons with a tenth of all rows.
    .limit(sql.lit(limit + 1))
    .execute();
  const page = rows.slice(0, limit).map((each) => ({ ...each, place: each.place.map(Number) }));
  return { rows: before ? page.reverse() : page, more: rows.length > limit };
}

/** So few are put in order sooner than they are found in it. */
const fewListed = 200;

/** All that a filter leaves, where that is little or nothing at all; null where it may be more. */
async function listFew(db: Db, filter: ConversationFilter): Promise<number[] | null> {
  const facets = inFacets(filter);
  if (!facets) return null;
  const rows = await db
    .selectFrom('conversation')
    .select('conversation.id')
    .where(matches(filter))
    .where(facets)
    .limit(fewListed + 1)
    .execute();
  return rows.length > fewListed ? null : rows.map((each) => each.id);
}

/** The first ids of a list, for what is done to all of it; `before`: the last ones before that place, turned around. */
export async function listIds(db: Db, filter: ConversationFilter, asked: PageAsked): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation')
    .select('conversation.id')
    .where(matches(filter))
    .where(standsWhere(asked))
    .orderBy(inOrder(asked))
    .limit(asked.limit)
    .execute();
  return rows.map((each) => each.id);
}

function standsWhere({ sort, after, before, until }: PageAsked): Expression<SqlBool> {
  const { columns, direction, at } = orders[sort];
  const row = sql`(${sql.join(columns)})`;
  const rowAt = (of: Place) => sql`(${sql.join(at(of))})`;
  const [behind, ahead] = direction === 'asc' ? [sql`>`, sql`<`] : [sql`<`, sql`>`];
  const all = [
    ...(after ? [sql`${row} ${behind} ${rowAt(after)}`] : []),
    ...(before ? [sql`${row} ${ahead} ${rowAt(before)}`] : []),
    ...(until ? [sql`${row} ${ahead}= ${rowAt(until)}`] : []),
  ];
  return all.length > 0 ? sql<SqlBool>`(${sql.join(all, sql` and `)})` : sql<SqlBool>`true`;
}

function inOrder({ sort, before }: PageAsked) {
  const { columns, direction } = orders[sort];
  const turned = direction === 'asc' ? 'desc' : 'asc';
  const way = sql.raw(before ? turned : direction);
  return sql`${sql.join(columns.map((column) => sql`${column} ${way}`))}`;
}
