// A receiver of webhooks that misbehaves as its path says.

import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

export type HookReceiver = {
  url: string;
  /** What came, in order; `body` as it was sent. */
  received: { path: string; headers: IncomingHttpHeaders; body: string }[];
  /** What `/` answers from now on. */
  status: number;
};

/** Call at the top of a test file. */
export function useHookReceiver(): HookReceiver {
  const receiver: HookReceiver = { url: '', received: [], status: 200 };
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    const url = new URL(request.url ?? '/', 'http://receiver.test');
    receiver.received.push({ path: url.pathname, headers: request.headers, body });
    answer(receiver, url, request, response);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}

function answer(
  receiver: HookReceiver,
  url: URL,
  { socket }: IncomingMessage,
  response: ServerResponse,
): void {
  const [, way, word] = url.pathname.split('/');
  switch (way) {
    case 'status':
      return void response.writeHead(Number(word)).end('no');
    case 'hang':
      return;
    case 'close':
      return void socket.destroy();
    case 'garbage':
      return void socket.end('220 mail.example ESMTP\r\n');
    case 'redirect':
      return void response.writeHead(302, { Location: url.searchParams.get('to') ?? '/' }).end();
    case 'drip': {
      const drip = setInterval(() => response.write('.'), 50);
      response.once('close', () => clearInterval(drip));
      return;
    }
    case 'cut':
      response.writeHead(200, { 'Content-Length': 1_000 });
      response.write('only so much');
      return void setTimeout(() => socket.destroy(), 20);
    case 'long':
      return void response.end('x'.repeat(1_000_000));
    case 'binary':
      return void response.end(Buffer.from([0x61, 0, 1, 0xff, 0x62]));
    case 'busy':
      return void response.writeHead(503, { 'Retry-After': url.searchParams.get('seconds') ?? '1' }).end();
    default:
      response.writeHead(receiver.status).end('thanks');
  }
}
