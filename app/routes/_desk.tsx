// What surrounds the work: navigation, news as it happens, keys, and a word where a mailbox fails.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useNavigation } from '@remix-run/react';
import type { Db } from '../../db/database.ts';
import { listMailboxHealth } from '../../db/health.ts';
import { findUsedUpBudget, usageDay } from '../../db/model-usage.ts';
import { getPolicy } from '../../db/policies.ts';
import { markSeen } from '../../db/presence.ts';
import { findReplyToTakeBack } from '../../db/undo.ts';
import { findLastAction, type LastAction } from '../../db/undo-actions.ts';
import { countViews } from '../../db/view-counts.ts';
import { BudgetBanner } from '../components/budget-banner.tsx';
import { DeskNav } from '../components/desk-nav.tsx';
import { useFreshWords } from '../components/fresh-words.ts';
import { KeyboardShortcuts } from '../components/keyboard-shortcuts.tsx';
import { LiveNotice } from '../components/live-notice.tsx';
import { MailboxBanner } from '../components/mailbox-banner.tsx';
import { Notices } from '../components/notices.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { useSay } from '../components/say.tsx';
import { useActionsAtHand } from '../components/use-actions-at-hand.ts';
import { useLiveNews } from '../components/use-live-news.ts';
import { readSay } from '../language.ts';
import { countSavedViews } from '../saved-view-counts.ts';
import { requireAgent } from '../session.ts';
import { readTheme } from '../theme.ts';
import { toMailboxFaults } from '../view/mailbox-fault.ts';
import { offeredMs, toActionDone, toUndo } from '../view/undo.ts';
import type { Say } from '../words/say.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { planned, config } = context.app;
  const say = await readSay(request);
  const [counts, savedViews, mailboxes, theme, undo, action, usedUp, { away }] = await Promise.all([
    countViews(planned, agent.id),
    countSavedViews(context.app, agent.id),
    listMailboxHealth(planned),
    readTheme(request),
    findReplyToTakeBack(planned, agent.id),
    findLastAction(planned, agent.id, new Date(Date.now() - offeredMs)),
    findUsedUpBudget(planned, usageDay(new Date())),
    markSeen(planned, agent.id, new Date()),
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
    savedViews,
    theme,
    sandbox: config.sandboxUrl !== null,
    undo: undo ? toUndo(undo) : null,
    done: action ? await sayDone(planned, action, say) : null,
    language: say.language,
    usedUp: usedUp && { since: usedUp.since.toISOString(), tokens: usedUp.tokens },
    failing: toMailboxFaults(mailboxes),
  };
}

async function sayDone(db: Db, action: LastAction, say: Say) {
  const { policy } = await getPolicy(db);
  return toActionDone(action, say, (key) => policy.teams.find((team) => team.key === key)?.name ?? key);
}

export default function Desk() {
  const { failing, undo, done, usedUp, language, ...desk } = useLoaderData<typeof loader>();
  useFreshWords(language);
  const connected = useLiveNews();
  useActionsAtHand();
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
      <Notices undo={undo} done={done} />
      <KeyboardShortcuts
        seesFigures={desk.agent.seesFigures}
        sandbox={desk.sandbox}
        views={desk.savedViews}
      />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
