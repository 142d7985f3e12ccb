// The list of conversations: who, what, why, since when.

import { Button } from '@radix-ui/themes';
import { Link, useLocation, useParams, useSearchParams } from '@remix-run/react';
import { CircleCheck, X } from 'lucide-react';

import type { ConversationItem } from '../view/conversation-item.ts';
import { emptyWords, type InboxView, inboxViewLabel, inboxViews } from '../view/inbox-views.ts';
import type { SearchView } from '../view/search-view.ts';
import { ChipLine } from './chip.tsx';
import { ItemTags, PriorityMark } from './item-tags.tsx';
import { useSay } from './say.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { Due, When } from './time.tsx';

type Props = Readonly<{
  view: InboxView;
  sort: 'newest' | 'urgency';
  chips: readonly string[];
  items: readonly ConversationItem[];
  morePages: number | null;
  /** What was found, where somebody searches. */
  search: SearchView | null;
}>;

export function ConversationList({ view, sort, chips, items, morePages, search: found }: Props) {
  const say = useSay();
  const { search } = useLocation();
  const { id } = useParams();
  const [params] = useSearchParams();
  const filtered = chips.length > 0;
  const more = new URLSearchParams(params);
  more.set('pages', String(morePages ?? 1));
  return (
    <section className="list" aria-label={inboxViewLabel(view)}>
      <div className="list-head">
        <h2>{found ? say('Search results') : inboxViewLabel(view)}</h2>
        <ViewTabs view={view} />
        <SearchBox q={found?.q ?? ''} />
        {chips.length > 0 ? (
          <div className="list-filters">
            <ChipLine chips={chips.map((label) => ({ label, shade: 'accent' }))} />
            <Link to={`/inbox?view=${view}`} className="clear-link">
              <X size={14} aria-hidden /> Clear
            </Link>
          </div>
        ) : null}
      </div>
      {view === 'person' || view === 'mine' || view === 'unassigned' ? (
        <SortLink sort={sort} params={params} />
      ) : null}
      {found ? <SearchResults first={found} /> : null}
      {items.length === 0 && !found ? <Empty view={view} filtered={filtered} /> : null}
      <ol className="list-items">
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} open={String(item.id) === id} search={search} />
          </li>
        ))}
      </ol>
      {morePages ? (
        <div className="list-more">
          <Button asChild variant="soft" color="gray">
            <Link to={`?${more}`} preventScrollReset>
              Show more
            </Link>
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function SortLink({ sort, params }: { sort: Props['sort']; params: URLSearchParams }) {
  const other = new URLSearchParams(params);
  if (sort === 'newest') other.set('sort', 'urgency');
  else other.delete('sort');
  return (
    <p className="list-sort quiet">
      {sort === 'newest' ? 'Newest first' : 'Most urgent first'} ·{' '}
      <Link to={`?${other}`} preventScrollReset>
        {sort === 'newest' ? 'Most urgent first' : 'Newest first'}
      </Link>
    </p>
  );
}

function Item({ item, open, search }: { item: ConversationItem; open: boolean; search: string }) {
  return (
    <Link
      to={`/inbox/${item.id}${search}`}
      className="item"
      data-conversation={item.id}
      data-needs={item.needsPerson || undefined}
      aria-current={open ? 'page' : undefined}
      preventScrollReset
    >
      <span className="item-top">
        <span className="item-customer">
          <bdi>{item.customer}</bdi>
        </span>
        <span className="item-time">
          <When at={item.lastMessageAt} />
        </span>
      </span>
      <span className="item-subject">
        <PriorityMark priority={item.priority} />
        <bdi>{item.subject}</bdi>
      </span>
      <span className="item-excerpt">
        <bdi>{item.excerpt}</bdi>
      </span>
      <span className="item-foot">
        <ChipLine chips={item.chips} />
        <ItemTags tags={item.tags} />
        <span className="item-end">
          {item.assignee ? <span className="item-assignee">{item.assignee}</span> : null}
          {item.promisedBy ? <Due at={item.promisedBy} soon={item.dueSoon} /> : null}
        </span>
      </span>
    </Link>
  );
}

/** On narrow screens, where the navigation has no room for them. */
function ViewTabs({ view }: { view: InboxView }) {
  return (
    <nav className="view-tabs" aria-label="Views">
      {inboxViews.map((each) => (
        <Link key={each} to={`/inbox?view=${each}`} aria-current={each === view ? 'page' : undefined}>
          {inboxViewLabel(each)}
        </Link>
      ))}
    </nav>
  );
}

function Empty({ view, filtered }: { view: InboxView; filtered: boolean }) {
  const words = filtered
    ? { title: 'Nothing found', text: 'Search looks in subjects, mails, names, addresses and numbers.' }
    : emptyWords(view);
  return (
    <div className="list-empty">
      {filtered ? null : <CircleCheck size={24} aria-hidden />}
      <strong>{words.title}</strong>
      <p>{words.text}</p>
    </div>
  );
}
