// Below a mail of ours that is not simply sent: what is known, what happens next, and what a person may do.

import { Button, Kbd } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Check, RotateCw, Undo2 } from 'lucide-react';

import type { action } from '../routes/_desk.inbox.$id.tsx';
import type { Delivery } from '../view/delivery.ts';
import { Moment } from './time.tsx';
import { useSecondsUntil, useTakeBack } from './use-take-back.ts';

type Props = Readonly<{ delivery: Delivery; conversationId: number }>;

export function DeliveryNote({ delivery, conversationId }: Props) {
  const { note, nextTryAt, actions, shade, outboxId, leavesAt } = delivery;
  if (note === null && actions.length === 0) return null;
  return (
    <div className="delivery-note" data-shade={shade}>
      {note ? (
        <p>
          {note}{' '}
          {nextTryAt ? (
            <>
              Next try at <Moment at={nextTryAt} />.
            </>
          ) : null}
        </p>
      ) : null}
      {actions.includes('take-back') ? (
        <TakeBack conversationId={conversationId} outboxId={outboxId} leavesAt={leavesAt} />
      ) : null}
      {actions.includes('send-again') ? (
        <Settle conversationId={conversationId} outboxId={outboxId} both={actions.includes('it-arrived')} />
      ) : null}
    </div>
  );
}

type TakeBackProps = Readonly<{ conversationId: number; outboxId: number; leavesAt: string | null }>;

function TakeBack({ conversationId, outboxId, leavesAt }: TakeBackProps) {
  const seconds = useSecondsUntil(leavesAt);
  const { busy, fault, takeBack } = useTakeBack(conversationId, outboxId);
  if (fault) return <p role="alert">{fault}</p>;
  return (
    <div className="delivery-actions">
      {leavesAt ? (
        <span>{seconds ? <span aria-hidden>Leaves in {seconds} s</span> : 'Leaves now'}</span>
      ) : null}
      <Button size="1" variant="soft" onClick={takeBack} disabled={busy} data-key="z">
        <Undo2 size={14} aria-hidden /> {busy ? 'Taking it back …' : leavesAt ? 'Undo' : 'Take it back'}
        <Kbd aria-hidden className="key-hint">
          z
        </Kbd>
      </Button>
    </div>
  );
}

type SettleProps = Readonly<{ conversationId: number; outboxId: number; both: boolean }>;

function Settle({ conversationId, outboxId, both }: SettleProps) {
  const fetcher = useFetcher<typeof action>();
  const busy = fetcher.state !== 'idle';
  const fault = fetcher.data?.fault ?? null;
  return (
    <fetcher.Form method="post" action={`/inbox/${conversationId}`} className="delivery-actions">
      <input type="hidden" name="outboxId" value={outboxId} />
      {fault && !busy ? <span role="alert">{fault}</span> : null}
      <Button type="submit" name="intent" value="send-again" size="1" variant="soft" disabled={busy}>
        <RotateCw size={14} aria-hidden /> Send again
      </Button>
      {both ? (
        <Button
          type="submit"
          name="intent"
          value="it-arrived"
          size="1"
          variant="soft"
          color="gray"
          disabled={busy}
        >
          <Check size={14} aria-hidden /> It arrived
        </Button>
      ) : null}
    </fetcher.Form>
  );
}
