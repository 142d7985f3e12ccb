// What a search has found so far: the first page came with the list, each further one is fetched and put behind it.

import { useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';

import type { FoundItem, SearchView } from '../view/search-view.ts';

export type FoundPages = Readonly<{
  items: readonly FoundItem[];
  next: string | null;
  lookedBackTo: string | null;
  loading: boolean;
  more: () => void;
}>;

const nothing: readonly SearchView[] = [];

/** `first` is null where nobody searches. */
export function useFoundPages(first: SearchView | null): FoundPages {
  const { search } = useLocation();
  const fetcher = useFetcher<SearchView>();
  const [further, setFurther] = useState(nothing);
  const q = first?.q ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins anew.
  useEffect(() => setFurther(nothing), [q, search]);
  useEffect(() => {
    const page = fetcher.data;
    if (page && fetcher.state === 'idle' && page.q === q)
      setFurther((before) => (before.includes(page) ? before : [...before, page]));
  }, [fetcher.data, fetcher.state, q]);
  const pages = first ? [first, ...further] : nothing;
  const seen = new Set<number>();
  const items = pages
    .flatMap((page) => page.items)
    .filter((item) => !seen.has(item.id) && seen.add(item.id) !== null);
  const { next = null, lookedBackTo = null } = pages.at(-1) ?? {};
  const more = () => {
    const params = new URLSearchParams(search);
    if (next) params.set('cursor', next);
    // News brings the first page anew. What stood on it when the next one was asked for stays, so that nothing is left out between.
    if (first) setFurther((before) => (before.length > 0 ? before : [first]));
    fetcher.load(`/search?${params}`);
  };
  return { items, next, lookedBackTo, loading: fetcher.state !== 'idle', more };
}
