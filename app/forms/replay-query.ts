// Which of the mails that a tried policy changes are listed, and how many.

import { z } from 'zod';

const action = z.enum(['reply', 'ask', 'escalate', 'file']);

export const replayQuery = z.object({
  from: action.optional(),
  to: action.optional(),
  show: z.coerce.number().int().min(1).max(1_000).catch(25).default(25),
});
