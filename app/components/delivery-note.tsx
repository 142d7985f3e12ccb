// Below a mail of ours that is not simply sent: what is known, what happens next, and what a person may do.

import { Button, Kbd } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Check, RotateCw, Undo2 } from 'lucide-react';

import type { Delivery } from '../view/delivery.ts';
import { ActFault } from './act-fault.tsx';
import { useSay } from './say.tsx';
import { ScheduledNote } from './scheduled-note.tsx';
import { Moment } from './time.tsx';
import { useSecondsUntil, useTakeBack } from './use-take-back.ts';

type Props = Readonly<{ delivery: Delivery; conversationId: number }>;

export function DeliveryNote({ delivery, conversationId }: Props) {
  const { note, nextTryAt, actions, shade, outboxId, leavesAt } = delivery;
  const say = useSay();
  if (delivery.scheduledFor)
    return <ScheduledNote conversationId={conversationId} outboxId={outboxId} at={delivery.scheduledFor} />;
  if (note === null && actions.length === 0) return null;
  return (
    <div className="delivery-note" data-shade={shade}>
      {note ? (
        <p>
          {note}{' '}
          {nextTryAt ? (
            <>
              {say('Next try at')} <Moment at={nextTryAt} />.
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
  const say = useSay();
  const seconds = useSecondsUntil(leavesAt);
  const { busy, fault, takeBack } = useTakeBack(conversationId, outboxId);
  if (fault && !fault.unreached) return <p role="alert">{fault.fault}</p>;
  return (
    <div className="delivery-actions">
      {fault ? <span role="alert">{fault.fault}</span> : null}
      {leavesAt ? (
        <span>
          {seconds ? <span aria-hidden>{say('Leaves in {seconds} s', { seconds })}</span> : say('Leaves now')}
        </span>
      ) : null}
      <Button size="1" variant="soft" onClick={takeBack} disabled={busy} data-key="z">
        <Undo2 size={14} aria-hidden />{' '}
        {busy ? say('Taking it back …') : leavesAt ? say('Undo') : say('Take it back')}
        <Kbd aria-hidden className="key-hint">
          z
        </Kbd>
      </Button>
    </div>
  );
}

type SettleProps = Readonly<{ conversationId: number; outboxId: number; both: boolean }>;

function Settle({ conversationId, outboxId, both }: SettleProps) {
  const say = useSay();
  const fetcher = useFetcher();
  const busy = fetcher.state !== 'idle';
  return (
    <fetcher.Form method="post" action={`/inbox/${conversationId}`} className="delivery-actions">
      <input type="hidden" name="outboxId" value={outboxId} />
      <ActFault fetcher={fetcher} />
      <Button type="submit" name="intent" value="send-again" size="1" variant="soft" disabled={busy}>
        <RotateCw size={14} aria-hidden /> {say('Send again')}
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
          <Check size={14} aria-hidden /> {say('It arrived')}
        </Button>
      ) : null}
    </fetcher.Form>
  );
}
