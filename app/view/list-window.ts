// The part of a long list that the browser has: one piece without gaps, which grows at both ends and is renewed in between.

import type { Place } from '../../db/conversation-pages.ts';

export type Placed = Readonly<{ id: number; place: Place }>;

export type ListWindow<Row extends Placed> = Readonly<{
  rows: readonly (Row & Readonly<{ asOf: number }>)[];
  /** There may be more before the first row, or behind the last. */
  before: boolean;
  after: boolean;
}>;

/** What the server answered: everything that stands behind `from` and up to `to`; null: the list's own end. */
export type Piece<Row extends Placed> = Readonly<{
  rows: readonly Row[];
  from: Place | null;
  to: Place | null;
  /** How new it is: the number of times that news had come in when it was asked for. */
  asOf: number;
}>;

export function comparePlaces(one: Place, other: Place): number {
  for (const [at, part] of one.entries()) {
    const difference = part - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function openWindow<Row extends Placed>({ rows, from, to, asOf }: Piece<Row>): ListWindow<Row> {
  return { rows: rows.map((row) => ({ ...row, asOf })), before: from !== null, after: to !== null };
}

/** Numbers all, the last of them an id: nothing stands between the two. */
export const justBefore = (place: Place): Place =>
  place.map((part, at) => (at === place.length - 1 ? part - 1 : part));

/** The piece stands for all that is between its ends: what it does not hold is gone from there. */
export function takeIn<Row extends Placed>(window: ListWindow<Row>, piece: Piece<Row>): ListWindow<Row> {
  const { from, to, asOf } = piece;
  const [first, last] = [window.rows[0], window.rows.at(-1)];
  if (!first || !last) return openWindow(piece);
  // More has come in than the piece holds: what lies between it and the window is fetched when it is looked for.
  if (to !== null && comparePlaces(to, justBefore(first.place)) < 0) return { ...window, before: true };
  const inside = (place: Place) =>
    (from === null || comparePlaces(place, from) > 0) && (to === null || comparePlaces(place, to) <= 0);
  const ids = new Set(piece.rows.map((row) => row.id));
  const kept = window.rows.filter((row) => !inside(row.place) && !ids.has(row.id));
  const behind = to === null ? -1 : kept.findIndex((row) => comparePlaces(row.place, to) > 0);
  const at = behind < 0 ? kept.length : behind;
  const fresh = piece.rows.map((row) => ({ ...row, asOf }));
  return {
    rows: [...kept.slice(0, at), ...fresh, ...kept.slice(at)],
    before: from !== null && (window.before || comparePlaces(from, justBefore(first.place)) < 0),
    after: to !== null && (window.after || comparePlaces(to, last.place) > 0),
  };
}
