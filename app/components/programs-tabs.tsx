// The ways between the pages about other programs.

import { NavLink } from '@remix-run/react';

import { useSay } from './say.tsx';

export function ProgramsTabs() {
  const say = useSay();
  return (
    <nav className="pick hooks-tabs" aria-label={say('Other programs')}>
      <NavLink to="/settings/tokens">{say('Tokens')}</NavLink>
      <NavLink to="/settings/webhooks">{say('Webhooks')}</NavLink>
      <a href="/api/v1/openapi.json">{say('Description (OpenAPI)')}</a>
    </nav>
  );
}
