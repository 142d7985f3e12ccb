// What the form for a practice customer's mail may hold.

import { z } from 'zod';

import { toSay } from '../words/say.ts';

export const practiceForm = z.object({
  from: z.email(toSay('Choose a customer.')),
  subject: z.string().trim().max(500, toSay('Use at most 500 characters.')).default(''),
  text: z
    .string()
    .trim()
    .min(1, toSay('Write something first.'))
    .max(100_000, toSay('That is too long for one mail.')),
  inReplyTo: z
    .string()
    .max(1000)
    .optional()
    .transform((id) => id || undefined),
  spoofed: z.literal('on').optional(),
});
