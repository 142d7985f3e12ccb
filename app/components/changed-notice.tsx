// Says quietly that a colleague has just changed what one has open; what is shown is the new state already.

import { Button } from '@radix-ui/themes';
import { useState } from 'react';

import { type ActView, actWords } from '../view/act-view.ts';
import { useSay } from './say.tsx';

/** To be mounted anew for each conversation: what was done before it was opened is no news. */
export function ChangedNotice({ act }: { act: ActView | null }) {
  const say = useSay();
  const [known, setKnown] = useState(act?.id ?? null);
  const shown = act && !act.mine && act.id !== known ? act : null;
  return (
    <div role="status" className="changed-notice">
      {shown ? (
        <>
          <span>{actWords(shown, say)}</span>
          <Button size="1" variant="ghost" onClick={() => setKnown(shown.id)}>
            {say('Seen')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
