// A page's data that cannot be fetched for want of a connection, or because Baton fails just then, is waited for: Remix would
// give the whole page up for it, and with it what somebody is writing there. `live-notice.tsx` says that the page may be old.
// So is data for who is signed in, where somebody writes who is so no more: it comes once they are again.

import { staysSignedOut, tellSignedOut, untilLookedAt } from './signed-out.ts';

const pauseMs = { first: 500, most: 4_000 };

/** Data is being waited for, or has come: `detail` says which. */
export const waitingEvent = 'baton:waiting-for-data';
let waiting = 0;

/** `isGoingTo` says whether somebody is on the way to a page: where it fails, they are told so by a page of its own. */
export function fetchPatiently(ours: typeof fetch, isGoingTo: (pathname: string) => boolean): typeof fetch {
  return async (input, init) => {
    const pathname = dataOf(input, init);
    if (pathname === null) return await ours(input, init);
    let told = false;
    try {
      for (let pause = pauseMs.first; ; pause = Math.min(pause * 2, pauseMs.most)) {
        const answer = await tryOnce(() => ours(input, init), init?.signal);
        if (answer && !isGoingTo(pathname) && (await staysSignedOut(answer))) {
          await untilLookedAt(init?.signal);
          continue;
        }
        if (answer && answer.status < 500) tellSignedOut(false);
        if (answer && (answer.status < 500 || (answer.status === 500 && isGoingTo(pathname)))) return answer;
        if (!told) tellWaiting(1);
        told = true;
        await waitFor(pause, init?.signal);
      }
    } finally {
      if (told) tellWaiting(-1);
    }
  };
}

/** A part of the page that comes once it is wanted; where it cannot be fetched, React would give the page up. */
export async function fetchPart<Part>(fetchIt: () => Promise<Part>): Promise<Part> {
  for (let pause = pauseMs.first; ; pause = Math.min(pause * 2, pauseMs.most)) {
    try {
      return await fetchIt();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await waitFor(pause);
    }
  }
}

/** Null where there is no connection. Only what is read: a change is not sent twice without anybody's knowing. */
async function tryOnce(ask: () => Promise<Response>, signal: AbortSignal | null | undefined) {
  try {
    return await ask();
  } catch (error) {
    // A fetch that was broken off by a newer one is over; all else that `fetch` throws is the network's.
    if (!(error instanceof TypeError) || signal?.aborted) throw error;
    return null;
  }
}

/** Whose data it is; null for all that is no page's data. */
function dataOf(input: RequestInfo | URL, init: RequestInit | undefined): string | null {
  if (input instanceof Request || (init?.method ?? 'GET') !== 'GET') return null;
  const { origin, pathname } = new URL(input, location.href);
  return origin === location.origin && pathname.endsWith('.data') ? pathname.slice(0, -'.data'.length) : null;
}

function tellWaiting(by: 1 | -1): void {
  waiting += by;
  document.dispatchEvent(new CustomEvent<boolean>(waitingEvent, { detail: waiting > 0 }));
}

/** Shorter where the connection is back, or nobody wants it any more. */
function waitFor(ms: number, signal?: AbortSignal | null): Promise<void> {
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
