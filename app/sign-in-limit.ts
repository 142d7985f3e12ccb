// How often somebody may get a password wrong: counted for an address with an account, for an address, for an account.

export type SignInLimit = Readonly<{
  /** Seconds to wait before the next try is looked at; 0 where it may go ahead. */
  waitSeconds: (address: string, email: string, now: Date) => number;
  failed: (address: string, email: string, now: Date) => void;
  succeeded: (address: string, email: string) => void;
}>;

const windowMs = 15 * 60_000;

/**
 * The pair is tight: it stops guessing. The address stops one guesser with many accounts; the account, many guessers
 * with one, and is wide so that nobody can easily lock somebody else out.
 */
const most = { pair: 8, address: 40, email: 100 };
/** More keys than this is an attack that fills memory: what is oldest goes. */
const mostKeys = 10_000;

export function makeSignInLimit(): SignInLimit {
  const failures = new Map<string, number[]>();
  const keys = (address: string, email: string): [string, number][] => [
    [`pair ${address} ${email}`, most.pair],
    [`address ${address}`, most.address],
    [`email ${email}`, most.email],
  ];
  const recent = (key: string, now: Date) =>
    (failures.get(key) ?? []).filter((at) => now.getTime() - at < windowMs);

  return {
    waitSeconds: (address, email, now) => {
      const waits = keys(address, email).map(([key, limit]) => {
        const times = recent(key, now);
        const freed = times.at(-limit);
        return freed === undefined ? 0 : Math.ceil((freed + windowMs - now.getTime()) / 1000);
      });
      return Math.max(0, ...waits);
    },
    failed: (address, email, now) => {
      for (const [key] of keys(address, email)) {
        const times = [...recent(key, now), now.getTime()];
        failures.delete(key);
        failures.set(key, times);
      }
      for (const key of failures.keys()) {
        if (failures.size <= mostKeys) break;
        failures.delete(key);
      }
    },
    succeeded: (address, email) => {
      failures.delete(`pair ${address} ${email}`);
    },
  };
}
