// Puts text on the clipboard, where the browser lets a page do that: over TLS, and on one's own machine.

import { useEffect, useState } from 'react';

export function useCopy(): { canCopy: boolean; copied: boolean; copy: (text: string) => void } {
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy(window.isSecureContext), []);
  const copy = (text: string) => {
    // Refused by a setting of the browser's, the text still stands there to be selected.
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCanCopy(false),
    );
  };
  return { canCopy, copied, copy };
}
