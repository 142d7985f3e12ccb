// The few words of IMAP that a log-in needs, with TLS, STARTTLS and tokens, and a note of every log-in that is tried.

import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';

import type { Certificate } from './certificate.ts';

export type ImapStandIn = {
  port: number;
  /** What came as password or token, in order; what was said before TLS too. */
  tried: string[];
  stop: () => Promise<void>;
};

export type ImapStandInOptions = Readonly<{
  tls: 'tls' | 'starttls' | 'none';
  certificate: Certificate;
  /** Passwords and tokens that let in. */
  accepts: (secret: string) => boolean;
}>;

export async function startImapStandIn(options: ImapStandInOptions): Promise<ImapStandIn> {
  const sockets = new Set<Socket>();
  const tried: string[] = [];
  const { key, cert } = options.certificate;
  const greet = (socket: Socket) => {
    socket.write('* OK stand-in\r\n');
    converse(socket, options, tried);
  };
  const server = options.tls === 'tls' ? createTlsServer({ key, cert }, greet) : createServer(greet);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client that ends in the midst of a handshake is what is tested.
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    tried,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function converse(socket: Socket, options: ImapStandInOptions, tried: string[]): void {
  socket.on('error', () => {});
  const say = (line: string) => socket.write(`${line}\r\n`);
  const isTls = socket instanceof TLSSocket;
  const mayStartTls = options.tls === 'starttls' && !isTls;
  const capabilities = mayStartTls
    ? 'IMAP4rev1 STARTTLS LOGINDISABLED'
    : 'IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2 IDLE SPECIAL-USE';
  let refusedBy: string | null = null;
  let asksBy: string | null = null;
  const judge = (tag: string, secret: string, mechanism: string | undefined) => {
    tried.push(secret);
    if (options.accepts(secret)) return say(`${tag} OK logged in`);
    if (mechanism !== 'XOAUTH2') return say(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`);
    refusedBy = tag;
    return say(`+ ${Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64')}`);
  };
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => {
    if (refusedBy !== null) {
      // The client's empty answer to the reason for which its token was refused.
      say(`${refusedBy} NO [AUTHENTICATIONFAILED] Invalid credentials`);
      refusedBy = null;
      return;
    }
    if (asksBy !== null) {
      judge(asksBy, secretOf(line), 'PLAIN');
      asksBy = null;
      return;
    }
    const [tag = '', word = '', ...rest] = line.split(' ');
    switch (word.toUpperCase()) {
      case 'CAPABILITY':
        say(`* CAPABILITY ${capabilities}`);
        return say(`${tag} OK`);
      case 'STARTTLS': {
        if (!mayStartTls) return say(`${tag} BAD no TLS here`);
        lines.close();
        socket.removeAllListeners('data');
        say(`${tag} OK begin`);
        const { key, cert } = options.certificate;
        const secured = new TLSSocket(socket, { isServer: true, key, cert });
        return converse(secured, options, tried);
      }
      case 'AUTHENTICATE':
        if (rest[1] !== undefined) return judge(tag, secretOf(rest[1]), rest[0]);
        asksBy = tag;
        return say('+ ');
      case 'LOGIN':
        tried.push(line);
        return say(`${tag} NO use AUTHENTICATE`);
      case 'LIST':
      case 'LSUB':
        if (line.endsWith('"" ""')) {
          // What separates folders, and nothing else (RFC 3501, 6.3.8).
          say(`* ${word} (\\Noselect) "/" ""`);
        } else if (word.toUpperCase() === 'LIST') {
          say('* LIST (\\HasNoChildren) "/" INBOX');
          say('* LIST (\\HasNoChildren \\Sent) "/" "Sent Mail"');
        }
        return say(`${tag} OK`);
      case 'EXAMINE':
        if (!/INBOX/.test(line)) return say(`${tag} NO [NONEXISTENT] no such folder`);
        for (const each of ['0 EXISTS', '0 RECENT', 'FLAGS ()', 'OK [UIDVALIDITY 1] .', 'OK [UIDNEXT 1] .'])
          say(`* ${each}`);
        return say(`${tag} OK [READ-ONLY] done`);
      case 'LOGOUT':
        say('* BYE');
        say(`${tag} OK`);
        return socket.end();
      default:
        return say(`${tag} OK`);
    }
  });
}

/** The password of PLAIN (RFC 4616) or the token of XOAUTH2. */
function secretOf(response: string): string {
  const words = Buffer.from(response, 'base64').toString();
  return /auth=Bearer ([^\x01]*)/.exec(words)?.[1] ?? words.split('\0')[2] ?? '';
}
