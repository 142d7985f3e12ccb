// Says that what is shown may be old, once the connection has been gone for more than a moment; and that nobody is signed in
// here any more.

import { LogIn, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';

import { waitingEvent } from './patient-fetch.ts';
import { useSay } from './say.tsx';
import { signedOutEvent } from './signed-out.ts';

/** Shorter breaks, such as a page being left, are nobody's business. */
const momentMs = 3_000;

export function LiveNotice({ connected: listening }: { connected: boolean }) {
  const say = useSay();
  const waiting = useTold(waitingEvent);
  const signedOut = useTold(signedOutEvent);
  const connected = listening && !waiting;
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => {
    if (connected) return setSince(null);
    const lost = new Date();
    const timer = setTimeout(
      () => setSince(new Intl.DateTimeFormat(say.locale, { timeStyle: 'short' }).format(lost)),
      momentMs,
    );
    return () => clearTimeout(timer);
  }, [connected, say.locale]);
  return (
    <div role="status" className="live-notice" hidden={since === null && !signedOut}>
      {signedOut ? (
        <>
          <LogIn size={16} aria-hidden />
          <span>
            {say('You are signed out. What you see may be old.')}{' '}
            <a href="/sign-in" target="_blank" rel="noreferrer">
              {say('Sign in in another window, and go on here')}
            </a>
          </span>
        </>
      ) : since ? (
        <>
          <WifiOff size={16} aria-hidden />{' '}
          {say('No connection since {time}. What you see may be old; Baton keeps trying.', { time: since })}
        </>
      ) : null}
    </div>
  );
}

/** What the last event of this name said. */
function useTold(name: string): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => {
    const hear = (event: Event) => setTold((event as CustomEvent<boolean>).detail);
    document.addEventListener(name, hear);
    return () => document.removeEventListener(name, hear);
  }, [name]);
  return told;
}
