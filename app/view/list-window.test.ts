import { describe, expect, it } from 'vitest';

import { justBefore, type ListWindow, openWindow, type Placed, takeIn } from './list-window.ts';

type Row = Placed & Readonly<{ words?: string }>;

/** Its number is its place too, unless said. */
const row = (id: number, at = id, words?: string): Row => ({
  id,
  place: [at, id],
  ...(words ? { words } : {}),
});
const rows = (...ids: number[]) => ids.map((id) => row(id));
const at = (id: number) => [id, id];
const ids = (window: ListWindow<Row>) => window.rows.map(({ id }) => id);
const first = (...of: number[]) =>
  openWindow<Row>({ rows: rows(...of), from: null, to: at(of.at(-1) ?? 0), asOf: 0 });

describe('the part of a list that the browser has', () => {
  it('grows at its end, and knows when that was the end of all', () => {
    const grown = takeIn(first(1, 2, 3), { rows: rows(4, 5), from: at(3), to: at(5), asOf: 0 });
    expect([ids(grown), grown.before, grown.after]).toEqual([[1, 2, 3, 4, 5], false, true]);
    const whole = takeIn(grown, { rows: rows(6), from: at(5), to: null, asOf: 0 });
    expect([ids(whole), whole.after]).toEqual([[1, 2, 3, 4, 5, 6], false]);
  });

  it('grows at its beginning', () => {
    const deep = openWindow<Row>({ rows: rows(7, 8), from: at(6), to: at(8), asOf: 0 });
    const grown = takeIn(deep, { rows: rows(5, 6), from: justBefore(at(5)), to: justBefore(at(7)), asOf: 0 });
    expect([ids(grown), grown.before, grown.after]).toEqual([[5, 6, 7, 8], true, true]);
    const whole = takeIn(grown, { rows: rows(3), from: null, to: justBefore(at(5)), asOf: 0 });
    expect([ids(whole), whole.before]).toEqual([[3, 5, 6, 7, 8], false]);
  });

  it('is renewed in between: what went is gone, what came is there, what moved stands once', () => {
    const window = first(1, 2, 3, 4, 5, 6);
    const piece = { rows: [row(3, 3, 'new'), row(9, 3.5), row(5, 4)], from: at(2), to: at(4), asOf: 1 };
    const renewed = takeIn(window, piece);
    expect(ids(renewed)).toEqual([1, 2, 3, 9, 5, 6]);
    expect(renewed.rows.map(({ asOf }) => asOf)).toEqual([0, 0, 1, 1, 1, 0]);
    expect(renewed.rows[2]).toMatchObject({ words: 'new' });
  });

  it('takes what came to the top without losing the rest', () => {
    const renewed = takeIn(first(1, 2, 3, 4), {
      rows: [row(4, 0), ...rows(1)],
      from: null,
      to: at(1),
      asOf: 1,
    });
    expect([ids(renewed), renewed.before, renewed.after]).toEqual([[4, 1, 2, 3], false, true]);
  });

  it('shows no gap where more has come than a page holds', () => {
    const renewed = takeIn(first(11, 12), { rows: rows(1, 2), from: null, to: at(2), asOf: 1 });
    expect([ids(renewed), renewed.before]).toEqual([[11, 12], true]);
    const filled = takeIn(renewed, { rows: rows(1, 2, 3), from: null, to: justBefore(at(11)), asOf: 1 });
    expect([ids(filled), filled.before]).toEqual([[1, 2, 3, 11, 12], false]);
  });

  it('is emptied where nothing is left, and filled again', () => {
    const empty = takeIn(first(1, 2), { rows: [], from: null, to: null, asOf: 1 });
    expect([ids(empty), empty.before, empty.after]).toEqual([[], false, false]);
    expect(ids(takeIn(empty, { rows: rows(1), from: null, to: null, asOf: 2 }))).toEqual([1]);
  });
});
