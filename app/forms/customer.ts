// What the forms about a customer may hold.

import { z } from 'zod';

import { toSay } from '../words/say.ts';
import { tagName } from './sorting.ts';

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const text = (most: number) =>
  z
    .string()
    .transform((words) => words.replaceAll('\0', '').trim())
    .pipe(z.string().max(most, toSay('That is too long.')));

export const customerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('tag'), tag: tagName }),
  z.object({ intent: z.literal('untag'), tag: tagName }),
  z.object({
    intent: z.literal('note'),
    text: text(4_000).pipe(z.string().min(1, toSay('Write something first.'))),
  }),
  z.object({ intent: z.literal('delete-note'), note: id }),
  z.object({
    intent: z.literal('edit'),
    name: text(200),
    language: z
      .string()
      .regex(/^([a-z]{2})?$/, toSay('Choose a language of the list.'))
      .transform((code) => code || null),
  }),
  z.object({ intent: z.literal('works-again'), address: id }),
  z.object({ intent: z.literal('join'), email: text(320) }),
  z.object({ intent: z.literal('part'), address: id }),
  z.object({ intent: z.literal('person'), always: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('block'), pattern: text(320) }),
  z.object({ intent: z.literal('unblock'), pattern: text(320) }),
]);
