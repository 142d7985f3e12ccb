// A time of one's own, where those that are offered do not fit.

import { Button, Dialog, TextField } from '@radix-ui/themes';
import { useId, useState } from 'react';

import { toLocalField } from '../view/send-times.ts';
import { useFocusBack } from './use-focus-back.ts';

type Props = Readonly<{
  /** Of the field. */
  label: string;
  /** On the button. */
  words: string;
  choose: (at: Date) => void;
}>;

/** Begins an hour ahead; what is over cannot be chosen. */
export function OwnTime({ label, words, choose }: Props) {
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

type DialogProps = Props & Readonly<{ open: boolean; onOpenChange: (open: boolean) => void; title: string }>;

/** Closes once a time has been chosen. */
export function OwnTimeDialog({ open, onOpenChange, title, choose, ...field }: DialogProps) {
  const onCloseAutoFocus = useFocusBack(open);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Content maxWidth="340px" aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
        <Dialog.Title size="3">{title}</Dialog.Title>
        <OwnTime
          {...field}
          choose={(at) => {
            onOpenChange(false);
            choose(at);
          }}
        />
      </Dialog.Content>
    </Dialog.Root>
  );
}
