// Which conversations of the list are chosen, to be acted on together.

import { useCallback, useMemo, useRef, useState } from 'react';

import type { ConversationItem } from '../view/conversation-item.ts';

export type Selection = Readonly<{
  ids: ReadonlySet<number>;
  /** All that the list holds, also what the browser has not fetched. */
  whole: boolean;
  /** There is more to choose: all that the list holds, or, of a search, all that it has shown so far. */
  more: 'whole' | 'shown' | null;
  /** With `range`, also all between it and the one before. */
  toggle: (id: number, range: boolean) => void;
  chooseWhole: () => void;
  clear: () => void;
}>;

const none: ReadonlySet<number> = new Set();

/** `known`: the server can tell all that the list holds by its query. */
export function useSelection(rows: readonly ConversationItem[], query: string, known: boolean): Selection {
  const [chosen, setChosen] = useState({ query, ids: none, whole: false });
  // Of another list nothing is chosen.
  const now = chosen.query === query ? chosen : { query, ids: none, whole: false };
  const last = useRef<number | null>(null);
  const latest = useRef({ rows, now });
  latest.current = { rows, now };

  const toggle = useCallback(
    (id: number, range: boolean) => {
      const { rows, now } = latest.current;
      const ids = new Set(now.whole ? rows.map((row) => row.id) : now.ids);
      const adds = !ids.has(id);
      for (const each of range ? between(rows, last.current, id) : [id]) {
        if (adds) ids.add(each);
        else ids.delete(each);
      }
      last.current = id;
      setChosen({ query, ids, whole: false });
    },
    [query],
  );
  const chooseWhole = useCallback(
    () => setChosen({ query, ids: new Set(latest.current.rows.map(({ id }) => id)), whole: known }),
    [query, known],
  );
  const clear = useCallback(() => {
    last.current = null;
    setChosen({ query, ids: none, whole: false });
  }, [query]);
  const { ids, whole } = now;
  const allShown = !known && rows.every(({ id }) => ids.has(id));
  const more = whole || allShown ? null : known ? 'whole' : 'shown';
  return useMemo(
    () => ({ ids, whole, more, toggle, chooseWhole, clear }),
    [ids, whole, more, toggle, chooseWhole, clear],
  );
}

function between(rows: readonly ConversationItem[], one: number | null, other: number): number[] {
  const ends = [one, other].map((id) => rows.findIndex((row) => row.id === id)).sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  return first < 0 ? [other] : rows.slice(first, last + 1).map(({ id }) => id);
}
