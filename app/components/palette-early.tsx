// Stands where the palette will be while it is fetched: what is typed at once is for it, not for the page behind.

import { useEffect, useRef } from 'react';

import { useSay } from './say.tsx';

type Props = Readonly<{
  /** Told with each letter what stands there. */
  onType: (words: string) => void;
  onClose: () => void;
}>;

export function PaletteEarly({ onType, onClose }: Props) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div role="dialog" aria-modal aria-label={say('All commands')} className="palette">
      <input
        ref={field}
        cmdk-input=""
        aria-label={say('All commands')}
        aria-busy
        placeholder={say('What do you want to do?')}
        maxLength={200}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
    </div>
  );
}
