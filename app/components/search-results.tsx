// What was found, in the inbox's list: each conversation with the words of the mail by which it was found.

import { Button } from '@radix-ui/themes';
import { Link, useLocation, useParams } from '@remix-run/react';
import { SearchX } from 'lucide-react';

import type { MarkedPiece } from '../view/marked-text.ts';
import { operatorWords, type SearchOperator } from '../view/search-operators.ts';
import type { FoundItem, SearchView } from '../view/search-view.ts';
import { ChipLine } from './chip.tsx';
import type { Selection } from './list-selection.ts';
import { Lookers } from './lookers.tsx';
import { useUnread } from './read-store.ts';
import { RowCheck } from './row-check.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { UnreadMark } from './unread-mark.tsx';
import type { FoundPages } from './use-found-pages.ts';

type Props = Readonly<{ first: SearchView; pages: FoundPages; selection: Selection }>;

export function SearchResults({ first, pages, selection }: Props) {
  const say = useSay();
  const { search } = useLocation();
  const { id } = useParams();
  const { items, next, lookedBackTo, loading, more } = pages;
  if (first.faults.length > 0) return <Faults faults={first.faults} />;
  return (
    <>
      <p className="search-told quiet" role="status">
        {first.meant.map(({ word, instead }) => (
          <span key={word}>{say('No mail has “{word}”: this is for “{instead}”.', { word, instead })} </span>
        ))}
        {lookedBackTo
          ? say('Looked through the mail since {day}.', { day: dayWords(lookedBackTo, say.locale) })
          : items.length === 0
            ? null
            : next
              ? say('The newest first')
              : say.count(items.length, '{count} conversation found', '{count} conversations found')}
      </p>
      {items.length === 0 && !next ? <NothingFound q={first.q} /> : null}
      <ol className="list-items" aria-label={say('Search results')}>
        {items.map((item) => (
          <li
            key={item.id}
            className="list-row found-row"
            data-chosen={selection.ids.has(item.id) || undefined}
          >
            <RowCheck item={item} chosen={selection.ids.has(item.id)} onChoose={selection.toggle} />
            <FoundRow item={item} open={String(item.id) === id} search={search} />
          </li>
        ))}
      </ol>
      {next ? (
        <div className="list-more">
          <Button variant="soft" color="gray" disabled={loading} onClick={more}>
            {loading ? say('Searching') : say('Show older')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const dayWords = (at: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));

function FoundRow({ item, open, search }: { item: FoundItem; open: boolean; search: string }) {
  const { hit } = item;
  const unread = useUnread(item);
  return (
    <Link
      to={`/inbox/${item.id}${search}`}
      className="item found-item"
      data-conversation={item.id}
      data-unread={unread || undefined}
      aria-current={open ? 'page' : undefined}
      preventScrollReset
    >
      <span className="item-top">
        <span className="item-customer">
          {unread ? <UnreadMark /> : null}
          <bdi>{item.customer}</bdi>
        </span>
        <span className="item-time">
          <When at={hit?.at ?? item.lastMessageAt} />
        </span>
      </span>
      <span className="item-subject">
        <bdi>{hit?.subject.length ? <Marked pieces={hit.subject} /> : item.subject}</bdi>
      </span>
      <span className="item-excerpt found-excerpt">
        <bdi>
          {hit && hit.from !== item.customer ? <span className="found-from">{hit.from}: </span> : null}
          {hit ? <Marked pieces={hit.excerpt} /> : item.wish}
        </bdi>
      </span>
      <span className="item-foot">
        <span className="found-number">#{item.id}</span>
        <ChipLine chips={item.chips} />
        <span className="item-end">
          <Lookers conversationId={item.id} />
          {item.assignee ? <span className="item-assignee">{item.assignee}</span> : null}
        </span>
      </span>
    </Link>
  );
}

function Marked({ pieces }: { pieces: readonly MarkedPiece[] }) {
  let start = 0;
  return pieces.map(({ text, hit }) => {
    const key = start;
    start += text.length;
    return hit ? <mark key={key}>{text}</mark> : text;
  });
}

function Faults({ faults }: { faults: readonly string[] }) {
  const say = useSay();
  return (
    <div className="list-empty search-help" role="alert">
      <strong>{say('This search cannot be read')}</strong>
      {faults.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
      <Operators />
    </div>
  );
}

function NothingFound({ q }: { q: string }) {
  const say = useSay();
  return (
    <div className="list-empty search-help">
      <SearchX size={24} aria-hidden />
      <strong>{say('Nothing found')}</strong>
      <p>
        {say(
          'Nothing in subjects, mails, notes, names, addresses, numbers and names of files is like “{q}”.',
          {
            q,
          },
        )}
      </p>
      <Operators />
    </div>
  );
}

const shown: readonly SearchOperator[] = ['from', 'subject', 'is', 'tag', 'tone', 'has', 'before', 'after'];

function Operators() {
  const say = useSay();
  return (
    <>
      <p>{say('These narrow a search; with a minus before them they leave out:')}</p>
      <dl className="search-operators">
        {shown.map((operator) => (
          <div key={operator}>
            <dt>
              <code>{operator}:</code>
            </dt>
            <dd>{say(operatorWords[operator])}</dd>
          </div>
        ))}
        <div>
          <dt>
            <code>"…"</code>
          </dt>
          <dd>{say('words exactly so')}</dd>
        </div>
      </dl>
    </>
  );
}
