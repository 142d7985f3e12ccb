// One quiet line between the mails: who did what to the conversation, and when.

import { Link, useFetcher, useLocation } from '@remix-run/react';

import type { EventView } from '../view/event-view.ts';
import type { Say } from '../words/say.ts';
import { ActFault } from './act-fault.tsx';
import { priorityLabel } from './priority-words.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { undoneLabel } from './undone-words.ts';

export function EventLine({ event, conversationId }: { event: EventView; conversationId: number }) {
  const say = useSay();
  return (
    <div className="event-line">
      <span>
        <bdi>{eventWords(event, say)}</bdi>
        <Other event={event} />
      </span>
      <When at={event.at} words="ago" />
      {event.kind === 'merged' && event.undoable ? (
        <UndoJoining
          conversationId={conversationId}
          fields={{ intent: 'undo', merge: event.detail.mergeId }}
          label={say('Take apart again')}
        />
      ) : null}
      {event.kind === 'split' && event.undoable ? (
        <UndoJoining
          conversationId={conversationId}
          fields={{ intent: 'rejoin', split: event.detail.splitId ?? 0 }}
          label={say('Put together again')}
        />
      ) : null}
    </div>
  );
}

type UndoProps = Readonly<{
  conversationId: number;
  fields: Readonly<Record<string, string | number>>;
  label: string;
}>;

function UndoJoining({ conversationId, fields, label }: UndoProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={`/conversations/${conversationId}/joining`}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="text-button" disabled={fetcher.state !== 'idle'}>
        {label}
      </button>
      <ActFault fetcher={fetcher} />
    </fetcher.Form>
  );
}

/** The conversation that the line speaks of, to go there. */
function Other({ event }: { event: EventView }) {
  const { search } = useLocation();
  const id = otherOf(event);
  return id === null ? null : (
    <>
      {' '}
      <Link to={`/inbox/${id}${search}`}>#{id}</Link>
    </>
  );
}

function otherOf({ kind, detail }: EventView): number | null {
  switch (kind) {
    case 'unmerged':
    case 'split_from':
    case 'rejoined':
      return detail.from;
    case 'split':
      return detail.into;
    case 'linked':
    case 'unlinked':
      return detail.with;
    default:
      return null;
  }
}

function eventWords({ who, kind, detail }: EventView, say: Say): string {
  const name = who ?? 'Baton';
  switch (kind) {
    case 'assigned':
      return detail.to === null
        ? say('{name} gave it back to everybody', { name })
        : detail.to === who
          ? say('{name} took it', { name })
          : say('{name} gave it to {to}', { name, to: detail.to });
    case 'team':
      return detail.reason
        ? say('{name} set the team to {to}: “{reason}”', { name, ...detail })
        : say('{name} set the team to {to}', { name, to: detail.to });
    case 'priority':
      return say('{name} set the priority to {to}', { name, to: say(priorityLabel(detail.to)) });
    case 'tagged':
      return say('{name} tagged it “{tag}”', { name, tag: detail.tag });
    case 'untagged':
      return say('{name} removed the tag “{tag}”', { name, tag: detail.tag });
    case 'resolved':
      return say('{name} resolved it', { name });
    case 'reopened':
      return say('{name} opened it again', { name });
    case 'snoozed':
      return say('{name} snoozed it', { name });
    case 'awaiting_reply':
      return say('{name} snoozed it until the customer writes', { name });
    case 'follow_up':
      return say('{name} wants to be reminded of it', { name });
    case 'handed_back':
      return say('{name} handed it back to the bot', { name });
    case 'woken':
      return say('The snooze is over');
    case 'spam':
      return say('{name} called it spam', { name });
    case 'not_spam':
      return say('{name} said it is no spam', { name });
    case 'blocked':
      return say('{name} blocked {pattern}', { name, pattern: detail.pattern });
    case 'unblocked':
      return say('{name} let {pattern} write again', { name, pattern: detail.pattern });
    case 'merged':
      return say.count(
        detail.mails,
        '{name} merged #{from} into this one, with {count} mail',
        '{name} merged #{from} into this one, with {count} mails',
        { name, from: detail.from },
      );
    case 'unmerged':
      return say('{name} took apart again:', { name });
    case 'split':
      return say.count(
        detail.mails,
        '{name} moved {count} mail into its own conversation,',
        '{name} moved {count} mails into their own conversation,',
        { name },
      );
    case 'split_from':
      return say('{name} made this one out of', { name });
    case 'rejoined':
      return say('{name} put it together again with', { name });
    case 'linked':
      return say('{name} linked it with', { name });
    case 'unlinked':
      return say('{name} took away the link with', { name });
    case 'undone':
      return say('{name} undid “{what}”', { name, what: say(undoneLabel(detail.what)) });
  }
}
