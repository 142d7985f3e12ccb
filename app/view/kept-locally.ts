// What could not be saved yet stays in this browser, for the agent who wrote it alone.

import type { ReplyContent } from './reply-view.ts';

export type KeptReply = Readonly<{ content: ReplyContent; version: number }>;

type Place = Readonly<{ conversationId: number; agentId: number }>;

const keyOf = ({ conversationId, agentId }: Place) => `baton:reply:${agentId}:${conversationId}`;

/** A full or forbidden storage keeps nothing; the server does. Answers whether it is kept. */
export function keepLocally(place: Place, kept: KeptReply): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function readKept(place: Place): KeptReply | null {
  try {
    const stored = localStorage.getItem(keyOf(place));
    // Written by this page alone, above.
    return stored ? (JSON.parse(stored) as KeptReply) : null;
  } catch {
    return null;
  }
}

export function forgetKept(place: Place): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Where nothing can be removed, nothing was kept.
  }
}
