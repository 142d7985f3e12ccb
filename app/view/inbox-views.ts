// The inbox's views, as the navigation offers them.

import { toSay } from '../words/say.ts';

export const inboxViews = [
  'person',
  'mine',
  'teams',
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
    empty: {
      title: toSay('Nobody is waiting'),
      text: toSay('A mail that needs a person appears here by itself.'),
    },
  },
  mine: {
    label: toSay('Mine'),
    empty: { title: toSay('Nothing of yours is open'), text: toSay('Press m on a conversation to take it.') },
  },
  teams: {
    label: toSay('My teams'),
    empty: {
      title: toSay('Your teams have nothing open'),
      text: toSay('What comes to a team that you are in appears here.'),
    },
  },
  unassigned: {
    label: toSay('Unassigned'),
    empty: {
      title: toSay('Everything has somebody'),
      text: toSay('What nobody has taken yet appears here.'),
    },
  },
  bot: {
    label: toSay('Handled by the bot'),
    empty: {
      title: toSay('Nothing with the bot'),
      text: toSay('Conversations that the bot answers appear here by themselves.'),
    },
  },
  waiting: {
    label: toSay('Waiting'),
    empty: {
      title: toSay('No answer is awaited'),
      text: toSay('What a person has answered waits here for the customer.'),
    },
  },
  snoozed: {
    label: toSay('Snoozed'),
    empty: {
      title: toSay('Nothing sleeps'),
      text: toSay('Press s on a conversation to see it again later.'),
    },
  },
  resolved: {
    label: toSay('Resolved'),
    empty: {
      title: toSay('Nothing resolved yet'),
      text: toSay('Press e on a conversation when it is done.'),
    },
  },
  automated: {
    label: toSay('Automated mail'),
    empty: {
      title: toSay('No automated mail'),
      text: toSay('Newsletters, out-of-office notes and delivery reports are filed here.'),
    },
  },
  spam: {
    label: toSay('Spam'),
    empty: { title: toSay('No spam'), text: toSay('What is marked as spam is kept here.') },
  },
  all: {
    label: toSay('All'),
    empty: {
      title: toSay('No conversations yet'),
      text: toSay('The first mail to your support address appears here by itself.'),
    },
  },
};

export const inboxViewLabel = (view: InboxView): string => words[view].label;
export const emptyWords = (view: InboxView): ViewWords['empty'] => words[view].empty;
