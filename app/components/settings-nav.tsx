// Beside every page of the settings the way to all others; where there is no room for it, the way back to their list.

import { Link, NavLink, useRouteLoaderData } from '@remix-run/react';
import { ChevronLeft } from 'lucide-react';

import type { loader } from '../routes/_desk.tsx';
import { type SettingsGroup, settingsFor } from '../view/settings-pages.ts';
import { useSay } from './say.tsx';

/** What the one who is signed in may open. */
export function useSettingsGroups(): SettingsGroup[] {
  const desk = useRouteLoaderData<typeof loader>('routes/_desk');
  return desk ? settingsFor(desk.agent) : [];
}

export function SettingsNav() {
  const say = useSay();
  return (
    <nav className="settings-nav" aria-label={say('Settings')}>
      <Link to="/settings" className="settings-back">
        <ChevronLeft size={16} aria-hidden />
        {say('Settings')}
      </Link>
      {useSettingsGroups().map((group) => (
        <section key={group.label} className="settings-group">
          <h2>{say(group.label)}</h2>
          <ul>
            {group.pages.map((page) => (
              <li key={page.to}>
                <NavLink to={page.to} className="nav-link">
                  {say(page.label)}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
