// How the mood of a conversation moves: a customer who was calm and is not any more needs a person sooner.

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
function heat({ anger, sarcasm, negative }: Tone): number {
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
