// Beside "Send": the times at which an answer may leave later.

import { Button, Dialog, DropdownMenu, IconButton, TextField } from '@radix-ui/themes';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';

import { sendTimes, sendTimeWords, toLocalField } from '../view/send-times.ts';
import { useSay } from './say.tsx';
import { useFocusBack } from './use-focus-back.ts';

type Props = Readonly<{ disabled: boolean; choose: (at: Date) => void }>;

export function SendLater({ disabled, choose }: Props) {
  const say = useSay();
  const [own, setOwn] = useState(false);
  const onCloseAutoFocus = useFocusBack(own);
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
      <Dialog.Root open={own} onOpenChange={setOwn}>
        <Dialog.Content maxWidth="340px" aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
          <Dialog.Title size="3">{say('Send later')}</Dialog.Title>
          <OwnTime
            label={say('When it leaves, by your clock')}
            words={say('Send then')}
            choose={(at) => {
              setOwn(false);
              choose(at);
            }}
          />
        </Dialog.Content>
      </Dialog.Root>
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

type OwnTimeProps = Readonly<{ label: string; words: string; choose: (at: Date) => void }>;

export function OwnTime({ label, words, choose }: OwnTimeProps) {
  const id = useId();
  const [value, setValue] = useState(() => toLocalField(new Date(Date.now() + 3_600_000)));
  const at = new Date(value);
  const usable = !Number.isNaN(at.getTime()) && at.getTime() > Date.now();
  return (
    <div className="reply-own-time">
      <label htmlFor={id}>{label}</label>
      <TextField.Root
        id={id}
        type="datetime-local"
        size="2"
        value={value}
        min={toLocalField(new Date())}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="button" size="2" disabled={!usable} onClick={() => choose(at)}>
        {words}
      </Button>
    </div>
  );
}
