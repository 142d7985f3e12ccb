// What pressing a button needs of the page's scripts, fetched beforehand: Remix fetches it at the press, and where that fails
// loads the whole page anew, which without a connection leaves nothing of it.

import { useEffect } from 'react';

/** A page is drawn, and fetches its other parts, before these. Milliseconds. */
const waitMs = 500;

export function useActionsAtHand(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { hasAction, parentId, module } of Object.values(window.__remixManifest.routes)) {
        // Addresses that answer and have no page of their own: a few bytes each.
        if (hasAction && parentId === 'root')
          import(module).catch(() => {
            // Without a connection already: then it is fetched at the press, as it would be anyway.
          });
      }
    }, waitMs);
    return () => clearTimeout(timer);
  }, []);
}
