// What somebody has taken back, by the name that it has where it is done.

import type { ActionKind } from '../../db/kept-actions.ts';
import { toSay } from '../words/say.ts';

/** Of others no thread tells. */
const labels: Readonly<Partial<Record<ActionKind, string>>> = {
  assign: toSay('Assign'),
  team: toSay('Team'),
  priority: toSay('Priority'),
  tag: toSay('Add tag'),
  untag: toSay('Take tag away'),
  snooze: toSay('Snooze'),
  remind: toSay('Follow up'),
  resolve: toSay('Resolve'),
  reopen: toSay('Reopen'),
  spam: toSay('Mark as spam'),
  'hand-back': toSay('Hand back to the bot'),
  link: toSay('Link|action'),
  unlink: toSay('Take the link away'),
  block: toSay('Block|action'),
  unblock: toSay('Unblock'),
  'note-edit': toSay('Edit note'),
  'note-delete': toSay('Delete note'),
  'discard-draft': toSay('Discard|draft'),
  correct: toSay('This was wrong'),
  'take-back': toSay('Take back'),
};

export const undoneLabel = (what: ActionKind): string => labels[what] ?? toSay('Change');
