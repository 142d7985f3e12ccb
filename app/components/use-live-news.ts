// Fetches the page's data again whenever something happened, without a reload; and after a lost connection, once more.

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { DraftNews } from '../../db/draft-news.ts';
import { tellAllLookers, tellLookers } from './lookers-store.ts';
import { pageTab } from './page-tab.ts';
import { holdVisible, mayRing, waitForRing } from './ring.ts';
import { isRouterBusy } from './router-state.ts';
import { signedOutEvent, untilLookedAt } from './signed-out.ts';

/** One change notifies several times in a row, and all at its commit; together they are fetched once. */
const gatherMs = 40;
/** While the news comes thick and fast a page is brought up to date this often. */
const busyMs = 1_500;
/** So many changes since it was fetched last are thick and fast. */
const busyNews = 12;
/** A browser keeps few connections to one host: a tab that nobody looks at gives its one back. */
const hiddenMs = 60_000;
const retryMs = 3_000;
/** The server says every fifteen seconds that it is there; a stream that is silent for longer than two of these is dead. */
const silentMs = 35_000;
const lookMs = 5_000;
/** That nothing happens any more is no news that anybody sends: a mailbox that nobody reads is found by asking. */
const anywayMs = 60_000;
/** What a key or a click starts may begin a moment after it. */
const inputMs = 300;

/** The agent has been told of something, or has read it elsewhere. */
export const notificationEvent = 'baton:notification';
/** The agent's unsent answer has changed, in this window or another; `detail` is a `DraftNews`. */
export const draftEvent = 'baton:draft';

/** Answers whether the news comes in; false means that the page may be old. */
export function useLiveNews(): boolean {
  const [connected, setConnected] = useState(true);
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;

  useEffect(() => {
    const fresh = keepFresh(() => latest.current.revalidate());
    const stop = keepConnected({ onNews: fresh.refresh, onConnected: setConnected });
    const anyway = setInterval(() => {
      if (!document.hidden) fresh.refresh();
    }, anywayMs);
    const onSignedOut = async ({ detail: signedOut }: CustomEventInit<boolean>) => {
      if (!signedOut) return;
      await untilLookedAt();
      fresh.refresh();
    };
    document.addEventListener(signedOutEvent, onSignedOut);
    return () => {
      document.removeEventListener(signedOutEvent, onSignedOut);
      clearInterval(anyway);
      stop();
      fresh.stop();
    };
  }, []);
  return connected;
}

/** Fetches soon after something happened, once for all that happens until then, and never across what the agent does. */
function keepFresh(revalidate: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard = 0;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let acted = Number.NEGATIVE_INFINITY;

  const onInput = (event: Event) => {
    // Typing starts nothing; Enter may.
    const target = event.target instanceof HTMLElement ? event.target : null;
    const typing = target?.closest('textarea, input, [contenteditable]') != null;
    if (!(typing && event instanceof KeyboardEvent && event.key !== 'Enter')) acted = performance.now();
  };
  const wait = (ms: number) => {
    // Not anew for each: news that never pauses would never be shown.
    timer ??= setTimeout(() => {
      timer = undefined;
      // What is being fetched now may have begun before the change: wait for it and fetch again. A form or a page on its way
      // would be broken off, or the router would forget where an answer leads.
      if (performance.now() - acted < inputMs || isRouterBusy()) return wait(gatherMs);
      heard = 0;
      fetchedAt = performance.now();
      revalidate();
    }, ms);
  };
  const refresh = () => {
    heard++;
    const rest = heard > busyNews ? fetchedAt + busyMs - performance.now() : 0;
    wait(Math.max(gatherMs, rest));
  };
  document.addEventListener('keydown', onInput, true);
  document.addEventListener('click', onInput, true);
  return {
    refresh,
    stop: () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onInput, true);
      document.removeEventListener('click', onInput, true);
    },
  };
}

type Wanted = Readonly<{ onNews: () => void; onConnected: (connected: boolean) => void }>;

/** One stream of news while somebody looks at the page, or while it may ring. Answers how to end it. */
function keepConnected({ onNews, onConnected }: Wanted): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hide: ReturnType<typeof setTimeout> | undefined;
  let seen = document.hidden ? null : holdVisible();
  let stopRinging = () => {};
  let heardAt = performance.now();

  const open = (hidden: boolean) => {
    clearTimeout(retry);
    source?.close();
    const stream = new EventSource(`/events?tab=${pageTab()}${hidden ? '&hidden' : ''}`);
    source = stream;
    const hear = () => {
      heardAt = performance.now();
    };
    for (const name of ['open', 'message', 'beat', 'lookers', 'notification', 'draft'])
      stream.addEventListener(name, hear);
    stream.onopen = () => {
      onConnected(true);
      // Also the first time: something may have happened between the page's data and this stream.
      if (!hidden) onNews();
      document.dispatchEvent(new Event(notificationEvent));
    };
    stream.onmessage = () => {
      if (!hidden) onNews();
    };
    stream.addEventListener('lookers', ({ data }) => tellLookers(JSON.parse(data)));
    stream.addEventListener('all-lookers', ({ data }) => tellAllLookers(JSON.parse(data)));
    stream.addEventListener('draft', ({ data }) =>
      document.dispatchEvent(new CustomEvent<DraftNews>(draftEvent, { detail: JSON.parse(data) })),
    );
    stream.addEventListener('notification', () => document.dispatchEvent(new Event(notificationEvent)));
    stream.onerror = () => {
      onConnected(false);
      // The browser tries again by itself, but not after an answer that was no stream, such as a sign-in page.
      if (stream.readyState !== EventSource.CLOSED || stream !== source) return;
      retry = setTimeout(() => {
        onNews();
        open(hidden);
      }, retryMs);
    };
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const onVisibility = () => {
    clearTimeout(hide);
    if (document.hidden) {
      seen?.();
      seen = null;
      hide = setTimeout(() => {
        close();
        // Of all hidden pages one listens on, where the agent wants to hear by the browser.
        if (mayRing()) stopRinging = waitForRing(() => open(true));
      }, hiddenMs);
    } else {
      seen ??= holdVisible();
      stopRinging();
      stopRinging = () => {};
      if (!source?.url || source.url.endsWith('&hidden')) open(false);
    }
  };
  const lose = () => {
    onConnected(false);
    close();
  };
  const reopen = () => {
    if (!source && !document.hidden) open(false);
  };
  open(false);
  const look = setInterval(() => {
    if (!source || performance.now() - heardAt < silentMs) return;
    const hidden = source.url.endsWith('&hidden');
    lose();
    heardAt = performance.now();
    open(hidden);
  }, lookMs);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('offline', lose);
  window.addEventListener('online', reopen);
  return () => {
    clearInterval(look);
    window.removeEventListener('offline', lose);
    window.removeEventListener('online', reopen);
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(retry);
    clearTimeout(hide);
    seen?.();
    stopRinging();
    close();
  };
}
