// Between worker and mail server: a connection that goes silent without ending, or a server that has no IDLE.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type MailProxy = Readonly<{
  port: number;
  /** From now on nothing goes through the connections that there are, and they stay open; new ones work. */
  goSilent: () => void;
  /** How often a client has begun to IDLE. */
  idles: () => number;
  stop: () => void;
}>;

export async function startProxy(
  mailPort: number,
  { withoutIdle = false }: { withoutIdle?: boolean } = {},
): Promise<MailProxy> {
  const sockets = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  let idles = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: '127.0.0.1', port: mailPort, noDelay: true });
    const ends = [client, upstream] as const;
    client.on('data', (chunk: Buffer) => {
      if (/^\S+ IDLE\b/im.test(chunk.toString('latin1'))) idles++;
      if (!silent.has(client)) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!silent.has(client)) client.write(withoutIdle ? hideIdle(chunk) : chunk);
    });
    for (const one of ends) {
      sockets.add(one);
      // Told by `close` as well.
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        for (const other of ends) if (!silent.has(client)) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    goSilent: () => {
      for (const socket of sockets) silent.add(socket);
    },
    idles: () => idles,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function hideIdle(chunk: Buffer): Buffer {
  const text = chunk.toString('latin1');
  return text.includes('CAPABILITY') ? Buffer.from(text.replaceAll(' IDLE', ''), 'latin1') : chunk;
}
