// A secret that is shown this once, to be copied; it takes the focus, so that nobody leaves without having seen it.

import { Button } from '@radix-ui/themes';
import { useEffect, useRef, useState } from 'react';

import { useSay } from './say.tsx';

export function ShownOnce({
  label,
  secret,
  hint,
}: Readonly<{ label: string; secret: string; hint: string }>) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => field.current?.select(), []);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Without TLS browsers give no clipboard; the words are marked, and a key copies them.
    }
  };
  return (
    <div className="hooks-once">
      <label>
        <span className="hooks-once-label">{label}</span>
        <input ref={field} readOnly value={secret} spellCheck={false} />
      </label>
      <Button type="button" variant="soft" onClick={copy}>
        {copied ? say('Copied') : say('Copy')}
      </Button>
      <p className="quiet">{hint}</p>
    </div>
  );
}
