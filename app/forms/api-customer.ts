// What the API takes to find and change customers. The OpenAPI document is made from the same.

import { z } from 'zod';

const limit = z.coerce.number('Use a whole number.').int('Use a whole number.').min(1).max(200).default(50);

export const customersQuery = z.strictObject({
  email: z.email('Use an e-mail address.').optional(),
  limit,
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'Use the nextCursor of an earlier answer.')
    .optional(),
});

export const customerPatch = z
  .strictObject({
    name: z.string().trim().max(200, 'must have at most 200 characters').optional(),
    blocked: z
      .boolean()
      .optional()
      .meta({ description: 'Of a blocked customer nothing is answered by the bot.' }),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'must name something to change');
