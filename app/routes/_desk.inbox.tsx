// The shared inbox: the list, and beside it whatever conversation is open.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Outlet, useLoaderData, useParams } from '@remix-run/react';
import { listConversations } from '../../db/conversations.ts';
import { getPolicy } from '../../db/policies.ts';
import { ConversationList } from '../components/conversation-list.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { isPeriodReversed, toFilter } from '../filter.ts';
import { parseQuery } from '../form.ts';
import { inboxQuery, mostPages } from '../forms/inbox-query.ts';
import { viewFilter } from '../inbox-filters.ts';
import { readSay } from '../language.ts';
import { findSearchView } from '../search/search-view.ts';
import { requireAgent } from '../session.ts';
import { toConversationItem } from '../view/conversation-item.ts';
import { toFilterChips } from '../view/filter-chips.ts';
import { inboxViewLabel } from '../view/inbox-views.ts';

/** One page; "show more" adds another. */
const pageSize = 50;

export const meta = () => [{ title: 'Inbox · Baton' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { db } = context.app;
  const { value, faults } = parseQuery(new URL(request.url), inboxQuery);
  // An address somebody mistyped or an old bookmark: the inbox itself is a better answer than a fault.
  if (faults || isPeriodReversed(value)) throw redirect('/inbox');
  const { view, pages, sort, ...fields } = value;
  const { policy } = await getPolicy(db);
  const filter = { ...toFilter(fields, policy.hours.timeZone), ...viewFilter(view, agent.id) };
  if (fields.q) {
    const searched = { q: fields.q, filter: toFilter(fields, policy.hours.timeZone), agentId: agent.id };
    const search = await findSearchView(db, { ...searched, after: null, say });
    return {
      view: 'all' as const,
      sort,
      chips: toFilterChips(say, fields),
      items: [],
      morePages: null,
      search,
    };
  }
  const { rows, next } = await listConversations(db, filter, { limit: pageSize * pages, sort });
  return {
    view,
    sort,
    chips: toFilterChips(say, fields),
    items: rows.map((row) => toConversationItem(row, view)),
    morePages: next && pages < mostPages ? pages + 1 : null,
    search: null,
  };
}

export default function Inbox() {
  const list = useLoaderData<typeof loader>();
  const open = useParams().id !== undefined;
  return (
    <main id="main" className="inbox" data-open={open || undefined}>
      <h1 className="visually-hidden">Inbox: {inboxViewLabel(list.view)}</h1>
      <ConversationList {...list} />
      <Outlet />
    </main>
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
