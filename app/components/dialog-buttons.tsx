// The foot of a dialog with a form: the way out, and the button that does it.

import { Button, Dialog } from '@radix-ui/themes';
import type { ReactNode } from 'react';

import { useSay } from './say.tsx';

/** `children`: the button that submits. */
export function DialogButtons({ children }: { children: ReactNode }) {
  const say = useSay();
  return (
    <div className="sorting-buttons">
      <Dialog.Close>
        <Button type="button" variant="soft" color="gray">
          {say('Cancel')}
        </Button>
      </Dialog.Close>
      {children}
    </div>
  );
}
