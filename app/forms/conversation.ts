// What the forms of a conversation's page may hold.

import { z } from 'zod';

import { longestReplyHtml } from '../reply-html.ts';
import { toSay } from '../words/say.ts';
import { addressList } from './addresses.ts';

/** Where to go once this one is done: the next in the list, under the same filters. */
const next = z
  .string()
  .regex(/^\/inbox(\/\d{1,15})?(\?[^\s\\]{0,2000})?$/)
  .optional();

const words = (longest: number) =>
  z
    .string()
    // NUL is no character of any text, and PostgreSQL takes none.
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().max(longest, toSay('That is too long for one mail.')))
    .default('');

const rowId = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What stands in a reply, whether it is sent or kept. */
export const replyContent = {
  /** What the editor made; empty where there was none, and `text` holds the words. */
  html: words(longestReplyHtml),
  /** Empty: the conversation's own. */
  subject: z
    .string()
    .transform((subject) => subject.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim())
    .pipe(z.string().max(300, toSay('This subject is too long.')))
    .default(''),
  cc: addressList,
  bcc: addressList,
  /** The decision whose draft was taken over; 0: none. */
  draft: rowId.default(0),
};

const replyFields = {
  ...replyContent,
  text: words(100_000),
  key: z.string().regex(/^[0-9a-z-]{8,48}$/, toSay('This form is broken; load the page again.')),
  seen: rowId,
  /** The newest message when the agent began to write; 0: not known. */
  begun: rowId.default(0),
  /** A colleague's answer that the agent has read and answers after. */
  over: rowId.default(0),
  /** When it is to leave; empty: at once. */
  later: z
    .union([z.literal(''), z.iso.datetime()])
    .transform((at) => (at === '' ? null : new Date(at)))
    .default(null),
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
  /** `next`: its conversation, where it was taken back elsewhere. */
  z.object({ intent: z.literal('take-back'), outboxId, next }),
  z.object({ intent: z.literal('send-again'), outboxId }),
  z.object({ intent: z.literal('it-arrived'), outboxId }),
]);
