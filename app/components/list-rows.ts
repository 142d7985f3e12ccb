// The rows of the list that the browser has, in every order kept without a gap: fetched while it is scrolled, and renewed
// where it is looked at when news comes in.

import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';

import type { Place } from '../../db/conversation-pages.ts';
import type { ListedItem } from '../view/conversation-item.ts';
import { justBefore, type ListWindow, openWindow, type Piece, takeIn } from '../view/list-window.ts';

/** What the page came with. */
export type LoadedList = Readonly<{ query: string; items: readonly ListedItem[]; end: Place | null }>;

export type ListRows = Readonly<{
  window: ListWindow<ListedItem>;
  /** How many times news has come in: rows as of less are old. */
  asOf: number;
  /** A piece could not be fetched. */
  failed: boolean;
  more: () => void;
  earlier: () => void;
  /** Fetches anew what stands between two rows, both of them too. */
  renew: (first: number, last: number) => void;
  /** Shows the list from a place that was left earlier; `place` is that of the first row to be seen. */
  goTo: (place: Place) => void;
  tryAgain: () => void;
}>;

export const ListRowsContext = createContext<readonly ListedItem[]>([]);
export const useRowsOfList = () => useContext(ListRowsContext);

type State = Readonly<{ list: LoadedList; window: ListWindow<ListedItem>; asOf: number }>;

const firstPiece = (list: LoadedList, asOf: number): Piece<ListedItem> => ({
  rows: list.items,
  from: null,
  to: list.end,
  asOf,
});

/** Rows that one answer brings; a screen shows about ten. */
const pieceRows = 100;
/** Before the place that the list is opened at again. */
const rowsAbove = 50;

export function useListRows(list: LoadedList): ListRows {
  const [state, setState] = useState<State>(() => ({
    list,
    window: openWindow(firstPiece(list, 0)),
    asOf: 0,
  }));
  if (state.list !== list) {
    // Fetched anew because something happened; or another list.
    const asOf = state.asOf + 1;
    const piece = firstPiece(list, asOf);
    const same = state.list.query === list.query;
    setState({ list, window: same ? takeIn(state.window, piece) : openWindow(piece), asOf });
  }
  const [failed, setFailed] = useState(false);
  const latest = useRef(state);
  latest.current = state;
  const asking = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const underWay = asking.current;
    return () => {
      for (const each of underWay.values()) each.abort();
      underWay.clear();
    };
  }, []);

  const fetchPiece = useCallback(async (name: string, range: Range) => {
    if (asking.current.has(name)) return;
    const { list, asOf } = latest.current;
    const abort = new AbortController();
    asking.current.set(name, abort);
    try {
      const answer = await askForRows(list.query, range, abort.signal);
      setFailed(false);
      setState((now) =>
        now.list.query === list.query
          ? { ...now, window: takeIn(now.window, toPiece(answer, range, asOf)) }
          : now,
      );
    } catch {
      if (!abort.signal.aborted) setFailed(true);
    } finally {
      asking.current.delete(name);
    }
  }, []);

  const more = useCallback(() => {
    const last = latest.current.window.rows.at(-1);
    if (last) void fetchPiece('more', { after: last.place, limit: pieceRows });
  }, [fetchPiece]);
  const earlier = useCallback(() => {
    const first = latest.current.window.rows[0];
    if (first) void fetchPiece('earlier', { before: first.place, limit: pieceRows });
  }, [fetchPiece]);
  const renew = useCallback(
    (first: number, last: number) => {
      const { rows } = latest.current.window;
      const [from, until] = [rows[first], rows[last]];
      if (!from || !until) return;
      const range = { after: justBefore(from.place), until: until.place, limit: 2 * pieceRows };
      void fetchPiece('renew', range);
    },
    [fetchPiece],
  );
  const goTo = useCallback((place: Place) => {
    const { list, asOf } = latest.current;
    const abort = new AbortController();
    asking.current.set('place', abort);
    const ranges: Range[] = [
      { after: justBefore(place), limit: pieceRows },
      { before: place, limit: rowsAbove },
    ];
    Promise.all(
      ranges.map(async (range) => toPiece(await askForRows(list.query, range, abort.signal), range, asOf)),
    )
      .then(([behind, ahead]) => {
        // Nothing is left there: the list begins where it begins.
        if (!behind || !ahead || behind.rows.length === 0) return;
        const window = takeIn(openWindow(behind), ahead);
        setState((now) => (now.list.query === list.query ? { ...now, window } : now));
      })
      .catch(() => setFailed(!abort.signal.aborted))
      .finally(() => asking.current.delete('place'));
  }, []);
  const tryAgain = useCallback(() => {
    setFailed(false);
  }, []);
  return { window: state.window, asOf: state.asOf, failed, more, earlier, renew, goTo, tryAgain };
}

type Range = Readonly<{ after?: Place; before?: Place; until?: Place; limit: number }>;
type Answer = Readonly<{ items: readonly ListedItem[]; more: boolean }>;

async function askForRows(query: string, { limit, ...places }: Range, signal: AbortSignal): Promise<Answer> {
  const params = new URLSearchParams(query);
  params.set('limit', String(limit));
  for (const [name, place] of Object.entries(places)) params.set(name, place.join('_'));
  const response = await fetch(`/inbox/rows?${params}`, { signal });
  // A session that has ended leads to the sign-in page: the whole page has to go there.
  if (response.redirected) window.location.reload();
  if (!response.ok) throw new Error(`The list answered ${response.status}`);
  return await response.json();
}

function toPiece(answer: Answer, range: Range, asOf: number): Piece<ListedItem> {
  const { items: rows, more } = answer;
  const [first, last] = [rows[0], rows.at(-1)];
  if (range.before) {
    const to = justBefore(range.before);
    return { rows, from: more && first ? justBefore(first.place) : null, to, asOf };
  }
  const to = more && last ? last.place : (range.until ?? null);
  return { rows, from: range.after ?? null, to, asOf };
}
