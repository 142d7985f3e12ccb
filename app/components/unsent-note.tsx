// Under "what it showed is gone": what was being written there, to take along.

import { Button, TextArea } from '@radix-ui/themes';
import { useParams } from '@remix-run/react';
import { useState } from 'react';

import { useSay } from './say.tsx';
import { unsentWords } from './unsent-words.ts';
import { useCopy } from './use-copy.ts';

export function UnsentNote() {
  const say = useSay();
  const { id } = useParams();
  const [words] = useState(() => (typeof document === 'undefined' ? '' : unsentWords(Number(id))));
  const { canCopy, copied, copy } = useCopy();
  if (words === '') return null;
  return (
    <div className="unsent-note">
      <label htmlFor="unsent-words">{say('What you were writing here was not sent:')}</label>
      <TextArea id="unsent-words" readOnly rows={6} dir="auto" value={words} />
      {canCopy ? (
        <Button type="button" variant="soft" color="gray" onClick={() => copy(words)}>
          {copied ? say('Copied') : say('Copy')}
        </Button>
      ) : null}
    </div>
  );
}
