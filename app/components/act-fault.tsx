// Beside what was pressed: why it was not done, and a button that tries it again where Baton was not reached.

import type { FetcherWithComponents } from '@remix-run/react';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { useSay } from './say.tsx';

type Fetcher = Pick<
  FetcherWithComponents<unknown>,
  'state' | 'data' | 'formData' | 'formAction' | 'formEncType' | 'submit'
>;

export type Fault = Readonly<{ fault: string; unreached: boolean }>;

/** Null while it is under way, and once it is done. What the page fetches after the answer, nobody has to wait for. */
export function faultOf({ state, data }: Pick<Fetcher, 'state' | 'data'>): Fault | null {
  if (state === 'submitting' || typeof data !== 'object' || data === null) return null;
  const { fault, unreached } = data as Readonly<{ fault?: unknown; unreached?: unknown }>;
  return typeof fault === 'string' && fault !== '' ? { fault, unreached: unreached === true } : null;
}

/** Where Baton was not reached, the page's data is fetched for as long as that lasts: meanwhile it may be tried again. */
export const isUnderWay = (fetcher: Pick<Fetcher, 'state' | 'data'>): boolean =>
  fetcher.state !== 'idle' && faultOf(fetcher) === null;

/** `inHead`: what stands above the conversation has its place below the head, for there is no room in a menu. */
export function ActFault({ fetcher, inHead = false }: { fetcher: Fetcher; inHead?: boolean }) {
  const say = useSay();
  const last = useRef<Pick<Fetcher, 'formData' | 'formAction' | 'formEncType'>>();
  if (fetcher.formData) last.current = fetcher;
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(headFaultsId)), []);
  const told = faultOf(fetcher);
  if (!told) return null;
  const again = () => {
    const { formData, formAction, formEncType } = last.current ?? {};
    if (formData) fetcher.submit(formData, { method: 'post', action: formAction, encType: formEncType });
  };
  const words = (
    <p role="alert" className="act-fault">
      <CircleAlert size={14} aria-hidden /> <span>{say(told.fault)}</span>{' '}
      {told.unreached && last.current ? (
        <button type="button" className="text-button" onClick={again}>
          {say('Try again')}
        </button>
      ) : null}
    </p>
  );
  return inHead && place ? createPortal(words, place) : words;
}

const headFaultsId = 'head-faults';

export function HeadFaults() {
  return <div id={headFaultsId} className="head-faults" />;
}
