// The filters that hold, in words: what a link from the figures has opened.

import { intentLabel, outcomeLabel, reasonLabel, statusLabel } from './words.ts';

type Fields = Readonly<Partial<Record<string, string>>>;

export function toFilterChips(fields: Fields): string[] {
  const { outcome, intent, decidingReason, reason, status, from, to } = fields;
  const chips: string[] = [];
  if (outcome) chips.push(outcomeLabel(outcome));
  if (decidingReason) chips.push(`Because: ${reasonLabel(decidingReason)}`);
  if (reason) chips.push(`Among the reasons: ${reasonLabel(reason)}`);
  if (intent) chips.push(intentLabel(intent));
  if (status) chips.push(statusLabel(status));
  if (from && from === to) chips.push(`Came in on ${dayWords(from)}`);
  else if (from || to)
    chips.push(`Came in ${[from, to].map((day) => (day ? dayWords(day) : '…')).join(' – ')}`);
  return chips;
}

export function dayWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
