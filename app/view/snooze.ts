// Until when a conversation may wait, in the words of the one who lets it wait.

import { toSay } from '../words/say.ts';

/** Whoever needs longer had better write it down. */
export const longestSnoozeMs = 366 * 86_400_000;

export type SnoozeChoice = Readonly<{ label: string; until: Date }>;

const morning = 9;
const hourMs = 3_600_000;

/** In the zone of whoever asks: "tomorrow" is their tomorrow at nine. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const atNine = (days: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(morning, 0, 0, 0);
    return date;
  };
  const untilMonday = ((8 - now.getDay()) % 7 || 7) as number;
  return [
    { label: toSay('In an hour'), until: new Date(now.getTime() + hourMs) },
    { label: toSay('In three hours'), until: new Date(now.getTime() + 3 * hourMs) },
    { label: toSay('Tomorrow'), until: atNine(1) },
    // On Sunday, Monday is tomorrow.
    ...(untilMonday > 1 ? [{ label: toSay('On Monday'), until: atNine(untilMonday) }] : []),
    { label: toSay('In a week'), until: atNine(7) },
  ];
}
