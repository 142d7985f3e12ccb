// What the API takes to change a conversation. The OpenAPI document is made from the same.

import { z } from 'zod';

import { longestNote } from '../../db/notes.ts';
import { priorities } from '../../db/sorting.ts';
import { longestTag } from '../../db/tags.ts';

/** NUL is no character of any text, and PostgreSQL takes none. */
const words = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
  .pipe(z.string().min(1, 'must not be empty').max(100_000, 'must have at most 100000 characters'));

const email = z
  .email('must be an e-mail address')
  .max(254)
  .toLowerCase()
  .meta({ description: 'The address of an agent.' });

const asAgent = email.optional().meta({
  description: 'The agent in whose name it is written; left out: the name of the token.',
});

export const replyBody = z.strictObject({
  text: words.meta({ description: 'Plain text; signature and quoted mail are added.' }),
  asAgent,
  resolve: z.boolean().default(false).meta({ description: 'Resolves the conversation as well.' }),
  undoSeconds: z.number().int().min(0).max(120).optional().meta({
    description:
      'So long it may be taken back in the desk; 0: it leaves at once. Default: what the policy says.',
  }),
  lastMessageId: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the id of a message')
    .optional()
    .meta({
      description: 'The newest message you know; refused with 409 where the customer has written since.',
    }),
});

export const noteBody = z.strictObject({
  text: words
    .pipe(z.string().max(longestNote, `must have at most ${longestNote} characters`))
    .meta({ description: 'For the team alone, never sent. "@" and a name tells that colleague.' }),
  asAgent,
});

export const assignBody = z
  .strictObject({ assignee: email.nullable().meta({ description: 'null: nobody.' }) })
  .meta({ description: 'Whose the conversation is.' });

export const conversationPatch = z
  .strictObject({
    team: z.string().max(40).optional().meta({ description: 'The key of a team of the policy.' }),
    priority: z.enum(priorities, `must be one of ${priorities.join(', ')}`).optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'must name something to change');

export const statusBody = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('resolved') }),
  z.strictObject({ status: z.literal('spam') }),
  z.strictObject({
    status: z.literal('snoozed'),
    until: z.iso
      .datetime({ offset: true, error: 'must be a moment with its zone such as 2026-11-23T09:30:00Z' })
      .meta({ description: 'At most a year ahead.' }),
  }),
]);

const tag = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(longestTag, `must have at most ${longestTag} characters`);

export const tagsBody = z
  .strictObject({ add: z.array(tag).max(20).default([]), remove: z.array(tag).max(20).default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'must add or remove a tag');

/** RFC 8941 would quote it; most programs send it bare, and both are taken. */
export const idempotencyKey = z
  .string()
  .regex(/^"?[\x21\x23-\x7e]{1,255}"?$/, 'must be 1 to 255 visible characters')
  .optional();
