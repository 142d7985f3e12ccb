// Finds messages, the newest first and one for each conversation.

import { type Expression, type SqlBool, sql } from 'kysely';

import { timeMarks } from '../triage/search/document.ts';
import { type ConversationFilter, matches } from './conversation-filter.ts';
import type { Cursor } from './conversations.ts';
import type { Db } from './database.ts';
import { matchesConversation, matchesMessage, type SearchFilter } from './search-filter.ts';

export type Hit = Readonly<{ conversationId: number; messageId: number; micros: number }>;

export type HitsAsked = Readonly<{
  limit: number;
  /** Goes on behind this message: the moment it was written, and its id. */
  after?: Cursor | null;
  now: Date;
}>;

/** Several mails of one conversation count once: this many are read to fill a page. */
const readAtOnce = 120;

/**
 * A word that half of all mails have would give half a million to sort. So the newest mail is looked through first, then
 * more of it, until the page is full; what is rare is asked for at once.
 */
export async function findHits(
  db: Db,
  search: SearchFilter,
  filter: ConversationFilter,
  { limit, after = null, now }: HitsAsked,
): Promise<{ hits: readonly Hit[]; next: Cursor | null }> {
  const hits: Hit[] = [];
  const seen = new Set<number>();
  let from = after;
  for (const window of windowsOf(search, after ? new Date(after.micros / 1_000) : newestOf(search, now))) {
    for (;;) {
      const rows = await readWindow(db, search, filter, window, from);
      const fresh = rows.filter((row) => !seen.has(row.conversationId));
      const shown = after ? await shownBefore(db, search, fresh, after) : null;
      for (const row of fresh) {
        if (seen.has(row.conversationId) || shown?.has(row.conversationId)) continue;
        seen.add(row.conversationId);
        hits.push(row);
      }
      const last = rows.at(-1);
      if (hits.length > limit) return page(hits, limit);
      if (last) from = { micros: last.micros, id: last.messageId };
      if (rows.length < readAtOnce) break;
    }
  }
  return page(hits, limit);
}

function page(hits: readonly Hit[], limit: number): { hits: readonly Hit[]; next: Cursor | null } {
  const last = hits[limit - 1];
  const next = hits.length > limit && last ? { micros: last.micros, id: last.messageId } : null;
  return { hits: hits.slice(0, limit), next };
}

/** A stretch of time by the marks of its days, months or years; null: all of it. `until`: what is newer was looked through. */
type Window = Readonly<{ marks: readonly string[]; until: Date | null }>;

const dayMs = 86_400_000;

function* windowsOf({ words, rare }: SearchFilter, from: Date): Generator<Window> {
  if (words === null || rare) return yield { marks: [], until: null };
  // A mail may say that it was written tomorrow.
  const days = Array.from({ length: 8 }, (_, place) => new Date(from.getTime() + (1 - place) * dayMs));
  yield { marks: days.map((day) => timeMarks(day).day), until: null };
  const week = startOf(days.at(-1) ?? from, 10);
  const months = [week, new Date(startOf(week, 7).getTime() - dayMs)];
  yield { marks: months.map((month) => timeMarks(month).month), until: week };
  const month = startOf(months[1] ?? week, 7);
  const years = [month, new Date(startOf(month, 4).getTime() - dayMs)];
  yield { marks: years.map((year) => timeMarks(year).year), until: month };
  yield { marks: [], until: startOf(years[1] ?? month, 4) };
}

/** No mail that is looked for is newer. */
function newestOf({ written }: SearchFilter, now: Date): Date {
  const ends = written.flatMap(({ not, from, to }) => (not ? (to === null ? from : null) : to) ?? []);
  const [first] = ends.sort();
  // Two days more than needed: the zone's day is not ours.
  return first === undefined ? now : new Date(Math.min(now.getTime(), Date.parse(first) + 2 * dayMs));
}

/** The beginning of the day (10), month (7) or year (4) in UTC. */
const startOf = (at: Date, letters: 4 | 7 | 10) =>
  new Date(`${at.toISOString().slice(0, letters)}${'-01-01'.slice(0, 10 - letters)}T00:00:00Z`);

const orMarks = (marks: readonly string[]) => marks.map((mark) => `'${mark}'`).join(' | ');

async function readWindow(
  db: Db,
  search: SearchFilter,
  filter: ConversationFilter,
  { marks, until }: Window,
  after: Cursor | null,
): Promise<Hit[]> {
  const words =
    search.words !== null && marks.length > 0 ? `(${search.words}) & (${orMarks(marks)})` : search.words;
  const conditions: Expression<SqlBool>[] = [
    ...matchesMessage({ ...search, words }),
    ...(until ? [sql<SqlBool>`hit.at < ${until}`] : []),
    ...(after ? [sql<SqlBool>`(hit.at, hit.message_id) < (${momentOf(after)}, ${after.id}::bigint)`] : []),
  ];
  const query = db
    .selectFrom('message_search as hit')
    .select(['hit.message_id as messageId', 'hit.conversation_id as conversationId'])
    .select(sql<number>`(extract(epoch from hit.at) * 1000000)::bigint`.as('micros'))
    .where((eb) => eb.and(conditions))
    .orderBy('hit.at', 'desc')
    .orderBy('hit.message_id', 'desc')
    .limit(readAtOnce);
  if (search.conversation.length === 0 && Object.keys(filter).length === 0) return query.execute();
  return query
    .innerJoin('conversation', 'conversation.id', 'hit.conversation_id')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .where(matches(filter))
    .where((eb) => eb.and(matchesConversation(search)))
    .execute();
}

/** Those that an earlier page has shown by a newer mail. */
async function shownBefore(db: Db, search: SearchFilter, hits: readonly Hit[], after: Cursor) {
  const rows = await db
    .selectFrom('message_search as hit')
    .select('hit.conversation_id')
    .where('hit.conversation_id', 'in', [0, ...hits.map((hit) => hit.conversationId)])
    .where(sql<SqlBool>`(hit.at, hit.message_id) >= (${momentOf(after)}, ${after.id}::bigint)`)
    .where((eb) => eb.and(matchesMessage(search)))
    .execute();
  return new Set(rows.map((row) => row.conversation_id));
}

const momentOf = ({ micros }: Cursor) =>
  sql<Date>`(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond')`;

/** How many conversations are by a number: their own, or that of an order or parcel of their customer. */
const mostByNumber = 10;

/** `number`: in small letters, without signs. The newest first. */
export async function findByNumber(db: Db, number: string): Promise<number[]> {
  const own = /^\d{1,15}$/.test(number) ? Number(number) : null;
  const { rows } = await sql<{ id: number }>`
    with buyer as (select customer_email from orders where plain_number(number) = ${number}
      union select customer_email from orders where plain_number(tracking_number) = ${number})
    select conversation.id, conversation.id = ${own}::bigint as is_own, last_message_at from conversation
      where conversation.id = ${own}::bigint
    union
    (select conversation.id, false, last_message_at from buyer join customer on customer.email = buyer.customer_email
      join conversation on conversation.customer_id = customer.id
      where conversation.id is distinct from ${own}::bigint
      order by last_message_at desc limit ${mostByNumber})
    order by is_own desc nulls last, last_message_at desc`.execute(db);
  return rows.map((row) => row.id);
}
