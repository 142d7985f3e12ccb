// What the form for a practice customer's mail may hold.

import { z } from 'zod';

export const practiceForm = z.object({
  from: z.email('Choose a customer.'),
  subject: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
  text: z.string().trim().min(1, 'Write something first.').max(100_000, 'That is too long for one mail.'),
  inReplyTo: z
    .string()
    .max(1000)
    .optional()
    .transform((id) => id || undefined),
  spoofed: z.literal('on').optional(),
});
