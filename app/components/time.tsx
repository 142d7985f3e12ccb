// Times on pages: relative ones that go on by themselves, exact on hover in the viewer's own zone.

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

import { ago, dueWords, duration } from '../view/time.ts';
import type { Say } from '../words/say.ts';
import { useSay } from './say.tsx';

type Clock = Readonly<{ now: number; inBrowser: boolean }>;

const ClockContext = createContext<Clock>({ now: 0, inBrowser: false });

/** Minutes are the finest that is shown. */
const tickMs = 20_000;

/** `start` is the server's clock when it wrote the page: the browser's first picture is then the same. */
export function ClockProvider({ start, children }: { start: number; children: ReactNode }) {
  const [clock, setClock] = useState<Clock>({ now: start, inBrowser: false });
  useEffect(() => {
    const tick = () => setClock({ now: Date.now(), inBrowser: true });
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, []);
  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}

/** "12 min"; with `words="ago"` "12 min ago". */
export function When({ at, words = 'short' }: { at: string; words?: 'short' | 'ago' }) {
  const { now, inBrowser } = useContext(ClockContext);
  const say = useSay();
  const text = words === 'ago' ? ago(at, now, say) : duration(now - Date.parse(at), say);
  return (
    <time dateTime={at} title={inBrowser ? exact(at, say) : undefined}>
      {text}
    </time>
  );
}

/** "due in 40 min"; red once it is late, and where `soon` says that it is about to be. */
export function Due({ at, soon = false }: { at: string; soon?: boolean }) {
  const { now, inBrowser } = useContext(ClockContext);
  const say = useSay();
  const { text, late } = dueWords(at, now, say);
  return (
    <time
      dateTime={at}
      title={inBrowser ? say('Promised by {time}', { time: exact(at, say) }) : undefined}
      data-late={late || soon || undefined}
    >
      {text}
    </time>
  );
}

/** A day, from an ISO date or moment, the same in every zone. */
export function Day({ at }: { at: string }) {
  const say = useSay();
  const text = new Intl.DateTimeFormat(say.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(at));
  return <time dateTime={at}>{text}</time>;
}

/** A moment to come, in the viewer's own zone: "15:40", with its day where that is not today. */
export function Moment({ at }: { at: string }) {
  const { now, inBrowser } = useContext(ClockContext);
  const say = useSay();
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const text = inBrowser
    ? new Intl.DateTimeFormat(say.locale, {
        timeStyle: 'short',
        ...(sameDay ? {} : { dateStyle: 'medium' }),
      }).format(new Date(at))
    : new Date(at).toISOString().slice(11, 16);
  return <time dateTime={at}>{text}</time>;
}

function exact(at: string, say: Say): string {
  return new Intl.DateTimeFormat(say.locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}
