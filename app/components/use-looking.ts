// Says that this page shows a conversation, and whether somebody writes there: at once, and again every few seconds.

import { useCallback, useEffect, useRef } from 'react';

import type { Doing } from '../../db/looking.ts';
import { pageTab } from './page-tab.ts';

/** The server forgets a page of which it has not heard for twelve seconds. */
const beatMs = 5_000;
/** Whoever has not touched a key for so long thinks, or is away. */
const pauseMs = 6_000;

/** Answers what to call when somebody writes an answer or a note. */
export function useLooking(conversationId: number): (doing: Doing) => void {
  const doing = useRef<Doing>('looking');
  const pause = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    const say = () => tell(document.hidden ? null : conversationId, doing.current);
    const leave = () => tell(null, 'looking', true);
    say();
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

  return useCallback(
    (now: Doing) => {
      const change = (to: Doing) => {
        if (doing.current === to) return;
        doing.current = to;
        if (!document.hidden) tell(conversationId, to);
      };
      change(now);
      clearTimeout(pause.current);
      if (now !== 'looking') pause.current = setTimeout(() => change('looking'), pauseMs);
    },
    [conversationId],
  );
}

function tell(conversationId: number | null, doing: Doing, last = false): void {
  const body = new URLSearchParams({ tab: pageTab(), conversation: String(conversationId ?? ''), doing });
  // A page that is being left can still send a beacon.
  if (last && navigator.sendBeacon('/presence', body)) return;
  fetch('/presence', { method: 'POST', body, redirect: 'manual' }).catch(() => {
    // The stream of news has broken too, and the page says so.
  });
}
