// Shows notices one above the other, each until it is over.

import { useLocation } from '@remix-run/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Toaster, toast } from 'sonner';

import type { ActionDone, Undo } from '../view/undo.ts';
import { useSay } from './say.tsx';
import { onNotice } from './say-notice.ts';
import { ActionNotice, Notice, ReplyNotice } from './undo-notice.tsx';
import { useLedBack } from './use-take-back.ts';

const readMs = 8_000;
/** Over the list, not over the box where somebody writes, nor over what the navigation ends with. */
const besideNavigation = { bottom: 16, left: 'calc(var(--nav-width) + 12px)' };

export default function NoticeArea({ undo, done }: { undo: Undo | null; done: ActionDone | null }) {
  const say = useSay();
  useReplyNotice(undo);
  useActionNotice(done);
  useEffect(
    () => onNotice((words) => toast.custom(() => <Notice words={words} undo={null} />, { duration: readMs })),
    [],
  );
  return (
    <Toaster
      position={useIsNarrow() ? 'top-center' : 'bottom-left'}
      visibleToasts={3}
      gap={8}
      expand
      offset={besideNavigation}
      mobileOffset={{ top: 64, left: 12, right: 12 }}
      containerAriaLabel={say('What was just done')}
      hotkey={[]}
    />
  );
}

/** At the bottom of a phone stands what somebody writes. */
const narrow = '(max-width: 767px)';

const useIsNarrow = () =>
  useSyncExternalStore(
    (told) => {
      const query = matchMedia(narrow);
      query.addEventListener('change', told);
      return () => query.removeEventListener('change', told);
    },
    () => matchMedia(narrow).matches,
    () => false,
  );

function useReplyNotice(undo: Undo | null): void {
  useLedBack(undo?.outboxId ?? null);
  const { pathname } = useLocation();
  // In its own conversation the mail itself has the button.
  const shown = undo && pathname !== `/inbox/${undo.conversationId}` ? undo : null;
  const id = shown ? `reply-${shown.outboxId}` : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (!shown || id === null) return;
    toast.custom(() => <ReplyNotice undo={shown} />, { id, duration: Number.POSITIVE_INFINITY });
    return () => {
      toast.dismiss(id);
    };
  }, [id]);
}

function useActionNotice(done: ActionDone | null): void {
  const newest = useRef(0);
  useEffect(() => {
    // One that is older than what was told last comes up where that has been undone.
    if (!done || done.id <= newest.current) return;
    newest.current = done.id;
    const id = `action-${done.id}`;
    toast.custom(() => <ActionNotice done={done} onGone={() => toast.dismiss(id)} />, {
      id,
      duration: Math.max(0, Date.parse(done.until) - Date.now()),
    });
  }, [done]);
}
