// The forms of the page of saved replies.

import { z } from 'zod';

import { toSay } from '../words/say.ts';

const plain = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().max(longest, toSay('That is too long.')));

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const reply = {
  name: z
    .string()
    .trim()
    // It is typed after a semicolon, as one word.
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, toSay('One word of letters, digits and hyphens, at most 40.')),
  text: plain(20_000).refine((text) => text !== '', toSay('Write what it says.')),
  /** A checked box: the whole team's. */
  shared: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
};

export const savedReplyForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), ...reply }),
  z.object({ intent: z.literal('change'), id, ...reply }),
  z.object({ intent: z.literal('delete'), id }),
  z.object({ intent: z.literal('signature'), signature: plain(2_000) }),
]);
