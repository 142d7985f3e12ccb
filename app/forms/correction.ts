// What the form "Was this wrong?" may hold: how the mail should have been read and treated.

import { z } from 'zod';

const truth = z.enum(['yes', 'no']).transform((value) => value === 'yes');

export const correctionForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('correct'),
    /** One of the product's, or one that the team has added: which those are, the database knows. */
    wish: z.string().min(1).max(40),
    anger: truth,
    sarcasm: truth,
    action: z.enum(['as-it-was', 'reply', 'escalate'], 'Choose one of the list.'),
  }),
  z.object({ intent: z.literal('take-back') }),
]);
