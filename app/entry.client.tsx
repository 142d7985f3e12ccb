// Brings a page to life in the browser.

import { RemixBrowser } from '@remix-run/react';
import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';

import { pressWhatWasHeld } from './components/early-clicks.ts';
import { isGoingTo, tellFailure } from './components/fetch-watch.tsx';
import { fetchHonestly } from './components/honest-fetch.ts';
import { fetchPatiently } from './components/patient-fetch.ts';
import { noteTyping } from './components/signed-out.ts';

window.fetch = fetchPatiently(fetchHonestly(window.fetch.bind(window), tellFailure), isGoingTo);
document.addEventListener('input', noteTyping, true);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Alive>
        <RemixBrowser />
      </Alive>
    </StrictMode>,
  );
});

/** Says that the page now hears clicks and keys: effects run from the innermost outwards, so all of them have run by then. */
function Alive({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.alive = '';
    pressWhatWasHeld();
  }, []);
  return children;
}
