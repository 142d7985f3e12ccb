// What menus and filters of the inbox offer: fetched once, when the first of them is needed.

import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';

import type { loader } from '../routes/inbox.choices.ts';

/** One answer for all who ask, kept as long as one of them is on the page. */
const key = 'inbox-choices';

export function useChoices() {
  const fetcher = useFetcher<typeof loader>({ key });
  const { load, state, data } = fetcher;
  const ask = useCallback(() => {
    if (!data && state === 'idle') load('/inbox/choices');
  }, [data, state, load]);
  return { choices: data ?? null, ask };
}
