// What the address and the form of the ledger's page may say.

import { z } from 'zod';

import { dispositions } from '../../db/ledger-list.ts';

export const ledgerQuery = z.object({
  mailbox: z.string().max(320).optional(),
  disposition: z.enum(dispositions, `Use one of ${dispositions.join(', ')}.`).optional(),
  before: z.coerce.number('Use the address of a page.').int().positive().optional(),
});

export const readAgainForm = z.object({ id: z.coerce.number().int().positive() });
