// What may be done to the chosen conversations, as the form says it.

import { z } from 'zod';

import { mostAtOnce } from '../../db/queue-actions.ts';
import { priorities } from '../../db/sorting.ts';
import { longestTag } from '../../db/tags.ts';
import { longestSnoozeMs } from '../view/snooze.ts';
import { toSay } from '../words/say.ts';

const chosen = {
  /** "1042,1043"; or, with `query`, all that this list holds. */
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((ids) => ids.split(',').map(Number))
    .refine((ids) => ids.length <= mostAtOnce)
    .optional(),
  query: z.string().max(2_000).optional(),
};

const tag = z.string().trim().min(1).max(longestTag);

export const bulkForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('assign'),
    /** Empty: nobody's. */
    assignee: z
      .string()
      .regex(/^\d{0,15}$/)
      .transform((id) => (id === '' ? null : Number(id))),
    ...chosen,
  }),
  z.object({ act: z.literal('team'), team: z.string().max(40), ...chosen }),
  z.object({ act: z.literal('priority'), priority: z.enum(priorities), ...chosen }),
  z.object({ act: z.enum(['tag', 'untag']), tag, ...chosen }),
  z.object({
    act: z.literal('snooze'),
    until: z.iso
      .datetime()
      .transform((at) => new Date(at))
      .refine((at) => at.getTime() < Date.now() + longestSnoozeMs, toSay('That is too far ahead.')),
    ...chosen,
  }),
  z.object({ act: z.enum(['resolve', 'reopen', 'spam']), ...chosen }),
  z.object({ act: z.enum(['read', 'unread']), ...chosen }),
]);
export type BulkForm = z.infer<typeof bulkForm>;
