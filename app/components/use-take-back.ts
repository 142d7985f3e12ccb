// Taking an answer back before it leaves: its words go into the reply box of its conversation again.

import { type FetcherWithComponents, useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import { type Fault, faultOf } from './act-fault.tsx';

export type TakeBack = Readonly<{ busy: boolean; fault: Fault | null; takeBack: () => void }>;

/** In its own conversation. */
export function useTakeBack(conversationId: number, outboxId: number): TakeBack {
  return toTakeBack(useFetcher<typeof action>(), `/inbox/${conversationId}`, { outboxId: String(outboxId) });
}

const keyOf = (outboxId: number) => `take-back-${outboxId}`;

/** From anywhere: it leads to its conversation, as long as somebody stays to be led (`useLedBack`). */
export function useTakeBackAndGo(conversationId: number, outboxId: number): TakeBack {
  const place = `/inbox/${conversationId}`;
  const fetcher = useFetcher<typeof action>({ key: keyOf(outboxId) });
  return toTakeBack(fetcher, place, { outboxId: String(outboxId), next: place });
}

/**
 * For what stays on the page: the notice with the button goes as soon as the page hears that the answer was taken back, which
 * may be before the answer to the button itself, and an answer to what is gone leads nowhere.
 */
export function useLedBack(outboxId: number | null): void {
  const last = useRef(outboxId);
  if (outboxId !== null) last.current = outboxId;
  useFetcher({ key: keyOf(last.current ?? 0) });
}

function toTakeBack(
  fetcher: FetcherWithComponents<unknown>,
  action: string,
  fields: Readonly<Record<string, string>>,
): TakeBack {
  return {
    busy: fetcher.state !== 'idle',
    fault: faultOf(fetcher),
    takeBack: () => fetcher.submit({ intent: 'take-back', ...fields }, { method: 'post', action }),
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
