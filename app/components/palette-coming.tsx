// In the palette's place until it is there: what has been typed for it. No field: what has the focus keeps it until then.

import { useSyncExternalStore } from 'react';

import { useSay } from './say.tsx';
import { typedSoFar, watchTyped } from './typed-early.ts';

export function PaletteComing({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const typed = useSyncExternalStore(watchTyped, typedSoFar, () => '');
  return (
    <>
      <div className="palette-overlay" aria-hidden onClick={onClose} />
      <div className="palette" role="status" aria-label={say('All commands')}>
        <p className="palette-typed">
          {typed === '' ? (
            <span className="quiet">{say('What do you want to do?')}</span>
          ) : (
            <bdi>{typed}</bdi>
          )}
        </p>
      </div>
    </>
  );
}
