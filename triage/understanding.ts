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
  tone: Tone;
  wantsHuman: boolean;
  /** "Your answer did not help": only means something after a mail of the bot. */
  didNotHelp: boolean;
  /** A thank-you or a confirmation that asks for nothing. */
  thanksOnly: boolean;
  entities: Entities;
  evidence: Evidence;
}>;
