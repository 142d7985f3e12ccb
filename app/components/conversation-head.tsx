// Above a conversation: what it is, how it stands, and the one button that changes that.

import { Button, IconButton, Kbd } from '@radix-ui/themes';
import { Link, useFetcher, useLocation } from '@remix-run/react';
import { ArrowLeft, Check, RotateCcw } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { AssignMenu, SnoozeMenu, TakeKey } from './queue-menus.tsx';
import { Due, Moment } from './time.tsx';

export function ConversationHead({ view, next }: { view: ConversationView; next: string }) {
  const { search } = useLocation();
  return (
    <header className="conversation-head">
      <IconButton asChild variant="ghost" color="gray" className="back-button">
        <Link to={`/inbox${search}`} data-key="u" aria-label="Back to the list">
          <ArrowLeft size={18} aria-hidden />
        </Link>
      </IconButton>
      <div className="conversation-title">
        <h2 id="conversation-subject" title={view.subject}>
          <span className="conversation-number">#{view.id}</span> <bdi>{view.subject}</bdi>
        </h2>
        <p>
          <bdi>{view.customer.name}</bdi>
          <span>{view.handler === 'bot' ? `With the bot · ${view.statusLabel}` : view.statusLabel}</span>
          {view.assignee ? <span>{view.assignee}</span> : null}
          {view.snoozedUntil ? (
            <span>
              until <Moment at={view.snoozedUntil} />
            </span>
          ) : null}
          {view.promisedBy ? <Due at={view.promisedBy} /> : null}
          {view.relatedId ? <Newcomer relatedId={view.relatedId} search={search} /> : null}
        </p>
      </div>
      <div className="conversation-menus">
        <AssignMenu view={view} />
        {view.status === 'open' || view.status === 'waiting' ? <SnoozeMenu /> : null}
        <TakeKey view={view} />
      </div>
      <StatusButton closed={closed.has(view.status)} next={next} />
    </header>
  );
}

/** Kept apart from the conversation that the mail quotes, and told where that is. */
function Newcomer({ relatedId, search }: { relatedId: number; search: string }) {
  return (
    <span title={`This mail answers #${relatedId}, but its sender has no part in that conversation.`}>
      New person, writes about <Link to={`/inbox/${relatedId}${search}`}>#{relatedId}</Link>
    </span>
  );
}

/** Out of the queue: the one thing to do is to open it again. */
const closed: ReadonlySet<string> = new Set(['resolved', 'snoozed', 'spam']);

function StatusButton({ closed, next }: { closed: boolean; next: string }) {
  const fetcher = useFetcher();
  const busy = fetcher.state !== 'idle';
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="next" value={next} />
      {closed ? (
        <Button type="submit" name="intent" value="reopen" variant="soft" disabled={busy}>
          <RotateCcw size={16} aria-hidden /> {busy ? 'Opening …' : 'Reopen'}
        </Button>
      ) : (
        <Button type="submit" name="intent" value="resolve" variant="soft" disabled={busy} data-key="e">
          <Check size={16} aria-hidden /> {busy ? 'Resolving …' : 'Resolve'}
          <Kbd aria-hidden className="key-hint">
            e
          </Kbd>
        </Button>
      )}
    </fetcher.Form>
  );
}
