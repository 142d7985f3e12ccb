// What people did to a conversation, as a quiet line of its thread tells of it.

import type { EventDetail, EventKind, listEvents } from '../../db/conversation-events.ts';
import type { Undoable } from './joining-view.ts';

/** Each kind with its own detail. */
export type EventView = {
  [Kind in EventKind]: Readonly<{
    id: number;
    at: string;
    /** Null: Baton, or a program. */
    who: string | null;
    kind: Kind;
    detail: EventDetail[Kind];
    /** Of a merge or a split: it can still be taken apart, or put together again. */
    undoable: boolean;
  }>;
}[EventKind];

export function toEventView(
  row: Awaited<ReturnType<typeof listEvents>>[number],
  { merges, splits }: Undoable,
): EventView {
  const { id, at, agentName, kind, detail } = row;
  // Written by `recordEvent` alone, and never changed.
  const event = { id, at: at.toISOString(), who: agentName, kind, detail } as unknown as EventView;
  const undoable =
    (event.kind === 'merged' && merges.includes(event.detail.mergeId)) ||
    (event.kind === 'split' && splits.includes(event.detail.splitId ?? 0));
  return { ...event, undoable };
}
