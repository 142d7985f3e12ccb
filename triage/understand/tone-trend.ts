// How the mood of a conversation moves: a customer who was calm and is not any more needs a person sooner.

import { inEnglish, type Told, toTell } from '../tell.ts';
import type { Tone } from '../understanding.ts';

export type ToneTrend = Readonly<{
  direction: 'calmer' | 'steady' | 'angrier';
  /** Heat of the latest mail less that of those before it, -1 to 1. */
  change: number;
  /** Calm before and heated now, for the first time. */
  turned: boolean;
}>;

/** A smaller move is within the error of the probabilities. */
const noticeable = 0.15;
const calm = 0.35;
const heated = 0.5;
/** Each mail further back counts this much less. */
const fading = 0.6;

/** One figure for the mood: anger itself, or the stronger half of what often comes before it. */
export function heat({ anger, sarcasm, negative }: Tone): number {
  return Math.max(anger, 0.8 * sarcasm, 0.5 * negative);
}

/**
 * The trend over the customer's mails: `earlier` oldest first, without the latest. A first mail has no trend: it is
 * "steady".
 */
export function toneTrend(earlier: readonly Tone[], latest: Tone): ToneTrend {
  if (earlier.length === 0) return { direction: 'steady', change: 0, turned: false };
  const before = earlier.map(heat);
  let sum = 0;
  let weights = 0;
  for (const [i, value] of before.toReversed().entries()) {
    sum += value * fading ** i;
    weights += fading ** i;
  }
  const now = heat(latest);
  const change = now - sum / weights;
  return {
    direction: change >= noticeable ? 'angrier' : change <= -noticeable ? 'calmer' : 'steady',
    change: Math.round(change * 10_000) / 10_000,
    turned: now >= heated && before.every((value) => value < calm),
  };
}

/** Near the limit at which a person takes over, counted from zero: from here on a rising anger is reason enough. */
const nearLimit = 0.7;

/** Calmer before, and by now most of the way to where a person takes over (`limit`): what comes next is likely angrier. */
export function isRising(earlier: readonly Tone[], latest: Tone, limit: number): boolean {
  return toneTrend(earlier, latest).direction === 'angrier' && heat(latest) >= nearLimit * limit;
}

/** A mail of the customer's; `at` in ISO 8601. */
export type MoodOfMail = Readonly<{ id: string; at: string; tone: Tone }>;
export type MoodSentence = Readonly<{ text: string; said: Told; messageId: string }>;

/** How the mood of a thread has moved, for the person who takes over; null where it has not. */
export function moodSentence(mails: readonly MoodOfMail[]): MoodSentence | null {
  const last = mails.at(-1);
  if (last === undefined || mails.length < 2) return null;
  const heats = mails.map(({ tone }) => heat(tone));
  const now = heats.at(-1) ?? 0;
  if (now < calm) {
    const wasHeated = heats.some((each) => each >= heated);
    return wasHeated ? sentence(toTell('Angry before, calm now.'), last) : null;
  }
  const turn = heats.findLastIndex((each) => each < calm) + 1;
  const turned = mails[turn];
  if (turn === 0 || turned === undefined) return null;
  if (now < heated) return sentence(toTell('Calm at first, growing angry.'), last);
  if (turned === last) return sentence(toTell('Calm at first, angry in the latest mail.'), last);
  const day = dayOf(turned.at, last.at);
  return sentence(toTell('Calm at first, angry since {day}.', { day }), turned);
}

const sentence = (said: Told, { id }: MoodOfMail): MoodSentence => ({
  ...{ text: inEnglish(said), said, messageId: id },
});

const week = 6 * 86_400_000;

/** The weekday where it was within the last days, else the date. */
function dayOf(at: string, now: string) {
  const recent = Date.parse(now) - Date.parse(at) <= week;
  return { day: at, as: recent ? ('weekday' as const) : ('date' as const) };
}
