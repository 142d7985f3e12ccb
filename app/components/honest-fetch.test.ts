import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fetchHonestly } from './honest-fetch.ts';

const place = '/conversations/7/sorting.data';
const ours = { 'X-Remix-Response': 'yes' };

beforeEach(() => vi.stubGlobal('location', new URL('http://desk.test/inbox/7')));
afterEach(() => vi.unstubAllGlobals());

/** What a form gets where the network does `network`. */
async function sent(network: typeof fetch, init: RequestInit = { method: 'POST' }) {
  const told: string[] = [];
  const ask = fetchHonestly(network, (words) => {
    told.push(words);
    return words;
  });
  const answer = await ask(place, init);
  return { status: answer.status, body: await answer.text(), told };
}

const answers = (body: string, init: ResponseInit) => async () => new Response(body, init);

describe('a change', () => {
  it('that has no connection is answered with words, and the page is not fetched anew for it', async () => {
    const { status, body, told } = await sent(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(status).toBe(503);
    expect(told).toEqual([expect.stringMatching(/^No connection/)]);
    expect(JSON.parse(body)).toContain(told[0]);
  });

  it('that fails at the server, or at what stands before it, is answered with words too', async () => {
    for (const network of [
      answers('[{"_1":2},"error",["SanitizedError"]]\n', { status: 500, headers: ours }),
      answers('<h1>Bad Gateway</h1>', { status: 502 }),
      answers('<h1>Sign in to this network</h1>', { status: 200 }),
    ])
      expect((await sent(network)).told).toEqual([expect.stringMatching(/^Baton failed here/)]);
  });

  it('of what is gone says so', async () => {
    const network = answers('[{"_1":2},"error",{}]\n', { status: 404, headers: ours });
    expect((await sent(network)).told).toEqual([expect.stringMatching(/gone, or not yours/)]);
  });

  it('that is refused in words of its own, or done, or leads elsewhere, is answered as it was', async () => {
    for (const [status, kept] of [
      [400, '[{"_1":2},"data",{"_3":4},"fault","Too far ahead."]\n'],
      [200, '[{"_1":2},"data",{}]\n'],
      [202, '[{"_1":2},"redirect","/sign-in"]\n'],
      [204, ''],
    ] as const) {
      const network: typeof fetch = async () => new Response(kept || null, { status, headers: ours });
      expect(await sent(network)).toEqual({ status, body: kept, told: [] });
    }
  });

  it('that breaks off in the middle of its answer is one without a connection', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
    const { told } = await sent(async () => new Response(broken, { status: 200, headers: ours }));
    expect(told).toEqual([expect.stringMatching(/^No connection/)]);
  });

  it('that a newer one took the place of is over, and nobody is told', async () => {
    const over = AbortSignal.abort();
    const network: typeof fetch = (_, init) => {
      init?.signal?.throwIfAborted();
      return Promise.reject(new TypeError('not reached'));
    };
    await expect(sent(network, { method: 'POST', signal: over })).rejects.toThrow(/abort/i);
  });
});

it('What is only read is none of its business', async () => {
  const network = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(sent(network, {})).rejects.toThrow('Failed to fetch');
});
