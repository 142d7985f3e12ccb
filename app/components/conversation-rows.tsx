// The rows of the list: as many as are seen, of a list as long as it may be.

import { Button } from '@radix-ui/themes';
import { useLocation, useParams } from '@remix-run/react';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useEffect, useRef, useState } from 'react';

import { ConversationRow } from './conversation-row.tsx';
import { rowHeight, useListPlace } from './list-place.ts';
import type { ListRows } from './list-rows.ts';
import type { Selection } from './list-selection.ts';
import { RowSkeletons } from './row-skeletons.tsx';
import { useSay } from './say.tsx';

/** So near an end of what is there, what follows is fetched. */
const nearEnd = 40;
/** Renewed beside what is seen, so that a little scrolling shows nothing old. */
const renewedBeside = 20;
/** News comes in rows. */
const renewAfterMs = 150;

type Props = Readonly<{ rows: ListRows; query: string; label: string; selection: Selection }>;

export function ConversationRows({ rows, query, label, selection }: Props) {
  const { window: part, failed } = rows;
  const say = useSay();
  const { search } = useLocation();
  const { id: open } = useParams();
  const scroller = useRef<HTMLDivElement>(null);
  const alive = useAlive();
  const [focused, setFocused] = useState(-1);
  const opened = part.rows.findIndex((row) => String(row.id) === open);
  const remember = useListPlace(scroller, rows, query);
  const virtual = useVirtualizer({
    count: part.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: useCallback((at: number) => part.rows[at]?.id ?? at, [part.rows]),
    // What has the focus, what is open, and their neighbours for the keys, stay also where they are not seen.
    rangeExtractor: useCallback(
      (range: Range) => {
        const wanted = new Set(defaultRangeExtractor(range));
        for (const at of [focused, opened])
          for (const near of at < 0 ? [] : [at - 1, at, at + 1])
            if (near >= 0 && near < range.count) wanted.add(near);
        return [...wanted].sort((one, other) => one - other);
      },
      [focused, opened],
    ),
  });
  const seen = virtual.range;
  useFetching(rows, seen?.startIndex ?? 0, seen?.endIndex ?? 0, alive);

  const total = part.before || part.after ? -1 : part.rows.length;
  const placed = alive ? virtual.getVirtualItems() : [];
  // Until the room for them has been measured, as they came.
  const floating = placed.length > 0;
  const shown = floating ? placed.map(({ index }) => index) : firstOf(part.rows.length);
  return (
    <div
      className="list-scroll"
      ref={scroller}
      onScroll={remember}
      data-choosing={selection.ids.size > 0 || undefined}
    >
      <ol
        className="list-items"
        aria-label={label}
        style={{ '--row-height': `${rowHeight}px`, height: part.rows.length * rowHeight } as CSSProperties}
      >
        {shown.map((at) => {
          const item = part.rows[at];
          return item ? (
            <ConversationRow
              key={item.id}
              item={item}
              at={at}
              total={total}
              placed={!part.before}
              floating={floating}
              open={at === opened}
              chosen={selection.ids.has(item.id)}
              search={search}
              onChoose={selection.toggle}
              onFocus={setFocused}
            />
          ) : null;
        })}
      </ol>
      {part.after ? (
        failed ? (
          <div className="list-failed" role="alert">
            <p>{say('The rest of the list could not be fetched.')}</p>
            <Button variant="soft" color="gray" onClick={rows.tryAgain}>
              {say('Try again')}
            </Button>
          </div>
        ) : (
          <RowSkeletons label={say('Fetching more')} />
        )
      ) : null}
    </div>
  );
}

/** More than a screen of 1,600 pixels shows: what stands below it has its room, and is drawn in the browser. */
const firstDrawn = 14;
const firstOf = (count: number) => Array.from({ length: Math.min(count, firstDrawn) }, (_, at) => at);

/** False on the server and in the first picture, which shows the first of what the page came with. */
function useAlive(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive;
}

function useFetching(
  { window: part, asOf, more, earlier, renew, failed }: ListRows,
  first: number,
  last: number,
  alive: boolean,
) {
  const count = part.rows.length;
  useEffect(() => {
    if (!alive || failed) return;
    if (part.after && last >= count - nearEnd) more();
    if (part.before && first <= nearEnd) earlier();
  }, [alive, failed, part, count, first, last, more, earlier]);
  const old = alive && part.rows.slice(first, last + 1).some((row) => row.asOf < asOf);
  useEffect(() => {
    if (!old) return;
    const timer = setTimeout(
      () => renew(Math.max(0, first - renewedBeside), Math.min(count - 1, last + renewedBeside)),
      renewAfterMs,
    );
    return () => clearTimeout(timer);
  }, [old, first, last, count, renew]);
}
