// The searches of before, kept in this browser alone.

import { useCallback, useEffect, useState } from 'react';

const key = 'baton:searches';
const most = 8;

export function useRecentSearches(): readonly [readonly string[], (search: string) => void] {
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => setRecent(read()), []);
  const remember = useCallback((search: string) => {
    const kept = search.trim();
    if (kept === '') return;
    const next = [kept, ...read().filter((each) => each !== kept)].slice(0, most);
    setRecent(next);
    write(next);
  }, []);
  return [recent, remember];
}

/** A browser that keeps nothing for pages throws when asked: then there are none. */
function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

function write(searches: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(searches));
  } catch {
    // The same browser: they last as long as the page.
  }
}
