// Words from elsewhere on the page, or from the palette, on their way into the answer that is being written.

import type { SlotPiece } from '../view/reply-slots.ts';

type Place = 'cursor' | 'end';
type Addition = Readonly<{ conversationId: number; pieces: readonly SlotPiece[]; place: Place }>;

const additionEvent = 'baton:add-to-reply';

/** Below what has been written so far. */
export function addToReply(conversationId: number, words: string): void {
  tell({ conversationId, pieces: [{ kind: 'words', text: words }], place: 'end' });
}

/** Where the cursor is, with what is still to be filled in. */
export function addPieces(conversationId: number, pieces: readonly SlotPiece[]): void {
  tell({ conversationId, pieces, place: 'cursor' });
}

function tell(detail: Addition): void {
  window.dispatchEvent(new CustomEvent<Addition>(additionEvent, { detail }));
}

/** Answers how to stop listening. */
export function onAddition(
  conversationId: number,
  add: (pieces: readonly SlotPiece[], place: Place) => void,
): () => void {
  const listen = (event: Event) => {
    const { detail } = event as CustomEvent<Addition>;
    if (detail.conversationId === conversationId) add(detail.pieces, detail.place);
  };
  window.addEventListener(additionEvent, listen);
  return () => window.removeEventListener(additionEvent, listen);
}
