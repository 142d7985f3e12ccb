// How often somebody may get it wrong: counted for an address with an account, for an address, for an account.

export type TryLimit = Readonly<{
  /** Seconds to wait before the next try is looked at; 0 where it may go ahead. */
  waitSeconds: (address: string, email: string, now: Date) => number;
  /** Answers whether this was the one too many: the next has to wait. */
  failed: (address: string, email: string, now: Date) => boolean;
  succeeded: (address: string, email: string) => void;
}>;

const windowMs = 15 * 60_000;

type Most = Readonly<{ pair: number; address: number; email: number }>;

/**
 * The pair is tight: it stops guessing. The address stops one guesser with many accounts; the account, many guessers
 * with one, and is wide so that nobody can easily lock somebody else out.
 */
const passwords: Most = { pair: 8, address: 40, email: 100 };
/**
 * Of a million codes three are right at any time, and who may try them has the password already: ten tries in a quarter of
 * an hour are a chance of one in 33,000, from however many addresses.
 */
const codes: Most = { pair: 10, address: 40, email: 10 };
/** Links asked for by mail: enough for who mistypes, too few to fill somebody's mailbox. */
const mails: Most = { pair: 3, address: 20, email: 5 };

/** More keys than this is an attack that fills memory: what is oldest goes. */
const mostKeys = 10_000;

export type Limits = Readonly<{ password: TryLimit; code: TryLimit; mail: TryLimit }>;

/** Counted in this process: behind several, each counts for itself. */
export const makeLimits = (): Limits => ({
  password: makeTryLimit(passwords),
  code: makeTryLimit(codes),
  mail: makeTryLimit(mails),
});

function makeTryLimit(most: Most): TryLimit {
  const failures = new Map<string, number[]>();
  const keys = (address: string, email: string): [string, number][] => [
    [`pair ${address} ${email}`, most.pair],
    [`address ${address}`, most.address],
    [`email ${email}`, most.email],
  ];
  const recent = (key: string, now: Date) =>
    (failures.get(key) ?? []).filter((at) => now.getTime() - at < windowMs);
  const waitSeconds: TryLimit['waitSeconds'] = (address, email, now) => {
    const waits = keys(address, email).map(([key, limit]) => {
      const times = recent(key, now);
      const freed = times.at(-limit);
      return freed === undefined ? 0 : Math.ceil((freed + windowMs - now.getTime()) / 1000);
    });
    return Math.max(0, ...waits);
  };

  return {
    waitSeconds,
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
      return waitSeconds(address, email, now) > 0;
    },
    succeeded: (address, email) => {
      failures.delete(`pair ${address} ${email}`);
      // It was counted before it was known to be right: who signs in often is no guesser.
      for (const key of [`address ${address}`, `email ${email}`]) failures.get(key)?.pop();
    },
  };
}
