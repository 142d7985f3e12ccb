// Below an answer that waits for its time: when that is, and what can still be done about it.

import { Button, Popover } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';

import { ActFault } from './act-fault.tsx';
import { OwnTime } from './own-time.tsx';
import { useSay } from './say.tsx';
import { Moment } from './time.tsx';
import { useTakeBack } from './use-take-back.ts';

type Props = Readonly<{ conversationId: number; outboxId: number; at: string }>;

export function ScheduledNote({ conversationId, outboxId, at }: Props) {
  const say = useSay();
  const fetcher = useFetcher();
  const [open, setOpen] = useState(false);
  const { busy, fault, takeBack } = useTakeBack(conversationId, outboxId);
  const moving = fetcher.state !== 'idle';
  const move = (to: Date) => {
    setOpen(false);
    fetcher.submit(
      { outboxId: String(outboxId), to: to.toISOString() },
      { method: 'post', action: `/conversations/${conversationId}/schedule` },
    );
  };
  return (
    <div className="delivery-note">
      <p>
        {say('Leaves')} <Moment at={at} />.{' '}
        <span className="quiet">{say('If the customer writes first, it comes back to you')}.</span>
      </p>
      {fault ? <p role="alert">{fault.fault}</p> : null}
      <ActFault fetcher={fetcher} />
      <div className="delivery-actions">
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger>
            <Button size="1" variant="soft" disabled={moving || busy}>
              {say('Another time …')}
            </Button>
          </Popover.Trigger>
          <Popover.Content size="1">
            <OwnTime label={say('When it leaves, by your clock')} words={say('Send then')} choose={move} />
          </Popover.Content>
        </Popover.Root>
        <Button size="1" variant="soft" disabled={moving || busy} onClick={() => move(new Date())}>
          {say('Send now')}
        </Button>
        <Button size="1" variant="soft" color="gray" disabled={moving || busy} onClick={takeBack}>
          {say('Do not send it')}
        </Button>
      </div>
    </div>
  );
}
