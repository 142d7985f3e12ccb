// The filters that hold, in words, each with the name by which it is taken away.

import { type Say, toSay } from '../words/say.ts';
import { intentLabel, outcomeLabel, reasonLabel, statusLabel } from './words.ts';

type Fields = Readonly<Partial<Record<string, string>>>;

export type FilterChip = Readonly<{ name: string; label: string }>;

/** `names`: what people call the agents and teams that stand in the fields as codes. */
export function toFilterChips(
  say: Say,
  fields: Fields,
  names: ReadonlyMap<string, string> = new Map(),
): FilterChip[] {
  const { from, to } = fields;
  const chips = Object.entries(fields).flatMap(([name, value]) => {
    const label = value ? toLabel(name, value, say, names) : null;
    return label === null ? [] : [{ name, label }];
  });
  if (from && from === to)
    return [...chips, { name: 'from to', label: say('Came in on {day}', { day: dayWords(say, from) }) }];
  if (!from && !to) return chips;
  const days = [from, to].map((day) => (day ? dayWords(say, day) : '…')).join(' – ');
  return [...chips, { name: 'from to', label: say('Came in {days}', { days }) }];
}

function toLabel(name: string, value: string, say: Say, names: ReadonlyMap<string, string>): string | null {
  switch (name) {
    case 'outcome':
      return say(outcomeLabel(value));
    case 'decidingReason':
      return say('Because: {reason}', { reason: say(reasonLabel(value)) });
    case 'reason':
      return say('Among the reasons: {reason}', { reason: say(reasonLabel(value)) });
    case 'intent':
      return say(intentLabel(value));
    case 'status':
      return say(statusLabel(value));
    case 'handler':
      return say(handlerLabels[value] ?? value);
    case 'tone':
      return say(toneLabels[value] ?? value);
    case 'assignee':
      if (value === 'me') return say('Mine');
      return value === 'none' ? say('Unassigned') : (names.get(`agent ${value}`) ?? say('Somebody who left'));
    case 'team':
      return names.get(`team ${value}`) ?? value;
    case 'language':
      return languageName(value, say.locale);
    case 'unread':
      return say('Unread');
    case 'tag':
      return say('Tag: {tag}', { tag: value });
    case 'customer':
    case 'mailbox':
      return value;
    default:
      return null;
  }
}

export const handlerLabels: Readonly<Record<string, string>> = {
  bot: toSay('With the bot'),
  human: toSay('With a person'),
  none: toSay('With nobody'),
};

export const toneLabels: Readonly<Record<string, string>> = {
  angry: toSay('Angry'),
  sarcastic: toSay('Sarcastic'),
  negative: toSay('Negative'),
};

export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

export function dayWords(say: Say, day: string): string {
  return new Intl.DateTimeFormat(say.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
