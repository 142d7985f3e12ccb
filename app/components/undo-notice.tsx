// Follows the agent through the desk for some seconds: the answer that was just sent can still be taken back.

import { Button, Kbd } from '@radix-ui/themes';
import { useLocation } from '@remix-run/react';
import { Undo2 } from 'lucide-react';

import type { Undo } from '../view/undo.ts';
import { useSecondsUntil, useTakeBack } from './use-take-back.ts';

export function UndoNotice({ undo }: { undo: Undo | null }) {
  const { pathname } = useLocation();
  // In its own conversation the mail itself has the button.
  return undo && pathname !== `/inbox/${undo.conversationId}` ? <Notice undo={undo} /> : null;
}

function Notice({ undo }: { undo: Undo }) {
  const seconds = useSecondsUntil(undo.until);
  const { busy, fault, takeBack } = useTakeBack(undo.conversationId, undo.outboxId);
  if (seconds === 0 && !busy && fault === null) return null;
  return (
    <div role="status" className="undo-notice">
      <span>
        {fault ?? (
          <>
            Your answer to <bdi>{undo.customer}</bdi> leaves{' '}
            {seconds ? <span aria-hidden>in {seconds} s</span> : 'soon'}
          </>
        )}
      </span>
      {fault ? null : (
        <Button size="1" variant="soft" onClick={takeBack} disabled={busy} data-key="z">
          <Undo2 size={14} aria-hidden /> {busy ? 'Taking it back …' : 'Undo'}
          <Kbd aria-hidden className="key-hint">
            z
          </Kbd>
        </Button>
      )}
    </div>
  );
}
