// What the engine says a mail means. Readonly data: made in `understand/`, judged in `decide/`, shown in the inbox.

import type { Intent } from './intents.ts';

/** A stretch of the customer's own words; offsets are UTF-16 code units into `subject` or `text` as given to the engine. */
export type Span = Readonly<{ field: 'subject' | 'text'; start: number; end: number; text: string }>;

/** `value` is the normal form: order numbers upper-case without "#", dates ISO 8601, amounts "67.50 GBP". */
export type Entity = Span & Readonly<{ value: string }>;

/**
 * A date; `value` is the likelier day. "On Monday" alone may be the one before the mail or the one after it: then both
 * are here (ISO 8601), and who asks about the future ("are you open on Monday?") takes `coming`.
 */
export type DateEntity = Entity & Readonly<{ past?: string; coming?: string }>;

export type Entities = Readonly<{
  orderNumbers: readonly Entity[];
  trackingNumbers: readonly Entity[];
  invoiceNumbers: readonly Entity[];
  dates: readonly DateEntity[];
  amounts: readonly Entity[];
  emails: readonly Entity[];
  phones: readonly Entity[];
  /** One line each: street, code and town. */
  addresses?: readonly Entity[];
  /** Products of the customer's orders that the mail names; `value` is the name in the order. */
  products?: readonly Entity[];
}>;

/** Each a probability from 0 to 1. */
export type Tone = Readonly<{ anger: number; sarcasm: number; negative: number; urgency: number }>;

/** The words that led to each judgement. */
export type Evidence = Readonly<{
  intent: readonly Span[];
  anger: readonly Span[];
  sarcasm: readonly Span[];
  negative: readonly Span[];
  urgency: readonly Span[];
  wantsHuman: readonly Span[];
  didNotHelp: readonly Span[];
  /** Absent in what was understood before it was looked for, and in what a provider shows. */
  critical?: readonly Span[];
}>;

/** Why the model provider was not asked about a mail. */
export type NotAsked =
  /** The built-in engine is sure by itself. */
  | 'sure'
  /** What was found already brings a person, and no further reading could change that. */
  | 'for_a_person'
  /** The mail is filed, or there is nothing in it to read. */
  | 'nothing_to_read'
  | 'budget_used_up'
  /** After too many failures in a row it is left alone for a while. */
  | 'resting'
  /** It was slow, and as many mails as may were waiting for it. */
  | 'busy';

/** What went wrong where it was asked and the built-in engine's reading stands. */
export type ProviderFault =
  | 'no_connection'
  | 'too_slow'
  | 'rate_limited'
  | 'server_error'
  | 'rejected'
  | 'no_api'
  | 'too_long'
  | 'empty'
  | 'refused'
  | 'cut_off'
  | 'broken_json'
  | 'wrong_shape'
  | 'stopped';

/** What became of asking a model provider: stored with the understanding, shown to agents, added up for the budget. */
export type ProviderNote = Readonly<{
  model: string;
  outcome: 'answered' | 'not_asked' | 'failed';
  reason: NotAsked | ProviderFault | null;
  /** HTTP status of the last answer, where there was one. */
  status: number | null;
  requests: number;
  /** From the first request to the answer, waits between tries included. Milliseconds. */
  ms: number;
  tokensIn: number;
  tokensOut: number;
  /** In the operator's own currency; null where no prices are set. */
  cost: number | null;
  /** Its own words, before they were weighed: with them its weight can be measured later. */
  said: Readonly<{ intent: Intent; certainty: 'certain' | 'likely' | 'unsure' }> | null;
  /** What the built-in engine alone had made of the mail. */
  builtIn: Readonly<{ intent: Intent; confidence: number }>;
}>;

export type Understanding = Readonly<{
  /** Which engine and which trained model spoke, so that a decision can be explained and replayed later. */
  engine: 'built-in' | 'provider';
  model: string;
  /** ISO 639-1, or `und` where it cannot be told. */
  language: string;
  languageConfidence: number;
  intent: Intent;
  /** Probability that `intent` is right: calibrated on mail the model was not trained on. */
  confidence: number;
  intents: Readonly<Partial<Record<Intent, number>>>;
  /** The team's own intent that the mail is about; `intent` is "other" then, as it is to all who do not know it. */
  own?: Readonly<{ intent: string; confidence: number }>;
  tone: Tone;
  /** From 0 to 1: how much the mail sounds as if it told something that no machine may pass over. Absent in older ones. */
  critical?: number;
  wantsHuman: boolean;
  /** "Your answer did not help": only means something after a mail of the bot. */
  didNotHelp: boolean;
  /** A thank-you or a confirmation that asks for nothing. */
  thanksOnly: boolean;
  entities: Entities;
  evidence: Evidence;
  /** Only where a provider is configured. */
  provider?: ProviderNote;
}>;
