// Says that what is shown may be old, once the connection has been gone for more than a moment.

import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';

import { waitingEvent } from './patient-fetch.ts';
import { useSay } from './say.tsx';

/** Shorter breaks, such as a page being left, are nobody's business. */
const momentMs = 3_000;

export function LiveNotice({ connected: listening }: { connected: boolean }) {
  const say = useSay();
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    const hear = (event: Event) => setWaiting((event as CustomEvent<boolean>).detail);
    document.addEventListener(waitingEvent, hear);
    return () => document.removeEventListener(waitingEvent, hear);
  }, []);
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
    <div role="status" className="live-notice" hidden={since === null}>
      {since ? (
        <>
          <WifiOff size={16} aria-hidden />{' '}
          {say('No connection since {time}. What you see may be old; Baton keeps trying.', { time: since })}
        </>
      ) : null}
    </div>
  );
}
