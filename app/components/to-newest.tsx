// Back to the end of a long thread, for whoever has read far up.

import { Button } from '@radix-ui/themes';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { useSay } from './say.tsx';
import { focusInMails } from './use-focus-here.ts';

/** Nearer to the end than this, a turn of the wheel leads there. Of the height that is seen. */
const near = '150%';

export function ToNewest() {
  const say = useSay();
  const end = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    const root = end.current?.closest('.conversation-scroll');
    if (!root || !end.current) return;
    const watch = new IntersectionObserver((seen) => setAway(seen.at(-1)?.isIntersecting === false), {
      root,
      rootMargin: `0px 0px ${near} 0px`,
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  return (
    <>
      <div className="to-newest">
        {away ? (
          <Button
            size="1"
            color="gray"
            highContrast
            onClick={() => {
              end.current?.scrollIntoView({ block: 'end' });
              // The button goes; what had its focus scrolls on by the arrows.
              focusInMails();
            }}
          >
            <ArrowDown size={14} aria-hidden /> {say('Newest mail')}
          </Button>
        ) : null}
      </div>
      <div ref={end} />
    </>
  );
}
