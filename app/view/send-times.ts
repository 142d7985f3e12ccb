// When an answer may leave later, in the words of the one who lets it wait.

import { type Say, toSay } from '../words/say.ts';

export type SendTime = Readonly<{ label: string; at: Date }>;

const hourMs = 3_600_000;
const morning = 9;

/** In the zone of whoever asks: "tomorrow" is their tomorrow at nine. */
export function sendTimes(now: Date, say: Say): SendTime[] {
  const atNine = (days: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(morning, 0, 0, 0);
    return date;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: say(toSay('In an hour')), at: new Date(now.getTime() + hourMs) },
    { label: say(toSay('Tomorrow morning')), at: atNine(1) },
    // On Sunday, Monday is tomorrow.
    ...(untilMonday > 1 ? [{ label: say(toSay('Monday morning')), at: atNine(untilMonday) }] : []),
  ];
}

/** A field of date and time holds the time of the clock on the wall, without a zone. */
export function toLocalField(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "Tue, 24 Nov, 09:00", in the zone of whoever reads it. */
export const sendTimeWords = (at: Date, say: Say): string =>
  new Intl.DateTimeFormat(say.locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  }).format(at);
