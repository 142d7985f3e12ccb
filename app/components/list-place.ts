// Keeps the list where the agent left it: when rows come and go above, when a conversation is opened over it, and when the page
// is loaded anew.

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

import type { Place } from '../../db/conversation-pages.ts';
import type { ListedItem } from '../view/conversation-item.ts';
import { comparePlaces } from '../view/list-window.ts';
import type { ListRows } from './list-rows.ts';

/** All rows are equally high: see queue.css. Nothing has to be measured, and nothing jumps. */
export const rowHeight = 112;

/** Rows of a screen or two, of which at least one will still be there. */
const anchors = 30;

type Left = Readonly<{ query: string; place: Place; offset: number }>;
const keptAt = 'baton:list';

/** Answers what is to be called when the list was scrolled. */
export function useListPlace(
  scroller: RefObject<HTMLDivElement>,
  { window: { rows, before }, goTo }: Pick<ListRows, 'window' | 'goTo'>,
  query: string,
): () => void {
  const seen = useRef<Readonly<{ query: string; ids: readonly number[]; offset: number }>>({
    query,
    ids: [],
    offset: 0,
  });
  const wanted = useRef<Left | null>(null);
  // At the very top what is new is shown; below it, nothing moves.
  const deep = useRef(before);

  const remember = useCallback(() => {
    const element = scroller.current;
    // Hidden below a conversation, it is scrolled nowhere.
    if (!element || element.clientHeight === 0 || wanted.current) return;
    const first = Math.floor(element.scrollTop / rowHeight);
    const offset = element.scrollTop - first * rowHeight;
    seen.current = { query, ids: rows.slice(first, first + anchors).map(({ id }) => id), offset };
    const row = rows[first];
    if (row) keep(element.scrollTop === 0 ? null : { query, place: row.place, offset });
  }, [scroller, rows, query]);

  // Before the first picture in the browser: the place of the last visit, if it was this list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the page came with
  useLayoutEffect(() => {
    const left = readKept();
    if (left?.query !== query) return;
    wanted.current = left;
    const last = rows.at(-1);
    if (last && comparePlaces(left.place, last.place) > 0) goTo(left.place);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || element.clientHeight === 0) return;
    if (wanted.current) {
      const { place, offset } = wanted.current;
      const at = rows.findIndex((row) => comparePlaces(row.place, place) >= 0);
      if (at < 0) return;
      moveTo(element, at * rowHeight + offset);
      wanted.current = null;
    } else if (seen.current.query !== query) {
      element.scrollTop = 0;
    } else if (element.scrollTop > 0 || deep.current) {
      stay(element, rows, seen.current);
    }
    deep.current = before;
    remember();
  }, [scroller, rows, before, query, remember]);

  // What was hidden has lost its place.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let hidden = element.clientHeight === 0;
    const observer = new ResizeObserver(() => {
      const wasHidden = hidden;
      hidden = element.clientHeight === 0;
      if (wasHidden && !hidden) stay(element, rows, seen.current);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, rows]);

  return remember;
}

/** The first row that was seen and is still there stands where it stood. */
function stay(
  element: HTMLElement,
  rows: readonly ListedItem[],
  { ids, offset }: Readonly<{ ids: readonly number[]; offset: number }>,
): void {
  for (const [down, id] of ids.entries()) {
    const at = rows.findIndex((row) => row.id === id);
    if (at < 0) continue;
    const top = (at - down) * rowHeight + offset;
    moveTo(element, top);
    return;
  }
}

/** Where the rows have no room yet, once more when they have. */
function moveTo(element: HTMLElement, top: number): void {
  if (Math.abs(element.scrollTop - top) <= 1) return;
  element.scrollTop = top;
  if (Math.abs(element.scrollTop - top) > 1) requestAnimationFrame(() => element.scrollTo(0, top));
}

function keep(left: Left | null): void {
  if (left) sessionStorage.setItem(keptAt, JSON.stringify(left));
  else sessionStorage.removeItem(keptAt);
}

function readKept(): Left | null {
  const kept = sessionStorage.getItem(keptAt);
  // Written by this page alone, above.
  return kept ? (JSON.parse(kept) as Left) : null;
}
