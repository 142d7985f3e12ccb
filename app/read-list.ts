// Which conversations the inbox's address asks for: a view, a saved view, and the filters on top of it.

import type { ConversationFilter } from '../db/conversation-filter.ts';
import type { Sort } from '../db/conversation-pages.ts';
import type { Db } from '../db/database.ts';
import { getPolicy } from '../db/policies.ts';
import { findSavedView } from '../db/saved-views.ts';
import { isPeriodReversed, toFilter } from './filter.ts';
import { parseQuery } from './form.ts';
import { inboxQuery, myself, nobody, type ViewFields } from './forms/inbox-query.ts';
import { viewFilter } from './inbox-filters.ts';
import { readViewFields } from './saved-view-fields.ts';
import type { InboxView } from './view/inbox-views.ts';

export type ListAsked = Readonly<{
  view: InboxView;
  sort: Sort;
  /** The filters beside the view. */
  fields: Omit<ViewFields, 'view' | 'sort'>;
  saved: Readonly<{
    id: number;
    name: string;
    shared: boolean;
    madeBy: number | null;
    /** The address asks for something else than what is saved. */
    changed: boolean;
  }> | null;
  /** The filters alone, whatever the view. */
  narrowing: ConversationFilter;
  filter: ConversationFilter;
}>;

/** Null where the address was mistyped, or leads to a view that is gone. */
export async function readList(db: Db, agentId: number, url: URL): Promise<ListAsked | null> {
  const { value, faults } = parseQuery(url, inboxQuery);
  if (faults || isPeriodReversed(value)) return null;
  const { saved: savedId, ...asked } = value;
  const saved = savedId ? await findSavedView(db, agentId, savedId) : null;
  if (savedId && !saved) return null;
  const changed = Object.keys(asked).length > 0;
  const {
    view = saved ? 'all' : 'person',
    sort = 'newest',
    ...fields
  } = saved && !changed ? readViewFields(saved.fields) : asked;
  const narrowing = await toNarrowing(db, agentId, fields);
  return {
    view,
    sort: sort === 'urgency' && !urgencyViews.has(view) ? 'newest' : sort,
    fields,
    saved: saved && { id: saved.id, name: saved.name, shared: saved.shared, madeBy: saved.madeBy, changed },
    narrowing,
    filter: { ...narrowing, ...viewFilter(view, agentId) },
  };
}

/** The same list as an address asks for it, spelled out. */
export function listQuery({ view, sort, fields }: Pick<ListAsked, 'view' | 'sort' | 'fields'>): string {
  return new URLSearchParams({ view, sort, ...fields }).toString();
}

/** Where somebody is waiting for a person: elsewhere nothing is urgent. */
const urgencyViews: ReadonlySet<InboxView> = new Set(['person', 'mine', 'teams', 'unassigned']);

/** What the view says goes before what the filters say. */
export async function toListFilter(
  db: Db,
  agentId: number,
  view: InboxView,
  fields: ListAsked['fields'],
): Promise<ConversationFilter> {
  return { ...(await toNarrowing(db, agentId, fields)), ...viewFilter(view, agentId) };
}

async function toNarrowing(db: Db, agentId: number, { assignee, unread, ...fields }: ListAsked['fields']) {
  return {
    ...toFilter(fields, await findTimeZone(db, fields)),
    ...(assignee ? { assigneeId: toAssignee(assignee, agentId) } : {}),
    ...(unread ? { unreadBy: agentId } : {}),
  };
}

/** A day is one of the shop's. Who asks for none need not be told when theirs begin. */
async function findTimeZone(db: Db, { from, to }: ListAsked['fields']): Promise<string> {
  return from || to ? (await getPolicy(db)).policy.hours.timeZone : 'UTC';
}

function toAssignee(assignee: string, agentId: number): number | null {
  if (assignee === nobody) return null;
  return assignee === myself ? agentId : Number(assignee);
}
