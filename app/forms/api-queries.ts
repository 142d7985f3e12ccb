// What the API's lists may be asked. The OpenAPI document is made from the same.

import { z } from 'zod';

import { dispositions } from '../../db/ledger-list.ts';
import { filterFields } from '../filter.ts';
import { queryHelp } from '../search/query-help.ts';
import { pageFields } from './page-fields.ts';

const whole = () => z.coerce.number('Use a whole number.').int('Use a whole number.');
const action = z.enum(['reply', 'ask', 'escalate', 'file']);

export const conversationsQuery = z.strictObject({
  ...filterFields,
  q: filterFields.q.describe(queryHelp),
  ...pageFields,
});

export const searchQuery = z.strictObject({
  ...pageFields,
  q: z
    .string('Say what to look for.')
    .trim()
    .min(1, 'Say what to look for.')
    .max(200, 'Use at most 200 characters.')
    .describe(queryHelp),
});

export const ledgerQuery = z.strictObject({
  mailbox: z.string().optional(),
  disposition: z.enum(dispositions, `Use one of ${dispositions.join(', ')}.`).optional(),
  limit: whole().min(1).max(500).default(100),
  cursor: z.coerce.number('Use the nextCursor of an earlier answer.').int().positive().optional(),
});

export const replayQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.coerce.number().int().min(0).default(0),
  from: action.optional(),
  to: action.optional(),
});

export const articlesQuery = z.object({
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'must be a language code such as en')
    .optional(),
  q: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'is not one of ours')
    .default('0'),
});
