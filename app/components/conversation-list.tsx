// The list of conversations: which they are, in which order, and what can be done with several of them.

import { CircleCheck } from 'lucide-react';

import { emptyWords, type InboxView, inboxViewLabel } from '../view/inbox-views.ts';
import type { SearchView } from '../view/search-view.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationRows } from './conversation-rows.tsx';
import { ListFilters } from './list-filters.tsx';
import type { ListRows } from './list-rows.ts';
import { type Selection, useSelection } from './list-selection.ts';
import { type InboxList, SortMenu } from './list-tools.tsx';
import { useSay } from './say.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { useFoundPages } from './use-found-pages.ts';
import { ViewTabs } from './view-tabs.tsx';

type Props = Readonly<{
  list: InboxList;
  rows: ListRows;
  /** What was found, where somebody searches. */
  found: SearchView | null;
}>;

export function ConversationList({ list, rows, found }: Props) {
  const { view, saved, query } = list;
  const say = useSay();
  const pages = useFoundPages(found);
  const selection = useSelection(found ? pages.items : rows.window.rows, query, found === null);
  const label = saved?.name ?? say(inboxViewLabel(view));
  return (
    <section className="list" aria-label={label} tabIndex={-1}>
      <div className="list-head">
        <h2>
          <bdi>{found ? say('Search results') : label}</bdi>
        </h2>
        <ViewTabs view={view} savedId={saved?.id ?? null} />
        <SearchBox q={found?.q ?? ''} />
        <div className="list-tools">
          <ListFilters list={list} />
          {found ? null : <SortMenu list={list} />}
        </div>
      </div>
      {found ? (
        <div className="list-scroll" data-choosing={selection.ids.size > 0 || undefined}>
          <SearchResults first={found} pages={pages} selection={selection} />
        </div>
      ) : (
        <ListBody list={list} rows={rows} label={label} selection={selection} />
      )}
      <BulkBar selection={selection} query={query} />
    </section>
  );
}

function ListBody({
  list: { view, chips, query },
  rows,
  label,
  selection,
}: Pick<Props, 'list' | 'rows'> & Readonly<{ label: string; selection: Selection }>) {
  return rows.window.rows.length === 0 && !rows.window.after ? (
    <Empty view={view} filtered={chips.length > 0} />
  ) : (
    <ConversationRows rows={rows} query={query} label={label} selection={selection} />
  );
}

function Empty({ view, filtered }: { view: InboxView; filtered: boolean }) {
  const say = useSay();
  const words = filtered
    ? {
        title: say('Nothing found'),
        text: say('Take a filter away, or look in another view.'),
      }
    : emptyWords(view);
  return (
    <div className="list-empty">
      {filtered ? null : <CircleCheck size={24} aria-hidden />}
      <strong>{say(words.title)}</strong>
      <p>{say(words.text)}</p>
    </div>
  );
}
