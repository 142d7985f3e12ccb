// All settings on one page, each with a line on what it is for.

import { Link } from '@remix-run/react';

import { useSay } from './say.tsx';
import { useSettingsGroups } from './settings-nav.tsx';

export function SettingsList() {
  const say = useSay();
  return (
    <main id="main" className="page settings-list" tabIndex={-1}>
      <h1>{say('Settings')}</h1>
      {useSettingsGroups().map((group) => (
        <section key={group.label}>
          <h2>{say(group.label)}</h2>
          <ul>
            {group.pages.map((page) => (
              <li key={page.to}>
                <Link to={page.to}>
                  <strong>{say(page.label)}</strong>
                  <span className="quiet">{say(page.about)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
