// A button for what cannot be undone: the first press asks, the second does it.

import { Button } from '@radix-ui/themes';
import { useState } from 'react';

import { useSay } from './say.tsx';

type Props = Readonly<{
  intent: string;
  /** What it does, in a word; `name` says to what, for who does not see the row. */
  label: string;
  name?: string;
  title?: string;
  size?: '1' | '2';
  busy: boolean;
}>;

export function SureButton({ intent, label, name, title, size = '2', busy }: Props) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const words = asked ? say('Press again: {what}', { what: label }) : label;
  return (
    <Button
      type={asked ? 'submit' : 'button'}
      name="intent"
      value={intent}
      variant={asked ? 'solid' : 'soft'}
      color="red"
      size={size}
      disabled={busy}
      title={title}
      aria-label={name ? `${words}: ${name}` : undefined}
      // Prevented, for the button becomes one that sends before this press has ended.
      onClick={(event) => {
        if (asked) return;
        event.preventDefault();
        setAsked(true);
      }}
      onBlur={() => setAsked(false)}
    >
      {words}
    </Button>
  );
}
