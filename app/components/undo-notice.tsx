// What was just done, and the button that undoes it: an answer that has not left yet, a change of the queue.

import { Button, Kbd } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';

import type { action as undoAction } from '../routes/undo.$id.ts';
import type { ActionDone, Undo } from '../view/undo.ts';
import { faultOf } from './act-fault.tsx';
import { useSay } from './say.tsx';
import { useSecondsUntil, useTakeBackAndGo } from './use-take-back.ts';

export function ReplyNotice({ undo }: { undo: Undo }) {
  const say = useSay();
  const seconds = useSecondsUntil(undo.until);
  const { busy, fault, takeBack } = useTakeBackAndGo(undo.conversationId, undo.outboxId);
  if (seconds === 0 && !busy && fault === null) return null;
  return (
    <Notice
      words={
        fault ? (
          say(fault.fault)
        ) : (
          <>
            <bdi>
              {undo.forwardTo === null
                ? say('Your answer to {customer} leaves', { customer: undo.customer })
                : say('What you forwarded to {address} leaves', { address: undo.forwardTo })}
            </bdi>{' '}
            {seconds ? <span aria-hidden>{say('in {seconds} s', { seconds })}</span> : say('soon')}
          </>
        )
      }
      undo={fault && !fault.unreached ? null : { onPress: takeBack, busy }}
    />
  );
}

/** So long its outcome stands, to be read. */
const readMs = 8_000;

export function ActionNotice({ done, onGone }: { done: ActionDone; onGone: () => void }) {
  const fetcher = useFetcher<typeof undoAction>();
  const said = fetcher.data?.said;
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(onGone, readMs);
    return () => clearTimeout(timer);
  }, [said, onGone]);
  return (
    <Notice
      words={said ?? faultOf(fetcher)?.fault ?? done.said}
      undo={
        said
          ? null
          : {
              busy: fetcher.state !== 'idle',
              onPress: () => fetcher.submit({}, { method: 'post', action: `/undo/${done.id}` }),
            }
      }
    />
  );
}

type Press = Readonly<{ onPress: () => void; busy: boolean }>;

export function Notice({ words, undo }: { words: ReactNode; undo: Press | null }) {
  const say = useSay();
  return (
    <div role="status" className="undo-notice">
      <span>{words}</span>
      {undo ? (
        <Button size="1" variant="soft" onClick={undo.onPress} disabled={undo.busy} data-key="z">
          <Undo2 size={14} aria-hidden /> {undo.busy ? say('Taking it back …') : say('Undo')}
          <Kbd aria-hidden className="key-hint">
            z
          </Kbd>
        </Button>
      ) : null}
    </div>
  );
}
