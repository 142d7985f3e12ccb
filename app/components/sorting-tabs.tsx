// The ways between the pages on which a team keeps its sorting in order.

import { NavLink } from '@remix-run/react';

import { useSay } from './say.tsx';

export function SortingTabs() {
  const say = useSay();
  return (
    <nav className="pick words-tabs" aria-label={say('Sorting')}>
      <NavLink to="/settings/tags">{say('Tags')}</NavLink>
      <NavLink to="/settings/blocked">{say('Blocked senders')}</NavLink>
    </nav>
  );
}
