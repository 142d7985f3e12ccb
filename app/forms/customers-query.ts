// What the address of the list of customers may ask for.

import { z } from 'zod';

export const customersQuery = z.object({
  q: z
    .string()
    .max(200)
    .transform((words) => words.replaceAll('\0', ''))
    .default(''),
  after: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
