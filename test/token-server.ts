// A provider's token address for tests: answers as it is told, and notes what it was asked.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export type TokenAnswer = Readonly<{ status?: number; body: unknown; headers?: Record<string, string> }>;

export type TokenServer = {
  url: string;
  asked: URLSearchParams[];
  /** What it says next; null: nothing, ever. */
  answer: (asked: URLSearchParams) => TokenAnswer | null;
};

/** Call at the top of a test file. Each test begins with `token-1`, `token-2` and so on, good for an hour. */
export function useTokenServer(): TokenServer {
  const standIn = { asked: [] as URLSearchParams[] } as TokenServer;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const asked = new URLSearchParams(body);
      standIn.asked.push(asked);
      const answer = standIn.answer(asked);
      if (!answer) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  });
  beforeEach(() => {
    standIn.asked.length = 0;
    standIn.answer = () => ({ body: { access_token: `token-${standIn.asked.length}`, expires_in: 3_600 } });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return standIn;
}
