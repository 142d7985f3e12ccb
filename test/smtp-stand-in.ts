// An SMTP server with TLS, STARTTLS and tokens, and a note of every log-in that is tried and every mail that comes.

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

import type { Certificate } from './certificate.ts';

export type SmtpStandIn = Readonly<{
  port: number;
  /** What came as password or token, in order. */
  tried: string[];
  mails: { raw: string; secure: boolean }[];
  stop: () => Promise<void>;
}>;

export type SmtpStandInOptions = Readonly<{
  tls: 'tls' | 'starttls' | 'none';
  certificate: Certificate;
  /** Passwords and tokens that let in. */
  accepts: (secret: string) => boolean;
}>;

export async function startSmtpStandIn({
  tls,
  certificate,
  accepts,
}: SmtpStandInOptions): Promise<SmtpStandIn> {
  const tried: string[] = [];
  const mails: { raw: string; secure: boolean }[] = [];
  const { key, cert } = certificate;
  const server = new SMTPServer({
    secure: tls === 'tls',
    ...(tls === 'none' ? { disabledCommands: ['STARTTLS'] } : { key, cert }),
    authMethods: ['PLAIN', 'XOAUTH2'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth: ({ method, password, accessToken }, _session, callback) => {
      const secret = String(accessToken ?? password);
      tried.push(secret);
      if (accepts(secret)) return callback(null, { user: 'support' });
      if (method === 'XOAUTH2') return callback(null, { data: { status: '401', schemes: 'bearer' } });
      callback(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onData: (stream, session, callback) => {
      let raw = '';
      stream.on('data', (chunk) => {
        raw += chunk;
      });
      stream.on('end', () => {
        mails.push({ raw, secure: session.secure });
        callback();
      });
    },
  });
  // A client that ends in the midst of a handshake is what is tested.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    tried,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
