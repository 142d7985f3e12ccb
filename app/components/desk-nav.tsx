// The navigation: the inbox's views with their counts, the other pages, and the agent's own menu.

import { useLocation, useSearchParams } from '@remix-run/react';
import {
  Bot,
  ChartColumn,
  CircleCheck,
  CircleDashed,
  Clock3,
  Cog,
  Contact,
  FlaskConical,
  Hourglass,
  Inbox,
  type LucideIcon,
  Mails,
  Microscope,
  OctagonX,
  Settings,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react';
import type { ViewCounts } from '../../db/view-counts.ts';
import type { CountedView } from '../saved-view-counts.ts';
import { type InboxView, inboxViewLabel, inboxViews } from '../view/inbox-views.ts';
import type { ThemeChoice } from '../view/theme.ts';
import { AgentMenu } from './agent-menu.tsx';
import { BatonMark } from './baton-mark.tsx';
import { Bell } from './bell.tsx';
import { Link } from './link.tsx';
import { NavCount } from './nav-count.tsx';
import { SavedViewLinks } from './saved-view-links.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  agent: Readonly<{ name: string; email: string; seesFigures: boolean; isAdmin: boolean; away: boolean }>;
  counts: ViewCounts;
  savedViews: readonly CountedView[];
  theme: ThemeChoice;
  sandbox: boolean;
}>;

const viewIcons: Record<InboxView, LucideIcon> = {
  person: UsersRound,
  mine: UserRound,
  teams: Users,
  unassigned: CircleDashed,
  bot: Bot,
  waiting: Hourglass,
  snoozed: Clock3,
  resolved: CircleCheck,
  automated: Cog,
  spam: OctagonX,
  all: Inbox,
};

export function DeskNav({ agent, counts, savedViews, theme, sandbox }: Props) {
  const current = useInboxView();
  const say = useSay();
  return (
    <header className="desk-nav">
      <div className="desk-top">
        <Link to="/inbox" className="desk-brand">
          <BatonMark />
          <span>Baton</span>
        </Link>
        <Bell />
      </div>
      <nav aria-label={say('Main')}>
        <ul>
          {inboxViews.map((view) => {
            const Icon = viewIcons[view];
            return (
              <li key={view} className={itemClass(view)}>
                <Link
                  to={`/inbox?view=${view}`}
                  aria-current={current === view ? 'page' : undefined}
                  className="nav-link"
                >
                  <Icon size={16} aria-hidden />
                  <span className={view === 'person' ? 'wide-only' : undefined}>
                    {say(inboxViewLabel(view))}
                  </span>
                  {view === 'person' ? <span className="narrow-only">{say('Inbox')}</span> : null}
                  <NavCount
                    of={view in counts ? counts[view as keyof ViewCounts] : 0}
                    strong={view === 'person'}
                  />
                </Link>
              </li>
            );
          })}
          <SavedViewLinks views={savedViews} />
          {agent.seesFigures ? (
            <PageLink to="/figures" icon={ChartColumn} label={say('Figures')} first />
          ) : null}
          <PageLink
            to="/customers"
            icon={Contact}
            label={say('Customers')}
            first={!agent.seesFigures}
            wideOnly
          />
          <PageLink to="/ledger" icon={Mails} label={say('Every mail')} first={false} wideOnly />
          <PageLink to="/playground" icon={Microscope} label={say('Playground')} first={false} wideOnly />
          <PageLink to="/settings" icon={Settings} label={say('Settings')} first={false} wideOnly />
          {sandbox ? (
            <PageLink to="/sandbox" icon={FlaskConical} label={say('Sandbox')} first={false} />
          ) : null}
        </ul>
      </nav>
      <AgentMenu agent={agent} theme={theme} />
    </header>
  );
}

/** A little space before what is not today's work. */
const afterGap: ReadonlySet<InboxView> = new Set(['bot', 'resolved']);

const itemClass = (view: InboxView) =>
  view === 'person' ? undefined : afterGap.has(view) ? 'wide-only nav-gap-small' : 'wide-only';

function PageLink({
  to,
  icon: Icon,
  label,
  first,
  wideOnly,
}: {
  to: `/${string}`;
  icon: LucideIcon;
  label: string;
  first: boolean;
  /** Where the screen is narrow it stands in the agent's menu. */
  wideOnly?: boolean;
}) {
  const { pathname } = useLocation();
  const isHere = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <li className={[first && 'nav-gap', wideOnly && 'wide-only'].filter(Boolean).join(' ') || undefined}>
      <Link to={to} className="nav-link" aria-current={isHere ? 'page' : undefined}>
        <Icon size={16} aria-hidden />
        <span>{label}</span>
      </Link>
    </li>
  );
}

/** Null on the other pages. */
export function useInboxView(): InboxView | null {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  // A view that somebody has kept is none of these.
  if (!pathname.startsWith('/inbox') || search.has('saved')) return null;
  // A search goes through all mail, wherever it was begun.
  if (search.has('q')) return 'all';
  return inboxViews.find((view) => view === search.get('view')) ?? 'person';
}
