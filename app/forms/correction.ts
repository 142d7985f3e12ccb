// What the form "Was this wrong?" may hold: how the mail should have been read and treated.

import { z } from 'zod';

import { intents } from '../../triage/intents.ts';

const truth = z.enum(['yes', 'no']).transform((value) => value === 'yes');

export const correctionForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('correct'),
    wish: z.enum(intents, 'Choose one of the list.'),
    anger: truth,
    sarcasm: truth,
    action: z.enum(['as-it-was', 'reply', 'escalate'], 'Choose one of the list.'),
  }),
  z.object({ intent: z.literal('take-back') }),
]);
