// A page's data that cannot be fetched for want of a connection is waited for: Remix would give the whole page up for it,
// and with it what somebody is writing there. That the page may be old is told by `live-notice.tsx`.

const pauseMs = { first: 500, most: 4_000 };

/** Only what is read: a change is not sent twice without anybody's knowing. */
export function fetchPatiently(ours: typeof fetch): typeof fetch {
  return async (input, init) => {
    if (!isData(input, init)) return await ours(input, init);
    for (let pause = pauseMs.first; ; pause = Math.min(pause * 2, pauseMs.most)) {
      try {
        return await ours(input, init);
      } catch (error) {
        // A fetch that was broken off by a newer one is over; all else that `fetch` throws is the network's.
        if (!(error instanceof TypeError) || init?.signal?.aborted) throw error;
        await waitFor(pause, init?.signal);
      }
    }
  };
}

function isData(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (input instanceof Request || (init?.method ?? 'GET') !== 'GET') return false;
  const { origin, pathname } = new URL(input, location.href);
  return origin === location.origin && pathname.endsWith('.data');
}

/** Shorter where the connection is back, or nobody wants it any more. */
function waitFor(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });
}
