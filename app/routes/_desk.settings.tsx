// The settings: the way between their pages, and the page that is open.

import { Outlet, useMatch } from '@remix-run/react';

import { SettingsNav } from '../components/settings-nav.tsx';

export default function Settings() {
  const isList = useMatch('/settings') !== null;
  return (
    <div className="settings" data-list={isList || undefined}>
      <SettingsNav />
      <Outlet />
    </div>
  );
}
