// What may stand before a colon in a search, with words for the list of suggestions.

import { toSay } from '../words/say.ts';

export const searchOperators = [
  'from',
  'to',
  'subject',
  'tag',
  'is',
  'assignee',
  'team',
  'intent',
  'reason',
  'tone',
  'mailbox',
  'lang',
  'has',
  'before',
  'after',
  'on',
] as const;
export type SearchOperator = (typeof searchOperators)[number];

export const searchStates = [
  'open',
  'waiting',
  'snoozed',
  'resolved',
  'spam',
  'mine',
  'unassigned',
  'unread',
  'bot',
] as const;
export type SearchState = (typeof searchStates)[number];

export const searchTones = ['angry', 'sarcastic', 'negative'] as const;
export type SearchTone = (typeof searchTones)[number];

export const searchHolds = ['attachment', 'note'] as const;
export type SearchHold = (typeof searchHolds)[number];

/** What each looks for, and what may be written behind it. */
export const operatorWords: Record<SearchOperator, string> = {
  from: toSay('who wrote it: a name or an address'),
  to: toSay('who got it: a name or an address'),
  subject: toSay('words of the subject'),
  tag: toSay('a tag'),
  is: toSay('how it stands: open, waiting, mine …'),
  assignee: toSay('whose it is: a name, me or none'),
  team: toSay('the team that has it'),
  intent: toSay('what the customer wants'),
  reason: toSay('why a person has it'),
  tone: toSay('how the customer sounds: angry, sarcastic, negative'),
  mailbox: toSay('the mailbox it came to'),
  lang: toSay('its language: en, de …'),
  has: toSay('with an attachment or a note'),
  before: toSay('written before a day'),
  after: toSay('written on or after a day'),
  on: toSay('written on a day'),
};

/** Values that are a fixed list. */
export const operatorValues: Partial<Record<SearchOperator, readonly string[]>> = {
  is: searchStates,
  tone: searchTones,
  has: searchHolds,
  assignee: ['me', 'none'],
};
