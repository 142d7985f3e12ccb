// The conversations of the seeded desk, each with one thing to look at.

import type { SeedConversation } from './conversation.ts';
import { storiesForPeople } from './stories-for-people.ts';
import { storiesOfTheBot } from './stories-of-the-bot.ts';

/** In the order in which they came. */
export const seedStories: Readonly<Record<string, SeedConversation>> = {
  ...storiesOfTheBot,
  ...storiesForPeople,
};
