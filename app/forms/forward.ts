// What the form of a forward holds.

import { z } from 'zod';

import { toSay } from '../words/say.ts';
import { addressList } from './addresses.ts';

export const forwardForm = z.object({
  key: z.string().regex(/^[0-9a-f]{24}$/, toSay('This form is broken; load the page again.')),
  to: addressList.refine((people) => people.length > 0, toSay('Write whom it goes to.')),
  text: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().max(100_000, toSay('That is too long for one mail.'))),
  /** Rows of the mails to send on, parted by commas. */
  messages: z
    .string()
    .regex(/^\d{1,15}(?:,\d{1,15}){0,199}$/, toSay('Choose at least one mail.'))
    .transform((ids) => ids.split(',').map(Number)),
  files: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
});
