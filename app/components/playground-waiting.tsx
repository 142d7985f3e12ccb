// While the worker tries a mail: the page asks for the result, and stops hoping after a while.

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useSay } from './say.tsx';

/** The news brings the result at once; asking is for where the news does not come through. Milliseconds. */
const askMs = 2_000;
/** A model provider may take eight seconds; after this no worker is there to take it up. Milliseconds. */
const longestMs = 20_000;

export function PlaygroundWaiting() {
  const say = useSay();
  const [late, setLate] = useState(false);
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    const ask = setInterval(() => latest.current.revalidate(), askMs);
    const end = setTimeout(() => {
      clearInterval(ask);
      setLate(true);
    }, longestMs);
    return () => {
      clearInterval(ask);
      clearTimeout(end);
    };
  }, []);
  return late ? (
    <div className="list-empty" role="alert">
      <strong>{say('No answer yet')}</strong>
      <p>{say('No worker has taken it up. Is one running? When it is done, the result appears here.')}</p>
    </div>
  ) : (
    <div className="list-empty">
      <strong>{say('Reading …')}</strong>
      <p>{say('Baton goes through the mail.')}</p>
    </div>
  );
}
