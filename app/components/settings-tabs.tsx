// The ways between the pages on which a team writes its words.

import { NavLink } from '@remix-run/react';

export function SettingsTabs() {
  return (
    <nav className="pick words-tabs" aria-label="Words">
      <NavLink to="/settings/templates">Templates</NavLink>
      <NavLink to="/settings/articles">Articles</NavLink>
    </nav>
  );
}
