// Counts of the saved views. People narrow them as they like, and a count may take its time: one that does is kept for longer,
// so that all of them together never cost more than a small part of it.

import type { Db } from '../db/database.ts';
import { listSavedViews, type SavedView } from '../db/saved-views.ts';
import { countMatching } from '../db/view-counts.ts';
import { toListFilter } from './read-list.ts';
import { readViewFields } from './saved-view-fields.ts';

export type CountedView = Readonly<{ id: number; name: string; shared: boolean; count: number }>;

type Counted = Readonly<{ count: number; at: number; tookMs: number }>;
export type KeptCounts = Map<string, Counted>;

/** A count is kept for so many times as long as it took: a tenth of a second's for two. */
const keptTimes = 20;
/** Counts of so many views and agents are kept; the oldest goes first. */
const mostKept = 2_000;

type Kept = Readonly<{ db: Db; planned: Db; viewCounts: KeptCounts }>;

export async function countSavedViews(
  { db, planned, viewCounts }: Kept,
  agentId: number,
): Promise<CountedView[]> {
  const views = await listSavedViews(planned, agentId);
  return await Promise.all(
    views.map(async (view) => ({
      id: view.id,
      name: view.name,
      shared: view.shared,
      count: await countView(db, agentId, view, viewCounts),
    })),
  );
}

async function countView(db: Db, agentId: number, view: SavedView, kept: KeptCounts): Promise<number> {
  const key = `${agentId} ${JSON.stringify(view.fields)}`;
  const before = kept.get(key);
  if (before && performance.now() - before.at < keptTimes * before.tookMs) return before.count;
  const began = performance.now();
  const { view: inboxView = 'all', sort: _, ...fields } = readViewFields(view.fields);
  const count = await countMatching(db, await toListFilter(db, agentId, inboxView, fields));
  const at = performance.now();
  kept.delete(key);
  kept.set(key, { count, at, tookMs: at - began });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return count;
}
