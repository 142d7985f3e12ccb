import { afterEach, describe, expect, test } from 'vitest';
import { mailboxDefaults } from '../../config/mailbox.ts';
import type { MailServer } from '../../config.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { type SmtpStandIn, type SmtpStandInOptions, startSmtpStandIn } from '../../test/smtp-stand-in.ts';
import { createMailer } from './mailer.ts';

const certificate = makeCertificate();
const anotherPin = 'ab'.repeat(32);
const raw = Buffer.from('Subject: Hello\r\n\r\nHello\r\n');

const servers: SmtpStandIn[] = [];
let mailer = createMailer();

afterEach(async () => {
  mailer.close();
  mailer = createMailer();
  await Promise.all(servers.splice(0).map((each) => each.stop()));
});

type Asked = Partial<MailServer> & { tls: SmtpStandInOptions['tls']; accepts?: (secret: string) => boolean };

async function send({ tls, accepts = (secret) => secret === 'correct horse', ...changes }: Asked) {
  const server = await startSmtpStandIn({ tls, certificate, accepts });
  servers.push(server);
  const smtp: MailServer = {
    host: '127.0.0.1',
    port: server.port,
    secure: tls === 'tls',
    plaintextAllowed: false,
    user: 'support',
    password: 'correct horse',
    pin: null,
    tokens: null,
    ...changes,
  };
  const mailbox = {
    ...mailboxDefaults,
    address: 'support@shop.test',
    name: '',
    imap: smtp,
    smtp,
    folders: ['INBOX'],
    authservId: null,
  };
  const result = await mailer.send(mailbox, raw, {
    from: mailbox.address,
    to: ['eva@customer.test'],
    mayGo: async () => true,
  });
  return { server, result, reason: 'reason' in result ? result.reason : '' };
}

describe.each(['tls', 'starttls'] as const)('over %s', (tls) => {
  test('a certificate that nobody has signed is refused, and gets neither password nor mail', async () => {
    const { server, result, reason } = await send({ tls });
    expect([result.kind, server.tried, server.mails]).toEqual(['later', [], []]);
    expect(reason).toMatch(/self-signed certificate/);
  });

  test('the pinned certificate is enough, and the mail goes by TLS', async () => {
    const { server, result } = await send({ tls, pin: certificate.fingerprint });
    expect([result.kind, server.tried]).toEqual(['sent', ['correct horse']]);
    expect(server.mails).toMatchObject([{ secure: true }]);
    expect(server.mails[0]?.raw).toContain('Subject: Hello');
  });

  test('another certificate than the pinned one is refused, and gets neither password nor mail', async () => {
    const { server, result, reason } = await send({ tls, pin: anotherPin });
    expect([result.kind, server.tried, server.mails]).toEqual(['later', [], []]);
    expect(reason).toContain(`its certificate is sha256:${certificate.fingerprint}, not the pinned one`);
  });
});

test.each([null, certificate.fingerprint])(
  'a server that offers no STARTTLS where it is required gets neither password nor mail (pin %s)',
  async (pin) => {
    const { server, result } = await send({ tls: 'none', pin });
    expect([result.kind, server.tried, server.mails]).toEqual(['later', [], []]);
  },
);

test('TLS from the first byte is not spoken to a server that speaks it later', async () => {
  const { server, result } = await send({ tls: 'starttls', secure: true, pin: certificate.fingerprint });
  expect([result.kind, server.tried]).toEqual(['later', []]);
});

test('a password that is refused holds the mail back and does not fail it', async () => {
  const { result, reason } = await send({ tls: 'none', plaintextAllowed: true, accepts: () => false });
  expect(result.kind).toBe('later');
  expect(reason).toContain('Authentication failed');
});

test('other settings of the same mailbox are used at once', async () => {
  const first = await send({ tls: 'none', plaintextAllowed: true });
  const second = await send({ tls: 'none', plaintextAllowed: true });
  expect([first.server.mails, second.server.mails].map((mails) => mails.length)).toEqual([1, 1]);
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
    const { server, result } = await send({
      ...how,
      ...tokens('token-1'),
      accepts: (each) => each === 'token-1',
    });
    expect([result.kind, server.tried]).toEqual(['sent', ['token-1']]);
  });

  test('tries one new token where the first is refused', async () => {
    const { tokens: source, refused } = tokens('stale', 'fresh');
    const { server, result } = await send({ ...how, tokens: source, accepts: (each) => each === 'fresh' });
    expect([result.kind, server.tried]).toEqual(['sent', ['stale', 'fresh']]);
    expect(refused).toEqual([undefined, 'stale']);
  });

  test('holds the mail back where the new one is refused too', async () => {
    const { server, result } = await send({ ...how, ...tokens('stale', 'stale too'), accepts: () => false });
    expect([result.kind, server.tried, server.mails]).toEqual(['later', ['stale', 'stale too'], []]);
  });

  test('holds the mail back, and says why, where there is no token', async () => {
    const source = async () => {
      throw new Error('Google does not take the refresh token any more');
    };
    const { server, result, reason } = await send({ ...how, tokens: source });
    expect([result.kind, server.tried]).toEqual(['later', []]);
    expect(reason).toContain('does not take the refresh token');
  });
});
