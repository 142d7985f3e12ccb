// Between worker and mail server: notes when the server's news of a mail goes out to the worker, and changes nothing.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type ExistsProxy = Readonly<{
  port: number;
  /** A client watches by now. */
  isWatched: () => boolean;
  /** The next EXISTS that is pushed to a client in IDLE, in milliseconds of `performance.now()`. */
  nextExists: () => Promise<number>;
  stop: () => void;
}>;

export async function startExistsProxy(mailPort: number): Promise<ExistsProxy> {
  const sockets = new Set<Socket>();
  let watched = false;
  let waiting: ((at: number) => void)[] = [];
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: '127.0.0.1', port: mailPort, noDelay: true });
    let idles = false;
    client.on('data', (chunk: Buffer) => {
      // The connection that puts copies into Sent hears of those, and never idles.
      if (/^\S+ IDLE\b/im.test(chunk.toString('latin1'))) {
        idles = true;
        watched = true;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      const now = performance.now();
      client.write(chunk);
      if (!idles || !/^\* \d+ EXISTS/im.test(chunk.toString('latin1'))) return;
      for (const tell of waiting) tell(now);
      waiting = [];
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      // Told by `close` as well.
      one.on('error', () => {});
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    isWatched: () => watched,
    nextExists: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
