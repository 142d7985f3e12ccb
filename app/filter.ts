// Filters as they stand in an address: the same names for the inbox, the API and the figures' links.

import { z } from 'zod';

import { type ConversationFilter, handlers, none, statuses } from '../db/conversation-filter.ts';
import { longestTag } from '../db/tags.ts';
import { tones } from '../db/tone.ts';
import { outcomes } from '../triage/decide/outcome.ts';
import { intents, ownIntentName } from '../triage/intents.ts';
import { reasons } from '../triage/reasons.ts';

const day = z.iso.date('Use a date such as 2026-11-22.');
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `Use one of: ${values.join(', ')}.`);

/** Spread into the schema of whatever page or resource takes filters. */
export const filterFields = {
  status: oneOf(statuses).optional(),
  handler: oneOf(handlers).optional(),
  reason: oneOf(reasons).optional(),
  decidingReason: oneOf([...reasons, none]).optional(),
  outcome: oneOf(outcomes).optional(),
  /** Also a name that the team has given: which those are changes with its templates, and past ones are still asked for. */
  intent: z
    .string()
    .regex(ownIntentName, `Use one of: ${[...intents, none].join(', ')}; or a name of your own.`)
    .optional(),
  q: z.string().trim().max(200, 'Use at most 200 characters.').optional(),
  from: day.optional(),
  to: day.optional(),
  /** The key of a team. */
  team: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use the key of a team.')
    .optional(),
  tag: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(longestTag, `Use at most ${longestTag} characters.`)
    .optional(),
  tone: oneOf(tones).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'Use a language code such as de.')
    .optional(),
  /** The address of one of our mailboxes. */
  mailbox: z.string().trim().toLowerCase().max(320, 'That is no address.').optional(),
  /** The address of a customer, or the domain of several. */
  customer: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\s@]{0,64}@?[^\s@]{1,255}$/, 'Use an address, or a domain such as acme.com.')
    .optional(),
};

const fields = z.object(filterFields);
export type FilterFields = z.infer<typeof fields>;

/** A day without its partner is open on that side. */
const firstDay = '1970-01-01';
const lastDay = '9999-12-30';

/** All but `q`, which is planned apart: see app/search. */
export function toFilter(
  { status, tag, from, to, q: _, ...rest }: FilterFields,
  timeZone: string,
): ConversationFilter {
  return {
    ...rest,
    ...(status ? { status: [status] } : {}),
    ...(tag ? { tags: [tag] } : {}),
    ...(from || to ? { created: { from: from ?? firstDay, to: to ?? lastDay, timeZone } } : {}),
  };
}

export const isPeriodReversed = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from !== undefined && to !== undefined && from > to;
