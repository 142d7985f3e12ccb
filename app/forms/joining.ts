// What the forms may hold that merge, take apart, split and link conversations.

import { z } from 'zod';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const joiningForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('merge'), into: id }),
  z.object({ intent: z.literal('undo'), merge: id }),
  z.object({ intent: z.literal('split'), message: id }),
  z.object({ intent: z.literal('rejoin'), split: id }),
  z.object({ intent: z.literal('link'), other: id }),
  z.object({ intent: z.literal('unlink'), other: id }),
]);
