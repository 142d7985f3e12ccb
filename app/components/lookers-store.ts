// Who else looks at which conversation, as the stream of news tells it: each place on the page follows its own conversation.

import { useCallback, useSyncExternalStore } from 'react';

import type { Looker } from '../lookers.ts';

type Told = readonly (readonly [conversationId: number, lookers: readonly Looker[]])[];

const nobody: readonly Looker[] = [];
const lookers = new Map<number, readonly Looker[]>();
const listeners = new Map<number, Set<() => void>>();

export function tellLookers(told: Told): void {
  for (const [conversationId, here] of told) {
    if (here.length === 0) lookers.delete(conversationId);
    else lookers.set(conversationId, here);
    for (const listener of listeners.get(conversationId) ?? []) listener();
  }
}

/** After a connection was lost: who is not among them has gone meanwhile. */
export function tellAllLookers(told: Told): void {
  const still = new Set(told.map(([conversationId]) => conversationId));
  tellLookers([...lookers.keys()].filter((id) => !still.has(id)).map((id) => [id, nobody]));
  tellLookers(told);
}

/** The others who look at this conversation now, or write in it. */
export function useLookers(conversationId: number): readonly Looker[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const here = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0) listeners.delete(conversationId);
      };
    },
    [conversationId],
  );
  return useSyncExternalStore(
    subscribe,
    () => lookers.get(conversationId) ?? nobody,
    () => nobody,
  );
}
