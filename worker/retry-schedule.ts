// When a mail that could not go, or of which nobody knows, is tried or looked for again. The waits are data.

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * After a "later" of the server (4xx). Greylisting lets a mail pass after one to five minutes; RFC 5321, 4.5.4.1 asks for
 * at least 30 minutes between later tries and for four to five days in all. We end sooner: an answer that is three days
 * late helps nobody, and a person is told while there is still time to call.
 */
export const putOffWaits = [minute, 5 * minute, 15 * minute, hour, 3.5 * hour];
/** After no connection, or no sign-in: a server that was restarted is back within seconds, and asking costs it nothing. */
export const unreachedWaits = [5 * second, 20 * second, minute, 5 * minute, 15 * minute, hour, 3.5 * hour];
export const giveUpAfterMs = 3 * 24 * hour;

/** Looking for a mail of which nobody knows whether it went: at these distances, then a person is asked, then still. */
export const lookWaits = [10 * second, minute, 4 * minute, 10 * minute, 15 * minute];
const laterLookMs = 6 * hour;
export const lastLookAfterMs = 3 * 24 * hour;

/** After a webhook was not taken: at first soon, in all about a day. */
const hookWaits = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  10.2 * hour,
];

/** Two workers, or a hundred mails, do not all come back in the same second. */
const jitter = 0.2;

/**
 * The moment of the next try; null where the three days are over. `tries` were made, the first at `firstAt`; `chance` is a
 * number from 0 to 1 that spreads the tries by a fifth to either side.
 */
export function nextTry(
  waits: readonly number[],
  at: Readonly<{ tries: number; firstAt: Date; now: Date; chance: number }>,
): Date | null {
  const wait = waits[Math.min(at.tries, waits.length) - 1] ?? waits[0] ?? minute;
  const next = at.now.getTime() + wait * (1 - jitter + 2 * jitter * at.chance);
  return next - at.firstAt.getTime() > giveUpAfterMs ? null : new Date(next);
}

/** The moment of look number `looks` + 1, and whether a person is asked meanwhile; null after the last one. */
export function nextLook(at: Readonly<{ looks: number; since: Date; now: Date }>): {
  next: Date | null;
  offer: boolean;
} {
  const wait = lookWaits[at.looks];
  if (wait !== undefined) return { next: new Date(at.now.getTime() + wait), offer: false };
  const next = new Date(at.now.getTime() + laterLookMs);
  return { next: next.getTime() - at.since.getTime() > lastLookAfterMs ? null : next, offer: true };
}

/** The moment of a webhook's next try; null where the day is over. `pauseMs`: the receiver asks to be left alone for so long. */
export function nextHookTry(
  at: Readonly<{ tries: number; now: Date; chance: number; pauseMs: number }>,
): Date | null {
  const wait = hookWaits[at.tries - 1];
  if (wait === undefined) return null;
  return new Date(at.now.getTime() + Math.max(at.pauseMs, wait * (1 - jitter + 2 * jitter * at.chance)));
}
