// Who looks at which conversation, and who writes there: what this process has heard of all open pages, kept in memory.

import type { Events } from '../db/events.ts';
import { type Doing, type Looking, readLooking } from '../db/looking.ts';

export type Looker = Readonly<{ id: number; name: string; doing: Doing }>;
export type LookersOf = Readonly<{ conversationId: number; lookers: readonly Looker[] }>;

export type Lookers = Readonly<{
  list: () => readonly LookersOf[];
  /** Told of a conversation whenever somebody comes, goes, or begins or ends to write. Answers how to stop. */
  watch: (listener: (changed: LookersOf) => void) => () => void;
  /** A page has a stream of news from this process; answers how to say that it has ended. */
  enter: (tab: string) => () => void;
  isHere: (tab: string) => boolean;
  stop: () => void;
}>;

/** An open page says every five seconds that it is there: whoever has missed two of these is gone. */
const goneMs = 12_000;
const sweepMs = 2_000;
/** More pages than any team has open: what is beyond is not shown, and takes no memory. */
const mostPages = 5_000;

type Page = Looking & Readonly<{ heardAt: number }>;

export function watchLookers(events: Pick<Events, 'watch'>, now: () => number = Date.now): Lookers {
  const pages = new Map<string, Page>();
  const listeners = new Set<(changed: LookersOf) => void>();
  /** As they were told last, by conversation. */
  const told = new Map<number, string>();
  const streams = new Map<string, number>();

  const tell = (conversationId: number | null) => {
    if (conversationId === null) return;
    const changed = { conversationId, lookers: lookersOf(pages, conversationId) };
    const text = JSON.stringify(changed.lookers);
    if ((told.get(conversationId) ?? '[]') === text) return;
    if (changed.lookers.length === 0) told.delete(conversationId);
    else told.set(conversationId, text);
    for (const listener of listeners) listener(changed);
  };
  const hear = (page: Looking) => {
    const before = pages.get(page.tab)?.conversationId ?? null;
    if (page.conversationId === null) pages.delete(page.tab);
    else if (pages.has(page.tab) || pages.size < mostPages) pages.set(page.tab, { ...page, heardAt: now() });
    if (before !== page.conversationId) tell(before);
    tell(page.conversationId);
  };
  const unwatch = events.watch(
    (news) => {
      const page = news.channel === 'looking' ? readLooking(news.id) : null;
      if (page) hear(page);
    },
    () => {},
  );
  const sweep = setInterval(() => {
    for (const page of [...pages.values()])
      if (now() - page.heardAt > goneMs) hear({ ...page, conversationId: null });
  }, sweepMs);
  // It keeps no process alive.
  sweep.unref();
  return {
    list: () =>
      [...told.keys()].map((conversationId) => ({
        conversationId,
        lookers: lookersOf(pages, conversationId),
      })),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter: (tab) => {
      streams.set(tab, (streams.get(tab) ?? 0) + 1);
      return () => {
        const left = (streams.get(tab) ?? 1) - 1;
        if (left > 0) streams.set(tab, left);
        else streams.delete(tab);
      };
    },
    isHere: (tab) => streams.has(tab),
    stop: () => {
      clearInterval(sweep);
      unwatch();
      listeners.clear();
    },
  };
}

/** Each agent once, however many pages they have open; who writes in one of them writes. */
function lookersOf(pages: ReadonlyMap<string, Page>, conversationId: number): Looker[] {
  const byAgent = new Map<number, Looker>();
  for (const { agentId: id, name, doing, conversationId: where } of pages.values()) {
    if (where !== conversationId) continue;
    const known = byAgent.get(id);
    if (!known || known.doing === 'looking') byAgent.set(id, { id, name, doing });
  }
  return [...byAgent.values()].sort((one, other) => one.id - other.id);
}
