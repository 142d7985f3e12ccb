// A link that is shown once, to be passed on by hand.

import { Button, TextField } from '@radix-ui/themes';

import { useSay } from './say.tsx';
import { useCopy } from './use-copy.ts';

export function CopyLink({ link }: { link: string }) {
  const say = useSay();
  const { canCopy, copied, copy } = useCopy();
  return (
    <div className="copy-link">
      <TextField.Root
        readOnly
        value={link}
        aria-label={say('Invitation link')}
        onFocus={(event) => event.target.select()}
      />
      {canCopy ? (
        <Button type="button" variant="soft" onClick={() => copy(link)}>
          {copied ? say('Copied.') : say('Copy')}
        </Button>
      ) : null}
    </div>
  );
}
