// How many requests a token may make: a bucket that fills evenly, so that a short rush passes and a loop does not.

export type RateLimit = Readonly<{
  /** Takes one request out of the bucket of this token. */
  take: (tokenId: number, perMinute: number, now: Date) => Taken;
}>;

export type Taken = Readonly<{
  allowed: boolean;
  /** Requests that it may make at once now. */
  remaining: number;
  /** Until the bucket is full again, or, where it was empty, until there is one more. */
  seconds: number;
}>;

/** Each web process counts for itself: what is spared is this machine. */
export function makeRateLimit(): RateLimit {
  const buckets = new Map<number, { filled: number; at: number }>();
  return {
    take: (tokenId, perMinute, now) => {
      const at = now.getTime();
      const before = buckets.get(tokenId) ?? { filled: perMinute, at };
      const perMs = perMinute / 60_000;
      const filled = Math.min(perMinute, before.filled + Math.max(0, at - before.at) * perMs);
      const allowed = filled >= 1;
      const left = allowed ? filled - 1 : filled;
      buckets.set(tokenId, { filled: left, at });
      const missing = allowed ? perMinute - left : 1 - left;
      return { allowed, remaining: Math.floor(left), seconds: Math.ceil(missing / perMs / 1_000) };
    },
  };
}
