// The short words that pages use for what the database keeps as codes.

import { type Intent, intentWords } from '../../triage/intents.ts';
import { type Reason, reasonWords } from '../../triage/reasons.ts';
import { type Say, toSay } from '../words/say.ts';

/** `doubt` is amber, `alarm` red, `accent` the one accent; everything else is grey. */
export type Shade = 'alarm' | 'doubt' | 'accent' | 'quiet';

export type Chip = Readonly<{ label: string; shade: Shade }>;

const statusLabels: Record<string, string> = {
  open: toSay('Open'),
  waiting: toSay('Waiting for an answer'),
  snoozed: toSay('Snoozed'),
  resolved: toSay('Resolved'),
  spam: toSay('Spam'),
};

const outcomeLabels: Record<string, string> = {
  answered: toSay('Answered by the bot'),
  asked: toSay('Asked for what was missing'),
  handed_over: toSay('Handed to a person'),
  filed: toSay('Filed, no answer needed'),
  pending: toSay('Still being read'),
};

export const statusLabel = (status: string) => statusLabels[status] ?? status;

/** Of a conversation: what sleeps until its answer leaves is not put off, but as good as answered. */
export const standingLabel = (row: Readonly<{ status: string; scheduled_for: Date | null }>) =>
  row.scheduled_for ? toSay('Answer scheduled') : statusLabel(row.status);
export const outcomeLabel = (outcome: string) => outcomeLabels[outcome] ?? outcome;

export function intentLabel(intent: string | null): string {
  if (!intent || intent === 'none') return toSay('Not read yet');
  return intentWords[intent as Intent]?.label ?? spoken(intent);
}

/** A name that the team has given, as people read it: "gift_wrap" is "Gift wrap". */
const spoken = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

export function reasonLabel(reason: string): string {
  if (reason === 'none') return toSay('No reason stored');
  return reasonWords[reason as Reason]?.label ?? reason;
}

const otherReasons: Record<string, string> = {
  routine: toSay('Routine'),
  automated_mail: toSay('Written by a machine'),
  thanks: toSay('Only thanks'),
  human_has_it: toSay('A person has it'),
  left_alone: toSay('Left alone by policy'),
};

/** Also of mail that is answered or filed. */
export const decisionReasonLabel = (reason: string) => otherReasons[reason] ?? reasonLabel(reason);

export function reasonShade(reason: string): Shade {
  if (reason === 'anger' || reason === 'complaint' || reason === 'sarcasm') return 'alarm';
  const doubts = [
    'low_confidence',
    'engine_error',
    'lookup_failed',
    'sender_not_authentic',
    'critical_keyword',
  ];
  return doubts.includes(reason) ? 'doubt' : 'quiet';
}

export const reasonChip = (reason: string): Chip => ({
  label: reasonLabel(reason),
  shade: reasonShade(reason),
});

/** Handed over for anger that is still to come: not yet "Angry". */
export const gettingAngrier: Chip = { label: toSay('Getting angrier'), shade: 'doubt' };

/** A probability as people say it: never a round 100 or 0, which would claim certainty. */
export function percent(probability: number): string {
  const whole = Math.round(probability * 100);
  if (whole >= 100) return '99 %';
  return whole <= 0 ? toSay('under 1 %') : `${whole} %`;
}

/** A measure from 0 to 1, to the second digit. */
export const measure = (value: number, say: Say): string =>
  value.toLocaleString(say.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
