// Ready words of a conversation, fetched when somebody first wants them; and putting one into the text.

import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';

import type { loader } from '../routes/conversations.$id.texts.ts';
import { fillSlots, type SlotPiece, type SlotValues } from '../view/reply-slots.ts';
import type { ReplyText } from '../view/reply-text.ts';

export function useReplyTexts(conversationId: number, slots: SlotValues) {
  const fetcher = useFetcher<typeof loader>();
  const texts = fetcher.data?.texts ?? null;
  const { load, state } = fetcher;
  const want = useCallback(() => {
    if (texts === null && state === 'idle') load(`/conversations/${conversationId}/texts`);
  }, [texts, state, load, conversationId]);
  const fill = (text: ReplyText): SlotPiece[] => fillSlots(text.text, slots);
  return { texts, want, fill };
}
