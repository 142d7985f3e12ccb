// Says that this page shows a conversation, up to which message, and whether somebody writes there: at once, and again every
// few seconds.

import { useCallback, useEffect, useRef } from 'react';

import type { Doing } from '../../db/looking.ts';
import { pageTab } from './page-tab.ts';
import { rememberRead } from './read-store.ts';

/** The server forgets a page of which it has not heard for twelve seconds. */
const beatMs = 5_000;
/** Whoever has not touched a key for so long thinks, or is away. */
const pauseMs = 6_000;

/** `newest`: the last message that it shows. Answers what to call when somebody writes an answer or a note. */
export function useLooking(conversationId: number, newest: number): (doing: Doing) => void {
  const doing = useRef<Doing>('looking');
  const pause = useRef<ReturnType<typeof setTimeout>>();
  const seen = useRef(newest);

  useEffect(() => {
    const say = () => tell(document.hidden ? null : conversationId, doing.current, { seen: seen.current });
    const leave = () => tell(null, 'looking', { last: true });
    if (document.hidden) say();
    else tell(conversationId, doing.current, { seen: seen.current, opened: true });
    rememberRead(conversationId, seen.current);
    const beat = setInterval(() => {
      if (!document.hidden) say();
    }, beatMs);
    document.addEventListener('visibilitychange', say);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      clearTimeout(pause.current);
      doing.current = 'looking';
      document.removeEventListener('visibilitychange', say);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [conversationId]);

  useEffect(() => {
    if (seen.current === newest) return;
    seen.current = newest;
    if (document.hidden) return;
    tell(conversationId, doing.current, { seen: newest });
    rememberRead(conversationId, newest);
  }, [conversationId, newest]);

  return useCallback(
    (now: Doing) => {
      const change = (to: Doing) => {
        if (doing.current === to) return;
        doing.current = to;
        if (!document.hidden) tell(conversationId, to, { seen: seen.current });
      };
      change(now);
      clearTimeout(pause.current);
      if (now !== 'looking') pause.current = setTimeout(() => change('looking'), pauseMs);
    },
    [conversationId],
  );
}

type Told = Readonly<{ seen?: number; opened?: boolean; last?: boolean }>;

function tell(
  conversationId: number | null,
  doing: Doing,
  { seen = 0, opened = false, last = false }: Told,
): void {
  const body = new URLSearchParams({ tab: pageTab(), conversation: String(conversationId ?? ''), doing });
  body.set('seen', String(seen));
  if (opened) body.set('opened', 'yes');
  // A page that is being left can still send a beacon.
  if (last && navigator.sendBeacon('/presence', body)) return;
  fetch('/presence', { method: 'POST', body, redirect: 'manual' }).catch(() => {
    // The stream of news has broken too, and the page says so.
  });
}
