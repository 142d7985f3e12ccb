// What pressing a button needs of the page's scripts, fetched beforehand: Remix fetches it at the press, and where that fails
// loads the whole page anew, which without a connection leaves nothing of it.

import { useEffect } from 'react';

/** A page is drawn, and fetches its other parts, before these. Milliseconds. */
const waitMs = 500;
/** One after the other while nothing else is to be done; on a slow machine that never comes, so soon anyway. Milliseconds. */
const mostWaitMs = 300;

export function useActionsAtHand(): void {
  useEffect(() => {
    let left = false;
    const modules = Object.values(window.__remixManifest.routes)
      // Addresses that answer and have no page of their own: a few bytes each.
      .filter(({ hasAction, parentId }) => hasAction && parentId === 'root')
      .map(({ module }) => module);
    const fetchNext = async () => {
      const module = modules.shift();
      if (module === undefined || left) return;
      // Without a connection already it is fetched at the press, as it would be anyway.
      await import(module).catch(() => {});
      whenIdle(fetchNext);
    };
    const timer = setTimeout(() => whenIdle(fetchNext), waitMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
}

/** Safari has no word for it. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: mostWaitMs });
  else setTimeout(act);
}
