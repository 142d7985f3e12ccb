// Above a conversation: what it is, how it stands, and the one button that changes that.

import { Button, IconButton, Kbd } from '@radix-ui/themes';
import { Link, useFetcher, useLocation } from '@remix-run/react';
import { ArrowLeft, Check, RotateCcw } from 'lucide-react';

import type { ConversationView } from '../view/conversation-view.ts';
import { ActFault, HeadFaults } from './act-fault.tsx';
import { DetailsButton } from './details-drawer.tsx';
import { ItemTags, PriorityMark } from './item-tags.tsx';
import { LookersLine } from './lookers.tsx';
import { MoreMenu } from './more-menu.tsx';
import { AssignMenu, SnoozeMenu, TakeKey } from './queue-menus.tsx';
import { ReminderWord } from './reminder-items.tsx';
import { useSay } from './say.tsx';
import { TagEditor } from './tag-editor.tsx';
import { Due, Moment } from './time.tsx';

export function ConversationHead({ view, next }: { view: ConversationView; next: string }) {
  const { search } = useLocation();
  const say = useSay();
  const status = say(view.statusLabel);
  return (
    <>
      <header className="conversation-head">
        <IconButton asChild variant="ghost" color="gray" className="back-button">
          <Link to={`/inbox${search}`} data-key="u" aria-label={say('Back to the list')}>
            <ArrowLeft size={18} aria-hidden />
          </Link>
        </IconButton>
        <div className="conversation-title">
          <h2 id="conversation-subject" title={view.subject}>
            <span className="conversation-number">#{view.id}</span>{' '}
            <PriorityMark priority={view.sorting.priority} /> <bdi>{view.subject}</bdi>
          </h2>
          <p>
            <bdi>{view.customer.name}</bdi>
            <span>{view.handler === 'bot' ? say('With the bot · {status}', { status }) : status}</span>
            {view.sorting.teamName ? <bdi>{view.sorting.teamName}</bdi> : null}
            {view.assignee ? <bdi>{view.assignee}</bdi> : null}
            {view.snoozedUntil ? (
              <span>
                {say('until|snoozed')} <Moment at={view.snoozedUntil} />
              </span>
            ) : null}
            {view.scheduledFor ? (
              <span>
                {say('for|scheduled')} <Moment at={view.scheduledFor} />
              </span>
            ) : null}
            <ReminderWord reminder={view.reminder} />
            {view.promisedBy ? <Due at={view.promisedBy} /> : null}
            {view.relatedId ? <Newcomer relatedId={view.relatedId} search={search} /> : null}
          </p>
          <ItemTags tags={view.sorting.tags} />
          <LookersLine conversationId={view.id} />
        </div>
        <div className="conversation-menus">
          <AssignMenu view={view} />
          {view.status === 'open' || view.status === 'waiting' ? <SnoozeMenu id={view.id} /> : null}
          <TagEditor tags={view.sorting.tags} action={`/conversations/${view.id}/sorting`} keyed />
          <DetailsButton />
          <MoreMenu view={view} next={next} />
          <TakeKey view={view} />
        </div>
        <StatusButton closed={closed.has(view.status)} next={next} />
      </header>
      <HeadFaults />
    </>
  );
}

/** Kept apart from the conversation that the mail quotes, and told where that is. */
function Newcomer({ relatedId, search }: { relatedId: number; search: string }) {
  const say = useSay();
  return (
    <span
      title={say('This mail answers #{id}, but its sender has no part in that conversation.', {
        id: relatedId,
      })}
    >
      {say('New person, writes about')} <Link to={`/inbox/${relatedId}${search}`}>#{relatedId}</Link>
    </span>
  );
}

/** Out of the queue: the one thing to do is to open it again. */
const closed: ReadonlySet<string> = new Set(['resolved', 'snoozed', 'spam']);

function StatusButton({ closed, next }: { closed: boolean; next: string }) {
  const fetcher = useFetcher();
  const busy = fetcher.state !== 'idle';
  const say = useSay();
  return (
    <>
      <fetcher.Form method="post">
        <input type="hidden" name="next" value={next} />
        {closed ? (
          <Button type="submit" name="intent" value="reopen" variant="soft" disabled={busy}>
            <RotateCcw size={16} aria-hidden /> {busy ? say('Opening …') : say('Reopen')}
          </Button>
        ) : (
          <Button type="submit" name="intent" value="resolve" variant="soft" disabled={busy} data-key="e">
            <Check size={16} aria-hidden /> {busy ? say('Resolving …') : say('Resolve')}
            <Kbd aria-hidden className="key-hint">
              e
            </Kbd>
          </Button>
        )}
      </fetcher.Form>
      <ActFault fetcher={fetcher} inHead />
    </>
  );
}
