// The line between bot and people, as data: a version in the database, edited by the team, never by a mail.

import { z } from 'zod';

import { type Intent, intents } from './intents.ts';

const probability = z.number().min(0).max(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 09:00');
const date = z.iso.date();

/** Open from `from` (inclusive) to `to` (exclusive), in the policy's time zone. */
const opening = z
  .object({ from: time, to: time })
  .refine((range) => range.from < range.to, 'must end after it begins');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const week = z.object(
  Object.fromEntries(weekdays.map((day) => [day, z.array(opening)])) as Record<
    Weekday,
    z.ZodArray<typeof opening>
  >,
);

const intentPolicy = z.object({
  /** auto: the bot answers; draft: a person gets a draft; off: a person. */
  mode: z.enum(['auto', 'draft', 'off']),
  /** The bot answers alone only at this probability or above. */
  threshold: probability,
});
export type IntentPolicy = z.infer<typeof intentPolicy>;

export const policySchema = z.object({
  /** Nothing is answered by the bot; every mail goes to a person. */
  paused: z.boolean(),
  intents: z.object(
    Object.fromEntries(intents.map((intent) => [intent, intentPolicy])) as Record<
      Intent,
      typeof intentPolicy
    >,
  ),
  /** At this probability or above a person takes over. */
  toneLimits: z.object({ anger: probability, sarcasm: probability, negative: probability }),
  /** Words that always bring a person; matched whole and without regard to case. */
  criticalPhrases: z.array(z.object({ group: z.string().min(1), phrases: z.array(z.string().min(2)) })),
  /** Bot mails in one conversation with no person in between. */
  botTurnsInARow: z.number().int().min(1).max(10),
  /** Bot mails to one address within an hour, across conversations and mailboxes; stops loops with other machines. */
  botMailsPerHour: z.number().int().min(1).max(1000).default(3),
  /** Envelope sender of bot mails: the mailbox's own address, or none, so that no bounce and no machine answers it. */
  botEnvelopeSender: z.enum(['own', 'empty']).default('own'),
  /** Seconds in which an agent may take an answer back before it leaves; 0: it leaves at once. */
  replyUndoSeconds: z.number().int().min(0).max(120).default(10),
  hours: z.object({
    timeZone: z.string().refine((zone) => isTimeZone(zone), 'must be a time zone such as Europe/Prague'),
    week,
    /** Other hours on one day; none means closed. */
    exceptions: z.array(z.object({ date, name: z.string().min(1), open: z.array(opening) })),
  }),
  /** A person answers within this many minutes of opening time: what the handover mail promises. */
  promiseMinutes: z.number().int().min(1),
  /** What templates may say about the company: each a fact that can be traced to here. */
  company: z.object({
    name: z.string().min(1),
    passwordResetUrl: z.url(),
    delivery: z.array(
      z.object({ name: z.string().min(1), days: z.string().min(1), price: z.string().min(1) }),
    ),
  }),
});
export type Policy = z.infer<typeof policySchema>;

const nineToFive = [{ from: '09:00', to: '17:00' }];

/** Safe out of the box: the bot answers four kinds of question and leaves the rest to people. */
export const defaultPolicy: Policy = {
  paused: false,
  intents: {
    order_status: { mode: 'auto', threshold: 0.8 },
    shipping_delivery: { mode: 'auto', threshold: 0.8 },
    opening_hours: { mode: 'auto', threshold: 0.8 },
    password_reset: { mode: 'auto', threshold: 0.8 },
    refund_return: { mode: 'off', threshold: 0.8 },
    invoice_billing: { mode: 'off', threshold: 0.8 },
    change_order_address: { mode: 'off', threshold: 0.8 },
    cancel: { mode: 'off', threshold: 0.8 },
    complaint: { mode: 'off', threshold: 0.8 },
    talk_to_human: { mode: 'off', threshold: 0.8 },
    other: { mode: 'off', threshold: 0.8 },
  },
  toneLimits: { anger: 0.5, sarcasm: 0.5, negative: 0.9 },
  criticalPhrases: [
    {
      group: 'legal',
      phrases: [
        'lawyer',
        'solicitor',
        'attorney',
        'legal action',
        'small claims',
        'Anwalt',
        'Rechtsanwalt',
        'avocat',
        'abogado',
        'právník',
      ],
    },
    { group: 'chargeback', phrases: ['chargeback', 'charge back', 'Rückbuchung', 'Rücklastschrift'] },
    { group: 'data protection', phrases: ['GDPR', 'data protection', 'DSGVO', 'Datenschutz', 'RGPD'] },
    {
      group: 'safety',
      phrases: ['caught fire', 'electric shock', 'injured', 'hospital', 'Verletzung', 'Stromschlag'],
    },
    { group: 'press', phrases: ['journalist', 'newspaper', 'consumer protection', 'Verbraucherzentrale'] },
    { group: 'self-harm', phrases: ['kill myself', 'suicide', 'end my life', 'Selbstmord', 'suicidio'] },
  ],
  botTurnsInARow: 2,
  botMailsPerHour: 3,
  botEnvelopeSender: 'own',
  replyUndoSeconds: 10,
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
