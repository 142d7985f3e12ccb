// What surrounds the work: navigation, news as it happens, keys, and a word where a mailbox fails.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useNavigation } from '@remix-run/react';
import { countViews } from '../../db/conversations.ts';
import { listMailboxHealth } from '../../db/health.ts';
import { findUsedUpBudget, usageDay } from '../../db/model-usage.ts';
import { isAway, markSeen } from '../../db/presence.ts';
import { findReplyToTakeBack } from '../../db/undo.ts';
import { BudgetBanner } from '../components/budget-banner.tsx';
import { DeskNav } from '../components/desk-nav.tsx';
import { KeyboardShortcuts } from '../components/keyboard-shortcuts.tsx';
import { LiveNotice } from '../components/live-notice.tsx';
import { MailboxBanner } from '../components/mailbox-banner.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { useSay } from '../components/say.tsx';
import { UndoNotice } from '../components/undo-notice.tsx';
import { useLiveNews } from '../components/use-live-news.ts';
import { requireAgent } from '../session.ts';
import { readTheme } from '../theme.ts';
import { toMailboxFaults } from '../view/mailbox-fault.ts';
import { toUndo } from '../view/undo.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db, config } = context.app;
  const [counts, mailboxes, theme, undo, usedUp, away] = await Promise.all([
    countViews(db, agent.id),
    listMailboxHealth(db),
    readTheme(request),
    findReplyToTakeBack(db, agent.id),
    findUsedUpBudget(db, usageDay(new Date())),
    isAway(db, agent.id),
    markSeen(db, agent.id, new Date()),
  ]);
  return {
    agent: {
      name: agent.name,
      email: agent.email,
      seesFigures: agent.role !== 'agent',
      isAdmin: agent.role === 'admin',
      away,
    },
    counts,
    theme,
    sandbox: config.sandboxUrl !== null,
    undo: undo ? toUndo(undo) : null,
    usedUp: usedUp && { since: usedUp.since.toISOString(), tokens: usedUp.tokens },
    failing: toMailboxFaults(mailboxes),
  };
}

export default function Desk() {
  const { failing, undo, usedUp, ...desk } = useLoaderData<typeof loader>();
  const connected = useLiveNews();
  const say = useSay();
  const loading = useNavigation().state === 'loading';
  return (
    <div className="desk" data-loading={loading || undefined}>
      <a className="skip-link" href="#main">
        {say('Skip to the page')}
      </a>
      <DeskNav {...desk} />
      <div className="desk-page">
        <MailboxBanner failing={failing} />
        <BudgetBanner usedUp={usedUp} />
        <Outlet />
      </div>
      <LiveNotice connected={connected} />
      <UndoNotice key={undo?.outboxId} undo={undo} />
      <KeyboardShortcuts seesFigures={desk.agent.seesFigures} sandbox={desk.sandbox} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
