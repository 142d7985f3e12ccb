// What surrounds the work: navigation, news as it happens, keys, and a word where a mailbox fails.

import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useNavigation } from '@remix-run/react';
import { countViews } from '../../db/conversations.ts';
import { listMailboxHealth } from '../../db/health.ts';
import { DeskNav } from '../components/desk-nav.tsx';
import { KeyboardShortcuts } from '../components/keyboard-shortcuts.tsx';
import { LiveNotice } from '../components/live-notice.tsx';
import { MailboxBanner } from '../components/mailbox-banner.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { useLiveNews } from '../components/use-live-news.ts';
import { requireAgent } from '../session.ts';
import { readTheme } from '../theme.ts';
import { toMailboxFaults } from '../view/mailbox-fault.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db, config } = context.app;
  const [counts, mailboxes, theme] = await Promise.all([
    countViews(db),
    listMailboxHealth(db),
    readTheme(request),
  ]);
  return {
    agent: { name: agent.name, email: agent.email, seesFigures: agent.role !== 'agent' },
    counts,
    theme,
    sandbox: config.sandboxUrl !== null,
    failing: toMailboxFaults(mailboxes),
  };
}

export default function Desk() {
  const { failing, ...desk } = useLoaderData<typeof loader>();
  const connected = useLiveNews();
  const loading = useNavigation().state === 'loading';
  return (
    <div className="desk" data-loading={loading || undefined}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <DeskNav {...desk} />
      <div className="desk-page">
        <MailboxBanner failing={failing} />
        <Outlet />
      </div>
      <LiveNotice connected={connected} />
      <KeyboardShortcuts seesFigures={desk.agent.seesFigures} sandbox={desk.sandbox} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageFault />;
}
