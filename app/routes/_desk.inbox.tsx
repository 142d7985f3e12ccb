// The shared inbox: the list, and beside it whatever conversation is open.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Outlet, useLoaderData, useParams } from '@remix-run/react';

import { listPage } from '../../db/conversation-pages.ts';
import { ConversationList } from '../components/conversation-list.tsx';
import { ListRowsContext, useListRows } from '../components/list-rows.ts';
import { PageFault } from '../components/page-fault.tsx';
import { useSay } from '../components/say.tsx';
import { findNames } from '../filter-names.ts';
import { readSay } from '../language.ts';
import { listQuery, readList } from '../read-list.ts';
import { findSearchView } from '../search/search-view.ts';
import { requireAgent } from '../session.ts';
import { toListedItem } from '../view/conversation-item.ts';
import { toFilterChips } from '../view/filter-chips.ts';
import { inboxViewLabel } from '../view/inbox-views.ts';

/** What the page comes with; the browser fetches the rest as it is scrolled to. */
const firstRows = 50;

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const say = await readSay(request);
  const { db, planned } = context.app;
  const asked = await readList(planned, agent.id, new URL(request.url));
  // An address somebody mistyped or an old bookmark: the inbox itself is a better answer than a fault.
  if (!asked) throw redirect('/inbox');
  const { view, sort, fields, saved, filter } = asked;
  const shown = {
    title: say('Inbox'),
    view,
    sort,
    fields,
    saved,
    query: listQuery(asked),
    chips: toFilterChips(say, fields, await findNames(db, fields)),
    mayManage: agent.role !== 'agent' || saved?.madeBy === agent.id,
  };
  if (fields.q) {
    const searched = { q: fields.q, filter: asked.narrowing, agentId: agent.id };
    const search = await findSearchView(db, { ...searched, after: null, say });
    return { ...shown, view: 'all' as const, items: [], end: null, search };
  }
  // Of a view as it is there is one best plan; of filters on it, one for each of what they ask for.
  const bare = Object.keys(asked.narrowing).length === 0;
  const { rows, more } = await listPage(bare ? planned : db, filter, {
    sort,
    limit: firstRows,
    reader: agent.id,
  });
  const items = rows.map((row) => toListedItem(row, view, say));
  return {
    ...shown,
    items,
    end: more ? (items.at(-1)?.place ?? null) : null,
    search: null,
  };
}

export default function Inbox() {
  const list = useLoaderData<typeof loader>();
  const open = useParams().id;
  const say = useSay();
  const rows = useListRows(list);
  return (
    <main id="main" className="inbox" data-open={open !== undefined || undefined}>
      <h1 className="visually-hidden">
        {say('Inbox: {view}', { view: list.saved?.name ?? say(inboxViewLabel(list.view)) })}
      </h1>
      <ConversationList list={list} rows={rows} found={list.search} />
      <ListRowsContext.Provider value={rows.window.rows}>
        <Outlet />
      </ListRowsContext.Provider>
    </main>
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
