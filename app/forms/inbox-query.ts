// What the address of the inbox may ask for, and what a saved view keeps of it.

import { z } from 'zod';

import { type Place, sorts } from '../../db/conversation-pages.ts';
import { filterFields } from '../filter.ts';
import { inboxViews } from '../view/inbox-views.ts';

export const myself = 'me';
export const nobody = 'none';

const narrowing = {
  ...filterFields,
  /** Only what holds news for who looks. */
  unread: z.literal('yes').optional(),
  assignee: z.union([z.literal([myself, nobody]), z.string().regex(/^\d{1,15}$/)]).optional(),
};

/** What a saved view keeps. */
export const viewFields = z.object({
  ...narrowing,
  view: z.enum(inboxViews).optional(),
  sort: z.enum(sorts).optional(),
});
export type ViewFields = z.infer<typeof viewFields>;

const rowId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const inboxQuery = viewFields.extend({
  /** A saved view; where the address has other fields too, they go before its own. */
  saved: rowId.optional(),
});

/** "-1764000000000000_-1042": see `Place`. */
const place = z
  .string()
  .regex(/^-?\d{1,16}(_-?\d{1,16}){1,2}$/)
  .transform((text): Place => text.split('_').map(Number));

/** A piece of the list. */
export const pieceQuery = z.object({
  after: place.optional(),
  before: place.optional(),
  until: place.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
