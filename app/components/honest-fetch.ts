// A change that did not reach Baton, or failed there: the form that sent it is answered in words that stand beside it.
// Remix would give the whole page up for it, and with it what somebody has written there.

import { toSay } from '../words/say.ts';
import { staysSignedOut } from './signed-out.ts';

/** What a form gets in place of an answer; `fault` and `faults` are what answers of ours have, too. */
export type Unreached = Readonly<{ fault: string; faults: Readonly<Record<string, never>>; unreached: true }>;

/** A slow telephone needs some seconds for a long mail; who has waited longer than this wants to know. Milliseconds. */
const mostMs = 45_000;

const words = {
  noConnection: toSay('No connection: this may not be done yet. Nothing you wrote is lost; try again.'),
  noAnswer: toSay('Baton takes too long: this may not be done yet. Nothing you wrote is lost; try again.'),
  failed: toSay('Baton failed here: this was not done. Nothing you wrote is lost; try again.'),
  signedOut: toSay(
    'You are signed out: this was not done. Nothing you wrote is lost; sign in, and try again.',
  ),
  refused: toSay('This was not done: it is gone, or not yours to change. Nothing you wrote is lost.'),
};

/** `tell` says the words in the agent's language, and sees to it that they are read. */
export function fetchHonestly(ours: typeof fetch, tell: (words: string) => string): typeof fetch {
  return async (input, init) => {
    if (!isChange(input, init)) return await ours(input, init);
    const late = AbortSignal.timeout(mostMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, late]) : late;
    try {
      const answer = await ours(input, { ...init, signal });
      if (await staysSignedOut(answer)) return inPlaceOf(tell(words.signedOut));
      // Read here: a connection that breaks off in the middle is one that is lost.
      const body = await answer.text();
      const fault = faultOf(answer, body);
      return fault === null ? again(answer, body) : inPlaceOf(tell(fault));
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      if (late.aborted) return inPlaceOf(tell(words.noAnswer));
      // All else that `fetch` throws is the network's.
      if (error instanceof TypeError) return inPlaceOf(tell(words.noConnection));
      throw error;
    }
  };
}

function isChange(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (input instanceof Request || (init?.method ?? 'GET') === 'GET') return false;
  const { origin, pathname } = new URL(input, location.href);
  // Whoever signs out wants to leave, also where they were signed out before.
  return origin === location.origin && pathname.endsWith('.data') && pathname !== '/sign-out.data';
}

/** A refusal with words of its own is an answer like any other; one that was thrown has none. */
function faultOf({ status, headers }: Response, body: string): string | null {
  if (!headers.has('X-Remix-Response')) return words.failed;
  if (status < 400 || !body.startsWith('[{"_1":2},"error"')) return null;
  return status >= 500 ? words.failed : words.refused;
}

const again = ({ status, headers }: Response, body: string) =>
  new Response(body === '' ? null : body, { status, headers });

/** As `turbo-stream` writes it, which Remix reads. The status keeps the page's data from being fetched anew. */
function inPlaceOf(fault: string): Response {
  const stream = [
    { _1: 2 },
    'data',
    { _3: 4, _5: 6, _7: 8 },
    'fault',
    fault,
    'faults',
    {},
    'unreached',
    true,
  ];
  return new Response(`${JSON.stringify(stream)}\n`, {
    status: 503,
    headers: { 'Content-Type': 'text/x-script', 'X-Remix-Response': 'yes' },
  });
}
