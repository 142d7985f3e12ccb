// Finds messages, the newest first and one for each conversation.

import { type Expression, type SqlBool, sql } from 'kysely';

import { timeMarks } from '../triage/search/document.ts';
import { type ConversationFilter, matches } from './conversation-filter.ts';
import type { Cursor } from './conversations.ts';
import type { Db } from './database.ts';
import { newsMessages } from './reading.ts';
import { matchesConversation, matchesMessage, type SearchFilter } from './search-filter.ts';

export type Hit = Readonly<{ conversationId: number; messageId: number; micros: number }>;

export type HitsAsked = Readonly<{
  limit: number;
  /** Goes on behind this message: the moment it was written, and its id. */
  after?: Cursor | null;
  now: Date;
  /** Milliseconds. */
  clock?: () => number;
}>;

export type FoundHits = Readonly<{
  hits: readonly Hit[];
  next: Cursor | null;
  /** It took too long: what is older is looked through when somebody asks for it, by `next`. */
  lookedBackTo: Date | null;
}>;

/**
 * Words that nearly all mails have, in an order that none has: then every mail would have to be read to say so. With the
 * stretch that is looked through when it ends, a page is there within 200 ms.
 */
const patienceMs = 90;

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
  { limit, after = null, now, clock = () => performance.now() }: HitsAsked,
): Promise<FoundHits> {
  const began = clock();
  const hits: Hit[] = [];
  const seen = new Set<number>();
  let from = after;
  const among = await listStanding(db, search, filter);
  const whole = isFew(among) ? { ...search, rare: true } : search;
  const windows = windowsOf(whole, after ? new Date(after.micros / 1_000) : newestOf(search, now));
  for (let step = windows.next(0); !step.done; ) {
    const window = step.value;
    const windowBegan = clock();
    if (window.until && windowBegan - began > patienceMs) return { hits, ...upTo(window.until) };
    for (;;) {
      const rows = await readWindow(db, search, filter, window, { after: from, among });
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
    step = windows.next(clock() - windowBegan);
  }
  return page(hits, limit);
}

const upTo = (until: Date) => ({ next: { micros: until.getTime() * 1_000, id: 0 }, lookedBackTo: until });

function page(hits: readonly Hit[], limit: number): FoundHits {
  const last = hits[limit - 1];
  const next = hits.length > limit && last ? { micros: last.micros, id: last.messageId } : null;
  return { hits: hits.slice(0, limit), next, lookedBackTo: null };
}

/** Older mail than of so many months is looked through at once. */
const monthsApart = 48;
/** A stretch that took no longer is followed by one of twice its length. */
const quickMs = 25;

/** A stretch of time by the marks of its days or months; none: all of it. `until`: what is newer was looked through. */
type Window = Readonly<{ marks: readonly string[]; until: Date | null }>;

const dayMs = 86_400_000;

/** Is told after each how many milliseconds it took. */
function* windowsOf({ words, rare }: SearchFilter, from: Date): Generator<Window, void, number> {
  if (words === null || rare) {
    yield { marks: [], until: null };
    return;
  }
  // A mail may say that it was written tomorrow.
  const days = Array.from({ length: 8 }, (_, place) => new Date(from.getTime() + (1 - place) * dayMs));
  yield { marks: days.map((day) => timeMarks(day).day), until: null };
  let until = startOf(days.at(-1) ?? from, 10);
  let length = 1;
  for (let apart = 0; apart < monthsApart; apart += length) {
    const marks: string[] = [];
    let begin = until;
    while (marks.length < length) {
      // The last moment before it, by which it is the month of that.
      const before = new Date(begin.getTime() - 1);
      marks.push(timeMarks(before).month);
      begin = startOf(before, 7);
    }
    const took = yield { marks, until };
    if (took <= quickMs) length *= 2;
    until = begin;
  }
  yield { marks: [], until };
}

/** No mail that is looked for is newer. */
function newestOf({ written }: SearchFilter, now: Date): Date {
  const ends = written.flatMap(({ not, from, to }) => (not ? (to === null ? from : null) : to) ?? []);
  const [first] = ends.sort();
  // Two days more than needed: the zone's day is not ours.
  return first === undefined ? now : new Date(Math.min(now.getTime(), Date.parse(first) + 2 * dayMs));
}

/** The beginning of the day (10) or month (7) in UTC. */
const startOf = (at: Date, letters: 7 | 10) =>
  new Date(`${at.toISOString().slice(0, letters)}${'-01'.slice(0, 10 - letters)}T00:00:00Z`);

const orMarks = (marks: readonly string[]) => marks.map((mark) => `'${mark}'`).join(' | ');

async function readWindow(
  db: Db,
  search: SearchFilter,
  filter: ConversationFilter,
  { marks, until }: Window,
  { after, among }: { after: Cursor | null; among: readonly number[] | null },
): Promise<Hit[]> {
  const words =
    search.words !== null && marks.length > 0 ? `(${search.words}) & (${orMarks(marks)})` : search.words;
  const few = isFew(among);
  const lookedUp = words !== null && !few;
  const conditions: Expression<SqlBool>[] = [
    ...matchesMessage({ ...search, words: lookedUp ? null : words }),
    ...(until ? [sql<SqlBool>`hit.at < ${until}`] : []),
    ...(after ? [sql<SqlBool>`(hit.at, hit.message_id) < (${momentOf(after)}, ${after.id}::bigint)`] : []),
    ...(few ? [sql<SqlBool>`hit.conversation_id = any(${among}::bigint[])`] : []),
    // Many are looked up in a table that is made of them once, and not one after another.
    ...(among && !few ? [sql<SqlBool>`hit.conversation_id in (select unnest(${among}::bigint[]))`] : []),
    ...(among === null && needsConversation(search, filter) ? [standing(db, search, filter)] : []),
  ];
  // Before the conversations are looked up, one after another and no further than the page reaches: so says the offset.
  const source = lookedUp
    ? sql`(select * from search_messages(${words}::tsquery) order by at desc, message_id desc offset 0)`
    : sql`message_search`;
  const { rows } = await sql<Hit>`
    select message_id as "messageId", conversation_id as "conversationId",
      (extract(epoch from at) * 1000000)::bigint as micros
    from ${source} hit where ${sql.join(conditions.length > 0 ? conditions : [sql`true`], sql` and `)}
    order by at desc, message_id desc limit ${readAtOnce}`.execute(db);
  return rows;
}

const needsConversation = (search: SearchFilter, filter: ConversationFilter) =>
  search.conversation.length > 0 || Object.keys(filter).length > 0;

const standing = (db: Db, search: SearchFilter, filter: ConversationFilter) =>
  sql<SqlBool>`exists ${standingQuery(db, search, filter)
    .where(sql<SqlBool>`conversation.id = hit.conversation_id`)
    .offset(0)}`;

const standingQuery = (db: Db, search: SearchFilter, filter: ConversationFilter) =>
  db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .select('conversation.id')
    .where(matches(filter))
    .where((eb) => eb.and(matchesConversation(search)));

/** Of what few conversations are, and an index tells which. */
const selective = new Set(['assignee', 'assignee-name', 'tag']);
const selectiveStates = new Set(['open', 'waiting', 'snoozed', 'spam', 'unassigned']);
const fewConversations = 500;

const isFew = (among: readonly number[] | null): boolean =>
  among !== null && among.length <= fewConversations;

/**
 * The conversations that are wanted, where they are few: then their mails alone are looked through. Of what somebody has not
 * read all of them: that is found from the newest messages, once, and not by asking it of each mail with the words. Else null.
 */
async function listStanding(
  db: Db,
  search: SearchFilter,
  filter: ConversationFilter,
): Promise<number[] | null> {
  const sought = search.conversation.filter(({ not }) => !not);
  const isUnread = filter.unreadBy !== undefined || sought.some(({ kind }) => kind === 'unread');
  const isSelective = sought.some(
    (each) => selective.has(each.kind) || (each.kind === 'is' && selectiveStates.has(each.state)),
  );
  if (!isUnread && (!isSelective || search.words === null)) return null;
  const most = isUnread ? newsMessages : fewConversations;
  const rows = await standingQuery(db, search, filter)
    .limit(most + 1)
    .execute();
  return rows.length > most ? null : rows.map((row) => row.id);
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

/** `number`: in small letters, without signs. The newest first; of a merged one, where its mails are now. */
export async function findByNumber(db: Db, number: string): Promise<number[]> {
  const own = /^\d{1,15}$/.test(number) ? Number(number) : null;
  const { rows } = await sql<{ id: number }>`
    with own as (select coalesce(merged_into, id) as id from conversation where id = ${own}::bigint),
      buyer as (select customer_email from orders where plain_number(number) = ${number}
      union select customer_email from orders where plain_number(tracking_number) = ${number})
    select conversation.id, true as is_own, last_message_at from own join conversation using (id)
    union
    (select conversation.id, false, last_message_at from buyer join customer on customer.email = buyer.customer_email
      join conversation on conversation.customer_id = customer.id
      where not exists (select from own where own.id = conversation.id)
      order by last_message_at desc limit ${mostByNumber})
    order by is_own desc, last_message_at desc`.execute(db);
  return rows.map((row) => row.id);
}
