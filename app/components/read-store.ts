// What was read on this page since the list came: its rows know it at once, and the list need not be fetched for it.

import { useSyncExternalStore } from 'react';

import type { ConversationItem } from '../view/conversation-item.ts';

/** Of a conversation the newest message that was shown. */
const read = new Map<number, number>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

export function rememberRead(conversationId: number, newest: number): void {
  read.set(conversationId, Math.max(newest, read.get(conversationId) ?? 0));
  tell();
}

/** They were marked by hand: what the list says of them counts again. Null: of all. */
export function forgetRead(ids: Iterable<number> | null): void {
  for (const id of ids ?? [...read.keys()]) read.delete(id);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUnread = ({ id, unread, newest }: ConversationItem): boolean =>
  useSyncExternalStore(
    subscribe,
    () => unread && (newest ?? 0) > (read.get(id) ?? -1),
    () => unread,
  );
