// A page of what was found, for the list beside the conversation.

import type { ConversationFilter } from '../../db/conversation-filter.ts';
import type { Cursor } from '../../db/conversations.ts';
import type { Db } from '../../db/database.ts';
import { getPolicy } from '../../db/policies.ts';
import { writeCursor } from '../view/api-view.ts';
import { type SearchView, toFoundItem } from '../view/search-view.ts';
import type { Say } from '../words/say.ts';
import { runSearch } from './run-search.ts';
import { sayFault } from './say-fault.ts';

/** What fits on a screen and a bit: the rest is a click away. */
const pageSize = 30;

export type SearchViewAsked = Readonly<{
  q: string;
  filter: ConversationFilter;
  agentId: number;
  after: Cursor | null;
  say: Say;
}>;

export async function findSearchView(
  db: Db,
  { q, filter, agentId, after, say }: SearchViewAsked,
): Promise<SearchView> {
  const { policy } = await getPolicy(db);
  const searcher = { agentId, timeZone: policy.hours.timeZone, now: new Date() };
  const { page, faults } = await runSearch(db, { q, filter, searcher, limit: pageSize, after });
  if (!page)
    return {
      q,
      items: [],
      next: null,
      meant: [],
      lookedBackTo: null,
      faults: faults.map((fault) => sayFault(say, fault)),
    };
  return {
    q,
    items: page.found.map((found) => toFoundItem(found, say)),
    next: writeCursor(page.next),
    meant: page.meant,
    lookedBackTo: page.lookedBackTo?.toISOString() ?? null,
    faults: [],
  };
}
