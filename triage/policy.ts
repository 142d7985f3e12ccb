// The line between bot and people, as data: a version in the database, edited by the team, never by a mail.

import { z } from 'zod';

import { criticalGroups, phraseLanguages } from './critical-groups.ts';
import { type Intent, intents, isIntent, ownIntentName } from './intents.ts';
import { patternFault } from './pattern.ts';
import { toSay } from './tell.ts';

const probability = z.number().min(0).max(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, toSay('must be a time such as 09:00'));
const date = z.iso.date();

/** Open from `from` (inclusive) to `to` (exclusive), in the policy's time zone. */
const opening = z
  .object({ from: time, to: time })
  .refine((range) => range.from < range.to, toSay('must end after it begins'));

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const week = z.object(
  Object.fromEntries(weekdays.map((day) => [day, z.array(opening)])) as Record<
    Weekday,
    z.ZodArray<typeof opening>
  >,
);

/** What an answer may need of the customer. `invoice_number` is also met by an order's number: it leads there. */
export const requirableFacts = ['order_number', 'invoice_number'] as const;
export type RequirableFact = (typeof requirableFacts)[number];

const requiredByDefault: Partial<Record<Intent, RequirableFact[]>> = { order_status: ['order_number'] };

const intentPolicy = (intent: Intent) =>
  z.strictObject({
    /** auto: the bot answers; draft: a person gets a draft, once all required facts are there; off: a person. */
    mode: z.enum(['auto', 'draft', 'off']),
    /** The bot answers alone only at this probability or above. */
    threshold: probability,
    /** The key of the team that gets it. */
    team: z.string().default('support'),
    /** The customer is asked for these where neither the mail nor our own records have them. */
    requiredFacts: z.array(z.enum(requirableFacts)).default(requiredByDefault[intent] ?? []),
    /** How often to ask before a person takes over. */
    timesToAsk: z.number().int().min(1).max(3).default(1),
  });
export type IntentPolicy = z.infer<ReturnType<typeof intentPolicy>>;

/** A question of the team's own, by the name in its templates. */
const ownIntent = z.strictObject({
  intent: z
    .string()
    .regex(ownIntentName, toSay('must be small letters, digits and underscores'))
    .refine((name) => !isIntent(name), toSay('comes with Baton')),
  mode: z.enum(['auto', 'draft', 'off']),
  threshold: probability,
  team: z.string().default('support'),
});

const phrase = z
  .string()
  .max(200)
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length > 1, toSay('must have at least two letters'));

/** Characters; a number that takes more to describe is none. */
const longestNumberFormat = 200;

const pattern = z
  .string()
  .min(1)
  .max(500)
  .superRefine((source, context) => {
    const said = patternFault(source);
    if (said) context.addIssue({ code: 'custom', params: { said } });
  });

/** How numbers of one kind look, in RE2 syntax; `team` null: of every team. */
const numberFormatList = z
  .array(
    z.strictObject({
      team: z.string().nullable().default(null),
      pattern: pattern.max(longestNumberFormat, toSay('must have at most 200 characters')),
    }),
  )
  // Each is looked for in every mail.
  .max(20, toSay('must be at most 20'))
  .default([]);

const criticalGroup = z.strictObject({
  group: z.string().trim().min(1),
  phrases: z.array(phrase).default([]),
  byLanguage: z.partialRecord(z.enum(phraseLanguages), z.array(phrase)).default({}),
  patterns: z.array(pattern).default([]),
  unlessDenied: z.boolean().default(false),
});

/** An address, or a whole domain as "@example.com". */
const addressOrDomain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[^\s@]*@[^\s@]+\.[^\s@]+$/, toSay('must be an address, or a domain such as @example.com'));

const hours = z.strictObject({
  timeZone: z.string().refine((zone) => isTimeZone(zone), toSay('must be a time zone such as Europe/Prague')),
  week,
  /** Other hours on one day; none means closed. */
  exceptions: z.array(z.strictObject({ date, name: z.string().min(1), open: z.array(opening) })),
});

const team = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, toSay('must be small letters, digits and dashes')),
  name: z.string().trim().min(1),
  /** Its own hours; null: those of the whole desk. */
  hours: hours.nullable().default(null),
  /** A conversation goes to the one of those present who has the least to do; else whoever wants takes it. */
  autoAssign: z.boolean().optional(),
  /** Addresses of its agents; none: everybody. */
  members: z.array(z.email().toLowerCase()).optional(),
});

/** What a rule leaves empty, it takes all of. */
const routingRule = z
  .strictObject({
    team: z.string(),
    intents: z.array(z.enum(intents)).default([]),
    languages: z.array(z.string().regex(/^[a-z]{2}$/, toSay('must be a code such as de'))).default([]),
    customers: z.array(addressOrDomain).default([]),
  })
  .refine(
    ({ intents, languages, customers }) => intents.length + languages.length + customers.length > 0,
    toSay('must name a question, a language or a customer'),
  );

export const policySchema = z.strictObject({
  /** Nothing is answered by the bot; every mail goes to a person. */
  paused: z.boolean(),
  teams: z
    .array(team)
    .min(1)
    .default([{ key: 'support', name: 'Support', hours: null }]),
  /** Which team gets what, by skill: the first rule that fits goes before the team of the intent. */
  routing: z.array(routingRule).max(100).default([]),
  intents: z.strictObject(
    Object.fromEntries(intents.map((intent) => [intent, intentPolicy(intent)])) as Record<
      Intent,
      ReturnType<typeof intentPolicy>
    >,
  ),
  /** Of the team's own intents; one that is not here is answered from 0.85 on. */
  ownIntents: z.array(ownIntent).max(100).default([]),
  /** At this probability or above a person takes over. */
  toneLimits: z.strictObject({ anger: probability, sarcasm: probability, negative: probability }),
  /** From here on a person gets what sounds critical, in whatever words; 1: only the words below count. */
  criticalLimit: probability.default(0.45),
  /** Who asks about an order and is not proven to be its customer shows it with a code mailed to the address on it. */
  oneTimeCode: z.boolean().default(false),
  /** Words that always bring a person. */
  criticalPhrases: z.array(criticalGroup),
  /** Customers who always get a person. */
  alwaysPerson: z.array(addressOrDomain).default([]),
  /** Senders whose mail is kept and answered by nobody. */
  leaveAlone: z.array(addressOrDomain).default([]),
  /** Bot mails in one conversation with no person in between. */
  botTurnsInARow: z.number().int().min(1).max(10),
  /** Bot mails to one address within an hour, across conversations and mailboxes; stops loops with other machines. */
  botMailsPerHour: z.number().int().min(1).max(1000).default(3),
  /** Bot mails in one conversation in all. */
  botTurnsInAll: z.number().int().min(1).max(50).default(6),
  /** Envelope sender of bot mails: the mailbox's own address, or none, so that no bounce and no machine answers it. */
  botEnvelopeSender: z.enum(['own', 'empty']).default('own'),
  /** Seconds in which an agent may take an answer back before it leaves; 0: it leaves at once. */
  replyUndoSeconds: z.number().int().min(0).max(120).default(10),
  /** A question of the bot that stays unanswered this long goes to a person. */
  daysToWaitForAnswer: z.number().int().min(1).max(30).default(3),
  /** Hours after which mail that reaches us goes to a person; null: what its mailbox says. */
  ageLimitHours: z.number().int().min(1).max(8_760).nullable().default(null),
  orderNumberFormats: numberFormatList,
  invoiceNumberFormats: numberFormatList,
  trackingNumberFormats: numberFormatList,
  hours,
  /** A person answers within this many minutes of opening time: what the handover mail promises. */
  promiseMinutes: z.number().int().min(1),
  /** What templates may say about the company: each a fact that can be traced to here. */
  company: z.strictObject({
    name: z.string().min(1),
    passwordResetUrl: z.url(),
    delivery: z.array(
      z.strictObject({ name: z.string().min(1), days: z.string().min(1), price: z.string().min(1) }),
    ),
  }),
});
export type Policy = z.infer<typeof policySchema>;

const nineToFive = [{ from: '09:00', to: '17:00' }];
const alone = { team: 'support', requiredFacts: [], timesToAsk: 1, threshold: 0.85 } as const;

/** Safe out of the box: the bot answers four kinds of question, collects what three need, and leaves the rest to people. */
export const defaultPolicy: Policy = {
  paused: false,
  teams: [{ key: 'support', name: 'Support', hours: null }],
  routing: [],
  intents: {
    order_status: { ...alone, mode: 'auto', requiredFacts: ['order_number'] },
    shipping_delivery: { ...alone, mode: 'auto', requiredFacts: [] },
    opening_hours: { ...alone, mode: 'auto', requiredFacts: [] },
    password_reset: { ...alone, mode: 'auto', requiredFacts: [] },
    refund_return: { ...alone, mode: 'draft', requiredFacts: ['order_number'] },
    invoice_billing: { ...alone, mode: 'draft', requiredFacts: ['invoice_number'] },
    change_order_address: { ...alone, mode: 'draft', requiredFacts: ['order_number'] },
    cancel: { ...alone, mode: 'off', requiredFacts: [] },
    complaint: { ...alone, mode: 'off', requiredFacts: [] },
    talk_to_human: { ...alone, mode: 'off', requiredFacts: [] },
    other: { ...alone, mode: 'off', requiredFacts: [] },
  },
  ownIntents: [],
  toneLimits: { anger: 0.5, sarcasm: 0.5, negative: 0.9 },
  criticalLimit: 0.45,
  oneTimeCode: false,
  criticalPhrases: structuredClone([...criticalGroups]),
  alwaysPerson: [],
  leaveAlone: [],
  botTurnsInARow: 2,
  botMailsPerHour: 3,
  botTurnsInAll: 6,
  botEnvelopeSender: 'own',
  replyUndoSeconds: 10,
  daysToWaitForAnswer: 3,
  ageLimitHours: null,
  orderNumberFormats: [],
  invoiceNumberFormats: [],
  trackingNumberFormats: [],
  hours: {
    timeZone: 'Europe/Prague',
    week: {
      mon: nineToFive,
      tue: nineToFive,
      wed: nineToFive,
      thu: nineToFive,
      fri: nineToFive,
      sat: [],
      sun: [],
    },
    exceptions: [],
  },
  promiseMinutes: 240,
  company: {
    name: 'Our shop',
    passwordResetUrl: 'https://shop.example/reset-password',
    delivery: [
      { name: 'Standard delivery', days: '3 to 5 working days', price: '4.90 EUR' },
      { name: 'Express delivery', days: '1 to 2 working days', price: '9.90 EUR' },
    ],
  },
};

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
