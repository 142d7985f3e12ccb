// The navigation: the inbox's views with their counts, the other pages, and the agent's own menu.

import { Link, NavLink, useLocation, useSearchParams } from '@remix-run/react';
import {
  Bot,
  ChartColumn,
  FlaskConical,
  Inbox,
  type LucideIcon,
  SlidersHorizontal,
  UserRound,
} from 'lucide-react';
import { type InboxView, inboxViewLabels, inboxViews } from '../view/inbox-views.ts';
import type { ThemeChoice } from '../view/theme.ts';
import { AgentMenu } from './agent-menu.tsx';
import { BatonMark } from './baton-mark.tsx';

type Props = Readonly<{
  agent: Readonly<{ name: string; email: string; seesFigures: boolean }>;
  counts: Readonly<Record<InboxView, number>>;
  theme: ThemeChoice;
  sandbox: boolean;
}>;

const viewIcons: Record<InboxView, LucideIcon> = { person: UserRound, bot: Bot, all: Inbox };

export function DeskNav({ agent, counts, theme, sandbox }: Props) {
  const current = useInboxView();
  return (
    <header className="desk-nav">
      <Link to="/inbox" className="desk-brand">
        <BatonMark />
        <span>Baton</span>
      </Link>
      <nav aria-label="Main">
        <ul>
          {inboxViews.map((view) => {
            const Icon = viewIcons[view];
            return (
              <li key={view} className={view === 'person' ? undefined : 'wide-only'}>
                <Link
                  to={`/inbox?view=${view}`}
                  aria-current={current === view ? 'page' : undefined}
                  className="nav-link"
                >
                  <Icon size={16} aria-hidden />
                  <span className={view === 'person' ? 'wide-only' : undefined}>{inboxViewLabels[view]}</span>
                  {view === 'person' ? <span className="narrow-only">Inbox</span> : null}
                  <Count of={counts[view]} strong={view === 'person'} />
                </Link>
              </li>
            );
          })}
          {agent.seesFigures ? <PageLink to="/figures" icon={ChartColumn} label="Figures" first /> : null}
          {agent.seesFigures ? (
            <PageLink to="/settings/policy" icon={SlidersHorizontal} label="Policy" first={false} />
          ) : null}
          {sandbox ? (
            <PageLink to="/sandbox" icon={FlaskConical} label="Sandbox" first={!agent.seesFigures} />
          ) : null}
        </ul>
      </nav>
      <AgentMenu name={agent.name} email={agent.email} theme={theme} />
    </header>
  );
}

function PageLink({
  to,
  icon: Icon,
  label,
  first,
}: {
  to: string;
  icon: LucideIcon;
  label: string;
  first: boolean;
}) {
  return (
    <li className={first ? 'nav-gap' : undefined}>
      <NavLink to={to} className="nav-link">
        <Icon size={16} aria-hidden />
        <span>{label}</span>
      </NavLink>
    </li>
  );
}

function Count({ of, strong }: { of: number; strong: boolean }) {
  if (of === 0) return null;
  return (
    <span className="nav-count" data-strong={strong || undefined}>
      {of > 9999 ? '9999+' : of}
    </span>
  );
}

/** Null on the other pages. */
export function useInboxView(): InboxView | null {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  if (!pathname.startsWith('/inbox')) return null;
  return inboxViews.find((view) => view === search.get('view')) ?? 'person';
}
