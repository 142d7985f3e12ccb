// What the page of changes can be asked for, in its address.

import { z } from 'zod';

export const auditQuery = z.object({
  who: z.string().max(300).optional(),
  kind: z.string().max(50).optional(),
  before: z.coerce.number().int().positive().optional(),
});
