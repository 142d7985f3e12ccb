import type { ImapFlow } from 'imapflow';
import { afterEach, describe, expect, test } from 'vitest';

import type { MailServer } from '../../config.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { type ImapStandIn, type ImapStandInOptions, startImapStandIn } from '../../test/imap-stand-in.ts';
import { createImapClient, socketOf } from './connect.ts';

const certificate = makeCertificate();
const anotherPin = 'ab'.repeat(32);

let server: ImapStandIn | undefined;
let client: ImapFlow | undefined;

afterEach(async () => {
  client?.close();
  await server?.stop();
});

type Asked = Partial<MailServer> & { tls: ImapStandInOptions['tls']; accepts?: (secret: string) => boolean };

async function logIn({ tls, accepts = (secret) => secret === 'correct horse', ...changes }: Asked) {
  server = await startImapStandIn({ tls, certificate, accepts });
  client = createImapClient({
    host: '127.0.0.1',
    port: server.port,
    secure: tls === 'tls',
    plaintextAllowed: false,
    user: 'support',
    password: 'correct horse',
    pin: null,
    tokens: null,
    ...changes,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

describe.each(['tls', 'starttls'] as const)('over %s', (tls) => {
  test('a certificate that nobody has signed is refused, and gets no password', async () => {
    await expect(logIn({ tls })).rejects.toThrow(/self-signed certificate/);
    expect(server?.tried).toEqual([]);
  });

  test('the pinned certificate is enough', async () => {
    const logged = await logIn({ tls, pin: certificate.fingerprint });
    expect(logged.authenticated).toBe(true);
    expect(socketOf(logged)).toMatchObject({ encrypted: true });
    expect(server?.tried).toEqual(['correct horse']);
  });

  test('another certificate than the pinned one is refused, and gets no password', async () => {
    await expect(logIn({ tls, pin: anotherPin })).rejects.toThrow(
      `its certificate is sha256:${certificate.fingerprint}, not the pinned one`,
    );
    expect(server?.tried).toEqual([]);
  });
});

test('a server that offers no STARTTLS where it is required gets no password', async () => {
  await expect(logIn({ tls: 'none' })).rejects.toThrow(/STARTTLS/);
  await expect(logIn({ tls: 'none', pin: certificate.fingerprint })).rejects.toThrow(/STARTTLS/);
  expect(server?.tried).toEqual([]);
});

describe('a log-in with tokens', () => {
  const tokens = (...all: string[]): { refused: (string | undefined)[]; tokens: MailServer['tokens'] } => {
    const refused: (string | undefined)[] = [];
    return {
      refused,
      tokens: async (before) => {
        refused.push(before);
        return { token: all[refused.length - 1] ?? 'none', expiresAt: new Date(Date.now() + 3_600_000) };
      },
    };
  };
  const how = { tls: 'tls', pin: certificate.fingerprint, password: '' } as const;

  test('needs no password', async () => {
    const { tokens: source } = tokens('token-1');
    const logged = await logIn({ ...how, tokens: source, accepts: (secret) => secret === 'token-1' });
    expect(logged.authenticated).toBe(true);
  });

  test('tries one new token where the first is refused', async () => {
    const { tokens: source, refused } = tokens('stale', 'fresh');
    await logIn({ ...how, tokens: source, accepts: (secret) => secret === 'fresh' });
    expect([refused, server?.tried]).toEqual([
      [undefined, 'stale'],
      ['stale', 'fresh'],
    ]);
  });

  test('says so where the new one is refused too', async () => {
    const { tokens: source, refused } = tokens('stale', 'stale too');
    await expect(logIn({ ...how, tokens: source, accepts: () => false })).rejects.toThrow(
      /refuses the access token of support/,
    );
    expect(refused).toHaveLength(2);
  });

  test('says why there is no token', async () => {
    const source = async () => {
      throw new Error('Google does not take the refresh token any more');
    };
    await expect(logIn({ ...how, tokens: source })).rejects.toThrow(/does not take the refresh token/);
    expect(server?.tried).toEqual([]);
  });
});
