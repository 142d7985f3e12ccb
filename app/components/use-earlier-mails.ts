// The mails from before those that a conversation opened with: fetched some at a time, and kept while the page is open.

import { useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { loader } from '../routes/conversations.$id.earlier.ts';
import type { Entry } from '../view/conversation-view.ts';

const firstId = (entries: readonly Entry[]) =>
  entries.find((entry) => entry.kind === 'message')?.message.id ?? Number.POSITIVE_INFINITY;

/** What happened before the mails that the page opened with comes among the earlier ones, as far as these are here. */
function join(earlier: readonly Entry[], entries: readonly Entry[], more: boolean): Entry[] {
  const start = entries.findIndex((entry) => entry.kind !== 'event');
  const lines = start > 0 ? entries.slice(0, start).filter((entry) => entry.kind === 'event') : [];
  const joined: Entry[] = [];
  for (const entry of earlier) {
    while (entry.kind === 'message' && lines[0] && lines[0].event.at < entry.message.at) {
      const line = lines.shift();
      if (line && (joined.length > 0 || !more)) joined.push(line);
    }
    joined.push(entry);
  }
  const left = joined.length > 0 || !more ? lines : [];
  return [...joined, ...left, ...entries.slice(Math.max(0, start))];
}

/** So many mails come at one press of the button for all: a page of more would be slow to move. */
const mostAtOnce = 500;

type Opened = Readonly<{ conversationId: number; entries: readonly Entry[]; older: number }>;

export function useEarlierMails({ conversationId, entries, older }: Opened) {
  const { load, data, state } = useFetcher<typeof loader>({ key: `earlier-${conversationId}` });
  const [kept, setKept] = useState({ earlier: [] as readonly Entry[], older, window: entries, seen: data });
  const list = useRef<HTMLOListElement>(null);
  const heightBefore = useRef<number | null>(null);
  // A new mail moves the window that the page opens with: what fell out of it stays.
  if (kept.window !== entries) {
    const first = firstId(entries);
    const until = kept.window.findIndex((entry) => entry.kind === 'message' && entry.message.id >= first);
    const fallen = kept.window.slice(0, Math.max(0, until)).filter((entry) => entry.kind !== 'event');
    const moved = firstId(kept.window) < first;
    const earlier = moved ? [...kept.earlier, ...fallen] : kept.earlier;
    setKept({ ...kept, earlier, older: earlier.length > 0 ? kept.older : older, window: entries });
  }
  if (data && data !== kept.seen) {
    setKept({ ...kept, earlier: [...data.entries, ...kept.earlier], older: data.older, seen: data });
  }
  const all = join(kept.earlier, entries, kept.older > 0);
  const before = firstId(all);
  const more = () => {
    const scroll = list.current?.closest('.conversation-scroll');
    heightBefore.current = scroll ? scroll.scrollHeight - scroll.scrollTop : null;
    load(`/conversations/${conversationId}/earlier?before=${before}`);
  };
  // What somebody reads stays where it is when mails appear above it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when earlier mails have come
  useLayoutEffect(() => {
    const scroll = list.current?.closest('.conversation-scroll');
    if (scroll && heightBefore.current !== null)
      scroll.scrollTop = scroll.scrollHeight - heightBefore.current;
    heightBefore.current = null;
  }, [kept.earlier.length]);

  const { whole, showAll } = useWholeThread({ list, more, idle: state === 'idle', ...kept });

  // An address with a mail in it, from the brief or a search: fetched until it is there.
  const { hash } = useLocation();
  const wanted = Number(/^#message-(\d{1,15})$/.exec(hash)?.[1] ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page of mails that came
  useEffect(() => {
    if (wanted === 0) return;
    const place = document.getElementById(`message-${wanted}`);
    if (place) place.scrollIntoView({ block: 'start' });
    else if (wanted < before && kept.older > 0 && state === 'idle')
      load(`/conversations/${conversationId}/earlier?before=${before}`);
  }, [wanted, kept.earlier.length]);

  return { all, older: kept.older, busy: state !== 'idle', more, list, whole, showAll };
}

type Thread = Readonly<{
  list: { readonly current: HTMLElement | null };
  more: () => void;
  idle: boolean;
  earlier: readonly Entry[];
  older: number;
}>;

/** Everything fetched and unfolded, for the browser's own search finds only what stands on the page. */
function useWholeThread({ list, more, idle, earlier, older }: Thread) {
  const [whole, setWhole] = useState(false);
  const [until, setUntil] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page of mails that came
  useEffect(() => {
    if (whole && idle && older > 0 && earlier.length < until) more();
  }, [whole, idle, earlier.length, until]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page of mails that came
  useEffect(() => {
    if (!whole) return;
    for (const fold of list.current?.querySelectorAll('details.message-fold, details.folded') ?? [])
      fold.setAttribute('open', '');
  }, [whole, earlier.length]);
  const showAll = () => {
    setUntil(earlier.length + mostAtOnce);
    setWhole(true);
  };
  return { whole, showAll };
}
