// Beside "Send": the times at which an answer may leave later.

import { DropdownMenu, IconButton } from '@radix-ui/themes';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';

import { sendTimes, sendTimeWords } from '../view/send-times.ts';
import { OwnTimeDialog } from './own-time.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ disabled: boolean; choose: (at: Date) => void }>;

export function SendLater({ disabled, choose }: Props) {
  const say = useSay();
  const [own, setOwn] = useState(false);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <IconButton
            type="button"
            disabled={disabled}
            aria-label={say('Send later')}
            title={say('Send later')}
          >
            <ChevronDown size={16} aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <TimeItems choose={choose} />
          <DropdownMenu.Item onSelect={() => setOwn(true)}>{say('Another time …')}</DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Label>{say('If the customer writes first, it comes back to you')}</DropdownMenu.Label>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <OwnTimeDialog
        open={own}
        onOpenChange={setOwn}
        title={say('Send later')}
        label={say('When it leaves, by your clock')}
        words={say('Send then')}
        choose={choose}
      />
    </>
  );
}

/** Made when the menu opens: the times are those of the agent's own clock and zone. */
function TimeItems({ choose }: Pick<Props, 'choose'>) {
  const say = useSay();
  return sendTimes(new Date(), say).map(({ label, at }) => (
    <DropdownMenu.Item key={label} shortcut={sendTimeWords(at, say)} onSelect={() => choose(at)}>
      {label}
    </DropdownMenu.Item>
  ));
}
