// What may still be undone, for the notices that follow the agent through the desk: an answer that has not left, and what was
// done to conversations, or beside them.

import type { ActionKind } from '../../db/kept-actions.ts';
import type { findReplyToTakeBack } from '../../db/undo.ts';
import type { LastAction, Undone } from '../../db/undo-actions.ts';
import type { RejoinRefusal } from '../../db/unsplit.ts';
import { type Say, toSay } from '../words/say.ts';

export type Undo = Readonly<{
  outboxId: number;
  conversationId: number;
  customer: string;
  /** Whom it goes to where that is somebody outside; null: it answers the customer. */
  forwardTo: string | null;
  until: string;
}>;

export function toUndo(row: NonNullable<Awaited<ReturnType<typeof findReplyToTakeBack>>>): Undo {
  const { outboxId, conversationId, name, email, isForward, to, until } = row;
  return {
    ...{ outboxId, conversationId, customer: name || email, until: until.toISOString() },
    forwardTo: isForward ? to : null,
  };
}

export type ActionDone = Readonly<{ id: number; said: string; until: string }>;

/** For so long it is offered; what is only seen later is put right by hand. */
export const offeredMs = 30_000;

export function toActionDone(action: LastAction, say: Say, teamName: (key: string) => string): ActionDone {
  return {
    id: action.id,
    said: doneWords(action, say, teamName),
    until: new Date(action.at.getTime() + offeredMs).toISOString(),
  };
}

function doneWords(action: LastAction, say: Say, teamName: (key: string) => string): string {
  const { kind, count, about } = action;
  const values = {
    id: action.conversationId ?? about?.conversationId ?? 0,
    other: about?.other ?? 0,
    name: action.assignee ?? about?.name ?? '',
    team: teamName(action.team ?? ''),
    pattern: about?.pattern ?? '',
    customer: about?.customer ?? '',
  };
  const words = (one: string, many: string) =>
    count === 1 ? say(one, values) : say.count(count, many, many, values);
  switch (kind) {
    case 'assign':
      return action.assignee === null
        ? words(toSay('#{id} is nobody’s now'), toSay('{count} conversations are nobody’s now'))
        : words(toSay('#{id} is assigned to {name}'), toSay('{count} conversations are assigned to {name}'));
    case 'team':
      return words(toSay('#{id} goes to {team}'), toSay('{count} conversations go to {team}'));
    case 'priority':
      return words(toSay('#{id} has another priority'), toSay('{count} conversations have another priority'));
    case 'tag':
      return words(toSay('#{id} is tagged'), toSay('{count} conversations are tagged'));
    case 'untag':
      return words(toSay('#{id} has lost the tag'), toSay('{count} conversations have lost the tag'));
    case 'snooze':
      return words(toSay('#{id} is snoozed'), toSay('{count} conversations are snoozed'));
    case 'remind':
      return words(
        toSay('#{id} comes back by itself'),
        toSay('{count} conversations come back by themselves'),
      );
    case 'resolve':
      return words(toSay('#{id} is resolved'), toSay('{count} conversations are resolved'));
    case 'reopen':
      return words(toSay('#{id} is open again'), toSay('{count} conversations are open again'));
    case 'spam':
      return words(toSay('#{id} is spam'), toSay('{count} conversations are spam'));
    case 'hand-back':
      return words(toSay('#{id} is the bot’s again'), toSay('{count} conversations are the bot’s again'));
    case 'read':
      return words(toSay('#{id} is read'), toSay('{count} conversations are read'));
    case 'unread':
      return words(
        toSay('#{id} is unread again, for you'),
        toSay('{count} conversations are unread again, for you'),
      );
    case 'split':
      return say.count(
        about?.count ?? 1,
        '{count} mail of #{id} is a conversation of its own: #{other}',
        '{count} mails of #{id} are a conversation of their own: #{other}',
        values,
      );
    default:
      return say(besideWords[kind], values);
  }
}

/** Of what is no change of conversations, or of two at once. */
const besideWords = {
  merge: toSay('#{id} was merged into #{other}'),
  link: toSay('#{id} and #{other} are linked'),
  unlink: toSay('#{id} and #{other} are no longer linked'),
  block: toSay('{pattern} is blocked'),
  unblock: toSay('{pattern} may write again'),
  'note-edit': toSay('Your note in #{id} is changed'),
  'note-delete': toSay('Your note in #{id} is deleted'),
  'discard-draft': toSay('The bot’s draft in #{id} is discarded'),
  'discard-reply': toSay('Your draft in #{id} is discarded'),
  'remove-file': toSay('{name} is taken out of your answer in #{id}'),
  correct: toSay('Your word on a mail in #{id} is kept'),
  'take-back': toSay('The word on a mail in #{id} is taken back'),
  'customer-tag': toSay('{customer} is tagged'),
  'customer-untag': toSay('{customer} has lost the tag'),
  'customer-note': toSay('A note about {customer} is deleted'),
  'customer-edit': toSay('{customer}: name and language are changed'),
  'customer-join': toSay('{customer} is this customer’s too'),
  'customer-part': toSay('{customer} is somebody else again'),
  'works-again': toSay('Mail to {customer} is said to arrive again'),
  'change-view': toSay('The view {name} is changed'),
  'delete-view': toSay('The view {name} is deleted'),
} as const satisfies Partial<Record<ActionKind, string>>;

/** Why two conversations stay as they are. */
export const rejoinRefusals: Readonly<Record<RejoinRefusal, string>> = {
  over: toSay('This can no longer be undone.'),
  mail: toSay('Not undone: a mail has come or was sent since. Merge the two to bring them together.'),
  decision: toSay('Not undone: the bot has decided on a mail since. Merge the two to bring them together.'),
  changed: toSay(
    'Not undone: somebody has gone on with one of them since. Merge the two to bring them together.',
  ),
};

/** As many numbers as one reads. */
const mostNamed = 5;

/** Null: somebody, or another page, was faster. */
export function undoneWords(undone: Undone | null, say: Say): string {
  if (!undone) return say('This was undone already.');
  const { restored, changedSince, rows, refused } = undone;
  if (refused) return say(rejoinRefusals[refused]);
  if (rows) {
    if (rows.stay + changedSince.length === 0) return say('Undone.');
    return rows.restored + restored === 0
      ? say('Not undone: it has been changed since.')
      : say('Undone in part: the rest has been changed since and stays.');
  }
  if (refused === null) return say('Undone.');
  if (changedSince.length === 0)
    return restored === 1
      ? say('Undone.')
      : say.count(restored, 'Undone.', 'Undone for {count} conversations.');
  const numbers = changedSince
    .slice(0, mostNamed)
    .map((id) => `#${id}`)
    .join(', ');
  const which = changedSince.length > mostNamed ? `${numbers} …` : numbers;
  if (restored === 0) return say('Not undone: changed since by somebody else: {which}', { which });
  return say.count(
    restored,
    'Undone for {count} conversation. Others were changed since and stay: {which}',
    'Undone for {count} conversations. Others were changed since and stay: {which}',
    { which },
  );
}
