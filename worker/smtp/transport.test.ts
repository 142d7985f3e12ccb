import { afterEach, describe, expect, test } from 'vitest';
import type { MailServer } from '../../config.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { type SmtpStandInOptions, startSmtpStandIn } from '../../test/smtp-stand-in.ts';
import { createTransport } from './transport.ts';

const certificate = makeCertificate();
const anotherPin = 'ab'.repeat(32);
const raw = Buffer.from('Subject: Hello\r\n\r\nHello\r\n');

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

type Asked = Partial<MailServer> & { tls: SmtpStandInOptions['tls']; accepts?: (secret: string) => boolean };

async function send({ tls, accepts = (secret) => secret === 'correct horse', ...changes }: Asked) {
  const server = await startSmtpStandIn({ tls, certificate, accepts });
  const transport = createTransport({
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
  stops.push(async () => {
    transport.close();
    await server.stop();
  });
  const mail = { envelope: { from: 'support@shop.test', to: ['eva@customer.test'] }, raw };
  const fault = await transport.sendMail(mail).then(
    () => null,
    (error: Error) => error.message,
  );
  return { server, fault };
}

describe.each(['tls', 'starttls'] as const)('over %s', (tls) => {
  test('a certificate that nobody has signed is refused, and gets neither password nor mail', async () => {
    const { server, fault } = await send({ tls });
    expect([server.tried, server.mails]).toEqual([[], []]);
    expect(fault).toMatch(/self-signed certificate/);
  });

  test('the pinned certificate is enough, and the mail goes by TLS', async () => {
    const { server, fault } = await send({ tls, pin: certificate.fingerprint });
    expect([fault, server.tried]).toEqual([null, ['correct horse']]);
    expect(server.mails).toMatchObject([{ secure: true }]);
    expect(server.mails[0]?.raw).toContain('Subject: Hello');
  });

  test('another certificate than the pinned one is refused, and gets neither password nor mail', async () => {
    const { server, fault } = await send({ tls, pin: anotherPin });
    expect([server.tried, server.mails]).toEqual([[], []]);
    expect(fault).toContain(`its certificate is sha256:${certificate.fingerprint}, not the pinned one`);
  });
});

test.each([null, certificate.fingerprint])(
  'a server that offers no STARTTLS where it is required gets neither password nor mail (pin %s)',
  async (pin) => {
    const { server, fault } = await send({ tls: 'none', pin });
    expect(fault).toMatch(/TLS/);
    expect([server.tried, server.mails]).toEqual([[], []]);
  },
);

test('TLS from the first byte is not spoken to a server that speaks it later', async () => {
  const { server, fault } = await send({ tls: 'starttls', secure: true, pin: certificate.fingerprint });
  expect(fault).not.toBeNull();
  expect(server.tried).toEqual([]);
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
    const { server, fault } = await send({
      ...how,
      ...tokens('token-1'),
      accepts: (each) => each === 'token-1',
    });
    expect([fault, server.tried]).toEqual([null, ['token-1']]);
  });

  test('tries one new token where the first is refused', async () => {
    const { tokens: source, refused } = tokens('stale', 'fresh');
    const { server, fault } = await send({ ...how, tokens: source, accepts: (each) => each === 'fresh' });
    expect([fault, server.tried]).toEqual([null, ['stale', 'fresh']]);
    expect(refused).toEqual([undefined, 'stale']);
  });

  test('ends there where the new one is refused too', async () => {
    const { server, fault } = await send({ ...how, ...tokens('stale', 'stale too'), accepts: () => false });
    expect(fault).not.toBeNull();
    expect([server.tried, server.mails]).toEqual([['stale', 'stale too'], []]);
  });

  test('says why where there is no token', async () => {
    const source = async () => {
      throw new Error('Google does not take the refresh token any more');
    };
    const { server, fault } = await send({ ...how, tokens: source });
    expect(server.tried).toEqual([]);
    expect(fault).toContain('does not take the refresh token');
  });
});
