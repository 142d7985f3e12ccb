// What the forms of a conversation's page may hold.

import { z } from 'zod';

/** Where to go once this one is done: the next in the list, under the same filters. */
const next = z
  .string()
  .regex(/^\/inbox(\/\d{1,15})?(\?[^\s\\]{0,2000})?$/)
  .optional();

const replyFields = {
  text: z
    .string()
    // NUL is no character of any text, and PostgreSQL takes none.
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'Write something first.').max(100_000, 'That is too long for one mail.')),
  key: z.string().regex(/^[0-9a-z-]{8,48}$/, 'This form is broken; load the page again.'),
  seen: z.coerce.number().int().min(0),
  /** The decision whose draft was taken over; 0: none. */
  draft: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  /** A reply that was taken back, whose files go along. */
  filesOf: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
};

const outboxId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const conversationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send'), ...replyFields }),
  z.object({ intent: z.literal('send-and-resolve'), ...replyFields, next }),
  z.object({ intent: z.literal('resolve'), next }),
  z.object({ intent: z.literal('reopen') }),
  z.object({
    intent: z.literal('assign'),
    /** Empty: nobody's. */
    assignee: z
      .string()
      .regex(/^\d{0,15}$/)
      .transform((id) => (id === '' ? null : Number(id))),
  }),
  z.object({ intent: z.literal('snooze'), until: z.iso.datetime().transform((at) => new Date(at)) }),
  z.object({ intent: z.literal('spam'), next }),
  z.object({
    intent: z.literal('discard-draft'),
    draft: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  }),
  z.object({ intent: z.literal('take-back'), outboxId }),
  z.object({ intent: z.literal('send-again'), outboxId }),
  z.object({ intent: z.literal('it-arrived'), outboxId }),
]);
