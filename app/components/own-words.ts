// An agent's own words are shown once they stand in the thread: an answer with the button that takes it back, or a note.

import { type RefObject, useEffect, useRef } from 'react';

const event = 'baton:own-words';

/** They have been taken: the page's data comes at once, or soon. */
export const tellOwnWords = (conversationId: number) =>
  document.dispatchEvent(new CustomEvent(event, { detail: conversationId }));

/** What comes later than this is somebody else's. */
const soonMs = 10_000;

type Shown = Readonly<{ list: RefObject<HTMLElement>; conversationId: number; newest: number | null }>;

export function useOwnWords({ list, conversationId, newest }: Shown): void {
  const until = useRef(0);
  useEffect(() => {
    const onTold = ({ detail }: Event & { detail?: unknown }) => {
      if (detail !== conversationId) return;
      until.current = Date.now() + soonMs;
      showEnd(list.current);
    };
    document.addEventListener(event, onTold);
    return () => document.removeEventListener(event, onTold);
  }, [conversationId, list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the newest has come
  useEffect(() => {
    if (Date.now() < until.current) showEnd(list.current);
  }, [newest]);
}

/** Whoever has sent by key would have the focus nowhere: the field was closed meanwhile. */
function showEnd(list: HTMLElement | null): void {
  const scroll = list?.closest('.conversation-scroll');
  if (!scroll) return;
  scroll.scrollTop = scroll.scrollHeight;
  // What was the last is focused where the page's data comes later than the word that it was taken.
  const focused = document.activeElement;
  if (focused !== document.body && !focused?.matches('.message, .note')) return;
  const mails = scroll.querySelectorAll<HTMLElement>('.message, .note');
  mails[mails.length - 1]?.focus({ preventScroll: true });
}
