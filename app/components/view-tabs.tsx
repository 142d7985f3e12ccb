// The views above the list on narrow screens, where the navigation has no room for them; with those that somebody has kept.

import { useRouteLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';

import type { loader } from '../routes/_desk.tsx';
import { type InboxView, inboxViewLabel, inboxViews } from '../view/inbox-views.ts';
import { Link } from './link.tsx';
import { useSay } from './say.tsx';

/** The last of the views of today's work: the kept ones come after it. */
const lastOfToday: InboxView = 'unassigned';

export function ViewTabs({ view, savedId }: { view: InboxView; savedId: number | null }) {
  const say = useSay();
  const saved = useRouteLoaderData<typeof loader>('routes/_desk')?.savedViews ?? [];
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where another tab is the current one
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (current) strip.current?.scrollTo({ left: current.offsetLeft - current.offsetWidth / 2 });
  }, [view, savedId]);
  const kept = saved.map(({ id, name }) => (
    <Link key={id} to={`/inbox?saved=${id}`} aria-current={id === savedId ? 'page' : undefined}>
      <bdi>{name}</bdi>
    </Link>
  ));
  return (
    <nav ref={strip} className="view-tabs" aria-label={say('Views')}>
      {inboxViews.map((each) => [
        <Link
          key={each}
          to={`/inbox?view=${each}`}
          aria-current={savedId === null && each === view ? 'page' : undefined}
        >
          {say(inboxViewLabel(each))}
        </Link>,
        each === lastOfToday ? kept : null,
      ])}
    </nav>
  );
}
