// What every list of the API takes: how many, and where to go on.

import { z } from 'zod';

import { readCursor } from '../view/api-view.ts';

export const pageFields = {
  limit: z.coerce.number('Use a whole number.').int('Use a whole number.').min(1).max(200).default(50),
  cursor: z
    .string()
    .transform((text, context) => {
      const cursor = readCursor(text);
      if (!cursor) context.addIssue({ code: 'custom', message: 'Use the nextCursor of an earlier answer.' });
      return cursor;
    })
    .optional(),
};
