// The answer that may still be taken back, for the notice that follows the agent through the desk.

import type { findReplyToTakeBack } from '../../db/undo.ts';

export type Undo = Readonly<{ outboxId: number; conversationId: number; customer: string; until: string }>;

export function toUndo(row: NonNullable<Awaited<ReturnType<typeof findReplyToTakeBack>>>): Undo {
  const { outboxId, conversationId, name, email, until } = row;
  return { outboxId, conversationId, customer: name || email, until: until.toISOString() };
}
