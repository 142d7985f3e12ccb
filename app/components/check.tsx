// A box to tick with its words, and a sentence below them.

import { Checkbox } from '@radix-ui/themes';
import { type ReactNode, useId } from 'react';

type Props = Readonly<{ name: string; checked: boolean; children: ReactNode; hint?: string }>;

export function Check({ name, checked, children, hint }: Props) {
  const id = useId();
  return (
    <div className="hooks-check">
      <Checkbox
        id={id}
        name={name}
        defaultChecked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{children}</label>
      {hint ? (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
