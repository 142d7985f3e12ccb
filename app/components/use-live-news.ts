// Fetches the page's data again whenever something happened, without a reload; and after a lost connection, once more.

import { useFetchers, useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/** One change notifies several times in a row; together they are fetched once. */
const gatherMs = 120;
/** A browser keeps few connections to one host: a tab that nobody looks at gives its one back. */
const hiddenMs = 60_000;
const retryMs = 3_000;
/** That nothing happens any more is no news that anybody sends: a mailbox that nobody reads is found by asking. */
const anywayMs = 60_000;
/** What a key or a click starts is known to the page only after its next rendering. */
const inputMs = 300;

/** Answers whether the news comes in; false means that the page may be old. */
export function useLiveNews(): boolean {
  const [connected, setConnected] = useState(true);
  const revalidator = useRevalidator();
  // A form or a page on its way: fetching now would break it off, or make the router forget where an answer leads.
  const underWay = [useNavigation(), ...useFetchers()].some(({ state }) => state !== 'idle');
  const latest = useRef({ revalidator, underWay });
  latest.current = { revalidator, underWay };

  useEffect(() => {
    let source: EventSource | null = null;
    let gather: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let hide: ReturnType<typeof setTimeout> | undefined;

    let acted = Number.NEGATIVE_INFINITY;
    const onInput = (event: Event) => {
      // Typing starts nothing; Enter may.
      const { target } = event;
      const typing =
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLInputElement ||
        (target instanceof HTMLElement && target.isContentEditable);
      if (!(typing && event instanceof KeyboardEvent && event.key !== 'Enter')) acted = performance.now();
    };

    const refresh = () => {
      clearTimeout(gather);
      gather = setTimeout(() => {
        // What is being fetched now may have begun before the change: wait for it and fetch again.
        const { revalidator, underWay } = latest.current;
        const justActed = performance.now() - acted < inputMs;
        if (justActed || underWay || revalidator.state !== 'idle') refresh();
        else revalidator.revalidate();
      }, gatherMs);
    };
    const open = () => {
      clearTimeout(retry);
      source?.close();
      source = new EventSource('/events');
      source.onopen = () => {
        setConnected(true);
        // Also the first time: something may have happened between the page's data and this stream.
        refresh();
      };
      source.onmessage = refresh;
      source.onerror = () => {
        setConnected(false);
        // The browser tries again by itself, but not after an answer that was no stream, such as a sign-in page.
        if (source?.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(() => {
          refresh();
          open();
        }, retryMs);
      };
    };
    const onVisibility = () => {
      clearTimeout(hide);
      if (document.hidden) {
        hide = setTimeout(() => {
          source?.close();
          source = null;
        }, hiddenMs);
      } else if (!source) open();
    };
    open();
    const anyway = setInterval(() => {
      if (!document.hidden) refresh();
    }, anywayMs);
    document.addEventListener('visibilitychange', onVisibility);
    document.addEventListener('keydown', onInput, true);
    document.addEventListener('click', onInput, true);
    return () => {
      document.removeEventListener('keydown', onInput, true);
      document.removeEventListener('click', onInput, true);
      document.removeEventListener('visibilitychange', onVisibility);
      for (const timer of [gather, retry, hide]) clearTimeout(timer);
      clearInterval(anyway);
      source?.close();
    };
  }, []);
  return connected;
}
