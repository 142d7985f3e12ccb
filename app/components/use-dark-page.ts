// Whether the page is dark now, by choice or by the system: what is shown in a frame must be told.

import { useSyncExternalStore } from 'react';

export const useDarkPage = (): boolean => useSyncExternalStore(subscribe, isDark, () => false);

const isDark = () => document.documentElement.classList.contains('dark');

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
