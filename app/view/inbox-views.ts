// The inbox's views, as the navigation offers them.

export const inboxViews = ['person', 'bot', 'all'] as const;
export type InboxView = (typeof inboxViews)[number];

export const inboxViewLabels: Record<InboxView, string> = {
  person: 'Needs a person',
  bot: 'Handled by the bot',
  all: 'All',
};

/** An empty view is mostly good news: it is said as such. */
export const emptyWords: Record<InboxView, Readonly<{ title: string; text: string }>> = {
  person: { title: 'Nobody is waiting', text: 'A mail that needs a person appears here by itself.' },
  bot: {
    title: 'Nothing with the bot',
    text: 'Conversations that the bot answers appear here by themselves.',
  },
  all: {
    title: 'No conversations yet',
    text: 'The first mail to your support address appears here by itself.',
  },
};
