// What the address of the inbox may ask for.

import { z } from 'zod';

import { filterFields } from '../filter.ts';
import { inboxViews } from '../view/inbox-views.ts';

/** As many pages of the list as a browser scrolls with ease. */
export const mostPages = 20;

export const inboxQuery = z.object({
  ...filterFields,
  view: z.enum(inboxViews).default('person'),
  sort: z.enum(['newest', 'urgency']).default('newest'),
  pages: z.coerce.number().int().min(1).max(mostPages).default(1),
});
