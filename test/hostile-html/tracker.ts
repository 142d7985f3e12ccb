// A stand-in for the server that hostile mail reports to: whoever asks it for anything is counted.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Tracker = Readonly<{ url: string; hits: string[]; close: () => Promise<void> }>;

export async function openTracker(): Promise<Tracker> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', request.url?.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end('top.hostileRan = 1');
  });
  // A look-up before a link is followed opens a connection and asks nothing.
  server.on('connection', () => hits.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
