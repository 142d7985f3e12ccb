// From what somebody typed to a page of what was found: planned, found, and each hit with the words it was found by.

import type { ConversationFilter } from '../../db/conversation-filter.ts';
import type { ConversationRow, Cursor } from '../../db/conversations.ts';
import type { Db } from '../../db/database.ts';
import { findByNumber, findHits } from '../../db/search.ts';
import { type FoundMessage, listFound, listFoundMessages } from '../../db/search-rows.ts';
import type { MarkedPiece } from '../view/marked-text.ts';
import { excerptOf, type Marks, markText } from './mark-text.ts';
import type { QueryFault } from './parse-query.ts';
import { planSearch, type Searcher } from './plan-search.ts';

export type Found = Readonly<{ row: ConversationRow; hit: FoundHit | null }>;

/** Null where the conversation was found by its number or its customer's order, and not by words. */
export type FoundHit = Readonly<{
  messageId: number;
  at: Date;
  from: Readonly<{ name: string; address: string }>;
  subject: readonly MarkedPiece[];
  excerpt: readonly MarkedPiece[];
}>;

export type SearchPage = Readonly<{
  found: readonly Found[];
  next: Cursor | null;
  meant: readonly { word: string; instead: string }[];
  /** It took too long: older mail is looked through by `next`. */
  lookedBackTo: Date | null;
}>;

export type SearchAsked = Readonly<{
  q: string;
  filter: ConversationFilter;
  searcher: Searcher;
  limit: number;
  after?: Cursor | null;
}>;

export type SearchAnswer = Readonly<
  { page: SearchPage; faults: null } | { page: null; faults: readonly QueryFault[] }
>;

export async function runSearch(
  db: Db,
  { q, filter, searcher, limit, after = null }: SearchAsked,
): Promise<SearchAnswer> {
  const { search, faults } = await planSearch(db, q, searcher);
  if (!search) return { page: null, faults };
  const { marks, meant, number } = search;
  const [{ hits, next, lookedBackTo }, numbered] = await Promise.all([
    findHits(db, search.filter, filter, { limit, after, now: searcher.now }),
    number !== null ? findByNumber(db, number) : [],
  ]);
  // What has the number stands first, and is not shown again on a later page.
  const first = new Set(numbered);
  const ids = after ? [] : numbered;
  const byWords = hits.filter((hit) => !first.has(hit.conversationId));
  const [rows, messages] = await Promise.all([
    listFound(db, [...ids, ...byWords.map((hit) => hit.conversationId)], filter, searcher.agentId),
    listFoundMessages(
      db,
      hits.map((hit) => hit.messageId),
    ),
  ]);
  const messageOf = new Map(hits.map((hit) => [hit.conversationId, hit.messageId]));
  const texts = new Map(messages.map((message) => [message.id, message]));
  const found = rows.map((row) => {
    const message = texts.get(messageOf.get(row.id) ?? 0);
    return { row, hit: message ? toHit(message, marks) : null };
  });
  const told = number !== null && numbered.length > 0 ? [] : meant;
  return { page: { found, next, meant: told, lookedBackTo }, faults: null };
}

function toHit(message: FoundMessage, marks: Marks): FoundHit {
  const { id, at, from_name, from_address, subject, text, files } = message;
  const inText = excerptOf(text, marks);
  const file = files.map((name) => markText(name, marks)).find((pieces) => pieces.some(({ hit }) => hit));
  return {
    messageId: id,
    at,
    from: { name: from_name, address: from_address },
    subject: markText(subject, marks),
    excerpt: !inText.isHit && file ? file : inText.pieces,
  };
}
