// The filters that hold, in words: what a link from the figures has opened.

import type { Say } from '../words/say.ts';
import { intentLabel, outcomeLabel, reasonLabel, statusLabel } from './words.ts';

type Fields = Readonly<Partial<Record<string, string>>>;

export function toFilterChips(say: Say, fields: Fields): string[] {
  const { outcome, intent, decidingReason, reason, status, from, to } = fields;
  const chips: string[] = [];
  if (outcome) chips.push(say(outcomeLabel(outcome)));
  if (decidingReason) chips.push(say('Because: {reason}', { reason: say(reasonLabel(decidingReason)) }));
  if (reason) chips.push(say('Among the reasons: {reason}', { reason: say(reasonLabel(reason)) }));
  if (intent) chips.push(say(intentLabel(intent)));
  if (status) chips.push(say(statusLabel(status)));
  if (from && from === to) chips.push(say('Came in on {day}', { day: dayWords(say, from) }));
  else if (from || to)
    chips.push(
      say('Came in {days}', { days: [from, to].map((day) => (day ? dayWords(say, day) : '…')).join(' – ') }),
    );
  return chips;
}

export function dayWords(say: Say, day: string): string {
  return new Intl.DateTimeFormat(say.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
