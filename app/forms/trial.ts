// What the playground takes: a mail typed, pasted or picked, and whether its sender counts as proven.

import { z } from 'zod';

import { toSay } from '../words/say.ts';

/** Longer is nobody's mail to be tried by hand. Characters. */
const longest = 1_000_000;

const assumed = z
  .enum(['', 'pass', 'none', 'fail'])
  .default('')
  .transform((value) => (value === '' ? null : value));

export const trialForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fields'),
    assumed,
    from: z.email(toSay('Write an e-mail address.')),
    name: z.string().trim().max(200, toSay('Use at most 200 characters.')).default(''),
    subject: z.string().trim().max(500, toSay('Use at most 500 characters.')).default(''),
    text: z
      .string()
      .trim()
      .min(1, toSay('Write something first.'))
      .max(longest, toSay('That is too long for one mail.')),
  }),
  z.object({
    kind: z.literal('source'),
    assumed,
    source: z
      .string()
      .trim()
      .min(1, toSay('Paste a mail first.'))
      .max(longest, toSay('That is too long for one mail.')),
  }),
  z.object({
    kind: z.literal('message'),
    assumed,
    messageId: z.coerce.number(toSay('Pick a mail first.')).int().positive(toSay('Pick a mail first.')),
  }),
]);
