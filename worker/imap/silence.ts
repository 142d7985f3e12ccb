// Finds out a mail server that has gone without a word: a cable pulled, a firewall that forgot the connection.

export type SilenceWatch = Readonly<{
  /** Waits for an answer of the server; as long as bytes come, however slowly, it is not silent. */
  during: <T>(answer: Promise<T>) => Promise<T>;
  stop: () => void;
}>;

const lookMs = 1_000;

/**
 * `received` counts the bytes that have come. `onSilent` is called once, after `limitMs` without any while an answer is
 * being waited for; it has to end the connection, which makes the waiting fail.
 */
export function watchSilence(received: () => number, limitMs: number, onSilent: () => void): SilenceWatch {
  let waiting = 0;
  let before = 0;
  let quietMs = 0;
  const timer = setInterval(() => {
    const now = received();
    // Counted in looks, not by the clock: a machine that slept, or was too busy to read, is not the server's silence.
    quietMs = waiting > 0 && now === before ? quietMs + lookMs : 0;
    before = now;
    if (quietMs < limitMs) return;
    clearInterval(timer);
    onSilent();
  }, lookMs);
  timer.unref();
  return {
    during: async (answer) => {
      if (waiting === 0) quietMs = 0;
      waiting++;
      try {
        return await answer;
      } finally {
        waiting--;
      }
    },
    stop: () => clearInterval(timer),
  };
}
