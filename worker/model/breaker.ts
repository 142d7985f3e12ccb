// Leaves a provider alone that keeps failing, so that no mail waits for it in vain; one request then finds out how it is.

export type BreakerSettings = Readonly<{
  /** This many failures … */
  failures: number;
  /** … within this time open it. Milliseconds. */
  windowMs: number;
  /** How long it rests at first; twice as long after each probe that fails, up to `longestRestMs`. */
  restMs: number;
  longestRestMs: number;
}>;

/** Five mails that each waited for the whole deadline cost 40 s; ten minutes is what an operator's remedy may take to be seen. */
export const usualBreaker: BreakerSettings = {
  failures: 5,
  windowMs: 60_000,
  restMs: 30_000,
  longestRestMs: 600_000,
};

export type BreakerChange = Readonly<{ state: 'resting'; restMs: number } | { state: 'working' }>;

/** State of this process alone: each worker finds out for itself, which costs it a few requests. */
export class Breaker {
  readonly #settings: BreakerSettings;
  readonly #changed: (change: BreakerChange) => void;
  #failedAt: number[] = [];
  #restUntil: number | null = null;
  #restMs: number;
  #probing = false;

  constructor(settings: BreakerSettings, changed: (change: BreakerChange) => void) {
    this.#settings = settings;
    this.#changed = changed;
    this.#restMs = settings.restMs;
  }

  /** True: make a request now, and tell how it went. While it rests only one request goes out, after its time. */
  mayAsk(now: Date): boolean {
    if (this.#restUntil === null) return true;
    if (this.#probing || now.getTime() < this.#restUntil) return false;
    this.#probing = true;
    return true;
  }

  worked(): void {
    this.#probing = false;
    this.#failedAt = [];
    if (this.#restUntil === null) return;
    this.#restUntil = null;
    this.#restMs = this.#settings.restMs;
    this.#changed({ state: 'working' });
  }

  failed(now: Date): void {
    const time = now.getTime();
    const { failures, windowMs, longestRestMs } = this.#settings;
    if (this.#probing) {
      this.#probing = false;
      this.#restMs = Math.min(longestRestMs, this.#restMs * 2);
      this.#restUntil = time + this.#restMs;
      return;
    }
    this.#failedAt = [...this.#failedAt.filter((each) => each > time - windowMs), time];
    if (this.#failedAt.length >= failures) this.#rest(time, this.#restMs);
  }

  /** The server itself asked for a pause. */
  pause(now: Date, ms: number): void {
    this.#probing = false;
    this.#rest(now.getTime(), Math.min(ms, this.#settings.longestRestMs));
  }

  /** The request said nothing about the server: it was called off. */
  unknown(): void {
    this.#probing = false;
  }

  #rest(time: number, ms: number): void {
    const wasWorking = this.#restUntil === null;
    this.#restUntil = Math.max(this.#restUntil ?? 0, time + ms);
    this.#failedAt = [];
    // Requests that were under way fail after it: one line says it for all of them.
    if (wasWorking) this.#changed({ state: 'resting', restMs: ms });
  }
}
