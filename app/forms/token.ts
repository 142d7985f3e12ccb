// What the page of the API's tokens takes.

import { z } from 'zod';

import { type Scope, scopes } from '../../db/tokens.ts';
import { toSay } from '../words/say.ts';

const checked = z.literal('on').optional();

export const tokenForm = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('create'),
      name: z
        .string()
        .trim()
        .min(1, toSay('Say which program will use it.'))
        .max(80, toSay('That is too long for a name.')),
      'scope-read': checked,
      'scope-write': checked,
      'scope-admin': checked,
      perMinute: z.coerce
        .number(toSay('Use a whole number.'))
        .int(toSay('Use a whole number.'))
        .min(1, toSay('Use a number from 1 to 1,000,000.'))
        .max(1_000_000, toSay('Use a number from 1 to 1,000,000.')),
    })
    .refine((form) => chosenScopes(form).length > 0, {
      path: ['scopes'],
      message: toSay('Choose at least one thing that it may do.'),
    }),
  z.object({ intent: z.literal('revoke'), id: z.coerce.number().int().positive() }),
]);

export const chosenScopes = (form: Readonly<Partial<Record<`scope-${Scope}`, 'on' | undefined>>>): Scope[] =>
  scopes.filter((scope) => form[`scope-${scope}`] === 'on');
