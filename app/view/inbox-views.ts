// The inbox's views, as the navigation offers them.

import { toSay } from '../words/say.ts';

export const inboxViews = [
  'person',
  'mine',
  'unassigned',
  'bot',
  'waiting',
  'snoozed',
  'resolved',
  'automated',
  'spam',
  'all',
] as const;
export type InboxView = (typeof inboxViews)[number];

type ViewWords = Readonly<{
  label: string;
  /** An empty view is mostly good news: it is said as such. */
  empty: Readonly<{ title: string; text: string }>;
}>;

const words: Record<InboxView, ViewWords> = {
  person: {
    label: toSay('Needs a person'),
    empty: { title: 'Nobody is waiting', text: 'A mail that needs a person appears here by itself.' },
  },
  mine: {
    label: toSay('Mine'),
    empty: { title: 'Nothing of yours is open', text: 'Press m on a conversation to take it.' },
  },
  unassigned: {
    label: toSay('Unassigned'),
    empty: { title: 'Everything has somebody', text: 'What nobody has taken yet appears here.' },
  },
  bot: {
    label: toSay('Handled by the bot'),
    empty: {
      title: 'Nothing with the bot',
      text: 'Conversations that the bot answers appear here by themselves.',
    },
  },
  waiting: {
    label: toSay('Waiting'),
    empty: { title: 'No answer is awaited', text: 'What a person has answered waits here for the customer.' },
  },
  snoozed: {
    label: toSay('Snoozed'),
    empty: { title: 'Nothing sleeps', text: 'Press s on a conversation to see it again later.' },
  },
  resolved: {
    label: toSay('Resolved'),
    empty: { title: 'Nothing resolved yet', text: 'Press e on a conversation when it is done.' },
  },
  automated: {
    label: toSay('Automated mail'),
    empty: {
      title: 'No automated mail',
      text: 'Newsletters, out-of-office notes and delivery reports are filed here.',
    },
  },
  spam: { label: toSay('Spam'), empty: { title: 'No spam', text: 'What is marked as spam is kept here.' } },
  all: {
    label: toSay('All'),
    empty: {
      title: 'No conversations yet',
      text: 'The first mail to your support address appears here by itself.',
    },
  },
};

export const inboxViewLabel = (view: InboxView): string => words[view].label;
export const emptyWords = (view: InboxView): ViewWords['empty'] => words[view].empty;
