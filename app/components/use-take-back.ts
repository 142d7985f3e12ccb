// Taking an answer back before it leaves: its words go into the reply box of its conversation again.

import { useFetcher, useLocation, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import { faultOf } from './act-fault.tsx';

export function useTakeBack(conversationId: number, outboxId: number) {
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const place = `/inbox/${conversationId}`;
  const takenBack = fetcher.data?.takenBack ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it has come back
  useEffect(() => {
    // The answer is a draft again: the conversation's page fetches it with everything else.
    if (takenBack && pathname !== place) navigate(place);
  }, [takenBack]);
  return {
    busy: fetcher.state !== 'idle',
    fault: faultOf(fetcher),
    takeBack: () => {
      const form = { intent: 'take-back', outboxId: String(outboxId) };
      fetcher.submit(form, { method: 'post', action: place });
    },
  };
}

/** Whole seconds that are left; null before the page is alive, 0 once it is over. */
export function useSecondsUntil(until: string | null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (until === null) return setLeft(null);
    const tell = () => setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000)));
    tell();
    const timer = setInterval(tell, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
