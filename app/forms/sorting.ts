// What the forms that sort a conversation may hold: tags, priority, team.

import { z } from 'zod';
import { priorities } from '../../db/sorting.ts';
import { longestTag } from '../../db/tags.ts';
import { toSay } from '../words/say.ts';

export const tagName = z
  .string()
  .transform((text) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, toSay('Write a word or two.'))
      .max(longestTag, toSay('That is too long for a tag.'))
      .regex(/[\p{L}\p{N}]/u, toSay('A tag needs a letter or a digit.')),
  );

export const sortingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('tag'), tag: tagName }),
  z.object({ intent: z.literal('untag'), tag: tagName }),
  z.object({ intent: z.literal('priority'), priority: z.enum(priorities) }),
  z.object({
    intent: z.literal('team'),
    team: z.string().max(40),
    reason: z
      .string()
      .max(300, toSay('That is too long for a line.'))
      .transform((text) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
      .default(''),
  }),
]);
